//! What an operation is, as constant data: method, path, parameters, bodies, responses, security.
//!
//! Comes in: literals printed by the generator. Goes out: everything that execution, errors and hooks ask
//! about an operation. Must not know: clients, transports, Rust types of the description.
//!
//! All constructors are `const`, so that a descriptor is a `static` and costs nothing at run time. The fields
//! are private: a later version adds some without touching clients that are already generated.

mod encoding;
mod method;
mod operation;
mod parameter;
mod responses;
mod security;
#[cfg(feature = "xml")]
mod xml;

pub use self::encoding::Encoding;
pub use self::method::Method;
pub use self::operation::{Operation, Segment};
pub use self::parameter::{Location, Parameter, Style};
pub use self::responses::{Content, DocumentedResponse, Status};
pub use self::security::{Flow, Scheme};
pub(crate) use self::security::{Grant, Kind as SchemeKind};
#[cfg(feature = "xml")]
pub(crate) use self::xml::XmlNode;
#[cfg(feature = "xml")]
pub use self::xml::{InXml, Xml, XmlElement, XmlField, XmlName, xml_of};
