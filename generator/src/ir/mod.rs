//! What a client of the API has to know, settled and neutral: plain data.
//!
//! In: nothing (filled by `lower`, refined by `passes`). Out: [`Api`], which renderers print. It says *what* (a struct with these
//! properties, an open enum, a union decided this way), never how that prints. Must not know: openapiv3, versions of OpenAPI, heck,
//! quote, syn.

mod api;
mod body;
mod constraints;
mod docs;
mod dump;
mod ids;
mod incoming;
mod literal;
mod operation;
mod origin;
mod outcome;
mod parameter;
mod probe;
mod reach;
mod response;
mod security;
mod server;
mod stream;
mod tightest;
mod types;
mod untyped;
mod xml;

pub use api::{Api, Info, LeftOut, Tag};
pub use body::{Body, BodyContent, Encoding, Framing, PartHeader, PartHeaderValue, RequestBody, SentAs};
pub use constraints::{Bound, Constraints, NESTED_LIMITS};
pub use docs::{Docs, ExternalDocs};
pub use dump::dump;
pub use ids::{IncomingId, OperationId, SecuritySchemeId, ServerId, TagId, TypeId};
pub use incoming::{Incoming, IncomingAnswer, IncomingParameter, Trigger};
pub use literal::{Literal, integer};
pub use operation::{Method, Operation, PathSegment, PathTemplate};
pub use origin::{Holder, Origin, Role};
pub use outcome::{Errors, Payload, StatusCase, Success};
pub use parameter::{ContentFormat, Parameter, ParameterContent, ParameterLocation, Style};
pub use probe::{Condition, JsonKind, KindSet, Probe, Rule};
pub use reach::{Portion, Reach};
pub use response::{Link, Response, ResponseHeader, StatusPattern};
pub use security::{ApiKeyLocation, OAuthFlow, OAuthGrant, SecurityAlternative, SecurityScheme, SecuritySchemeKind};
pub use server::{Server, ServerSegment, ServerVariable};
pub use stream::{EventCase, Stream, StreamContent};
pub use types::{
    Derives, Direction, Enum, EnumVariant, Form, Presence, Property, Rest, Scalar, Struct, Type, TypeExpression,
    TypeKind, Union, UnionVariant,
};
pub use untyped::Untyped;
pub use xml::{Xml, XmlAbsent, XmlBody, XmlContent, XmlElement, XmlField, XmlName, XmlNode};
