//! Version 1 of the contract between generated code and this crate.

pub use crate::convert::{from_value, to_value};
pub use crate::read::{In, decode, decode_text, decode_within};
pub use crate::slot::{Blank, Check, Fields, If, Kinds, Literal, Probe, Rule, Slot, blank, take};
pub use crate::write::{Out, PlainText, debug, encode, encode_text, encode_within, equal, validate, validate_value};
#[cfg(feature = "serde")]
pub use crate::{delegate_serde, serde};

pub use crate::auth::Credential;
pub use crate::builder::ClientBuilder;
pub use crate::call::{Call, Decode};
pub use crate::client::Client;
pub use crate::descriptor::{
    Content, DocumentedResponse, Encoding, Flow, Method, Operation, Parameter, Scheme, Segment, Status, Style,
};
#[cfg(feature = "xml")]
pub use crate::descriptor::{InXml, Xml, XmlElement, XmlField, XmlName, xml_of};
pub use crate::drift::Drift;
pub use crate::error::{BuildError, CallError, NoError};
pub use crate::headers::{ReadHeaders, header, json_header};
#[cfg(feature = "xml")]
pub use crate::outcome::xml;
pub use crate::outcome::{ByStatus, bytes, empty, json, text, undocumented};
pub use crate::pending::{RawFuture, ResponseFuture, StreamFuture, ValueFuture};
pub use crate::read::DecodeError;
pub use crate::reply::Reply;
pub use crate::sequence::Framing;
pub use crate::stream::{ByEvent, ByteStream, EventData, Events, Values};
pub use crate::transport::{MaybeSend, MaybeSync, Transport, Upload};
pub use crate::value::Secret;
pub use bytes::Bytes as Body;
pub use http::HeaderMap;

/// What generated code may use of this version: grows by one with each addition.
pub const REVISION: u32 = 1;

/// Stops the compiler, in words, if generated code needs more than this crate has.
pub const fn require(revision: u32) {
    assert!(
        revision <= REVISION,
        "this client was generated for a newer `clientwright-runtime`: run `cargo update -p clientwright-runtime`"
    );
}

/// A method by its token.
pub const fn method(token: &'static str) -> Method {
    Method::new(token)
}

/// The blank of a constant.
pub const fn constant(text: &'static str) -> crate::Constant {
    crate::Constant::new(text)
}

/// A value of an open enum that the description does not know.
pub fn unknown_text(text: &str) -> crate::UnknownText {
    crate::UnknownText::new(text)
}

/// A value of an open integer enum that the description does not know.
pub const fn unknown_integer(value: i64) -> crate::UnknownInteger {
    crate::UnknownInteger::new(value)
}
