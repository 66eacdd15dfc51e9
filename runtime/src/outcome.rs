//! The decoders of generated code: what turns an answer into a value at the edge.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use crate::read::{DecodeError, Fault, decode_within};
use crate::reply::Reply;
use crate::slot::{Blank, Slot};

/// A choice by status: the documented errors of an operation, or its successes.
pub trait ByStatus: Sized {
    /// Reads what an answer's status documents.
    ///
    /// # Errors
    /// Fails if the status is none of the choice, or the body is not what it documents.
    fn decode(reply: &Reply) -> Result<Self, DecodeError>;
}

/// The body as JSON.
///
/// # Errors
/// Fails if the body is not JSON in UTF-8, or not of this type.
pub fn json<T: Slot + Blank>(reply: &Reply) -> Result<T, DecodeError> {
    decode_within(json_bytes(reply)?, reply.limits())
}

/// The body as XML, by the hints of the description.
///
/// # Errors
/// Fails if the body is not XML in UTF-8, or not of this type.
#[cfg(feature = "xml")]
pub fn xml<T: Slot + Blank>(reply: &Reply) -> Result<T, DecodeError> {
    let Some(element) = reply.response().and_then(|response| response.content().first()?.element()) else {
        return Err(misfit("a documented body", reply.status().as_str()));
    };
    let media_type = label(reply).0.trim().to_ascii_lowercase();
    if media_type.contains("html") || media_type.contains("json") {
        return Err(misfit(expected(reply), &media_type));
    }
    check_charset(reply)?;
    let json = crate::xml::to_json(reply.body(), element, reply.limits())?;
    decode_within(&json, reply.limits())
}

/// The body as it was received.
///
/// # Errors
/// Never fails.
pub fn bytes(reply: &Reply) -> Result<Bytes, DecodeError> {
    Ok(reply.body().clone())
}

/// The body as text.
///
/// # Errors
/// Fails if the body is not UTF-8.
pub fn text(reply: &Reply) -> Result<String, DecodeError> {
    check_charset(reply)?;
    let text = std::str::from_utf8(reply.body());
    text.map(str::to_owned).map_err(|error| DecodeError::utf8(reply.body(), error.valid_up_to()))
}

/// No value: whatever the body holds is not read.
///
/// # Errors
/// Never fails.
pub fn empty(_: &Reply) -> Result<(), DecodeError> {
    Ok(())
}

/// The error for an answer whose key the generated code does not know.
///
/// # Errors
/// Always.
pub fn undocumented<T>(reply: &Reply) -> Result<T, DecodeError> {
    Err(misfit("a documented status", reply.status().as_str()))
}

/// The body, if its media type does not rule JSON out.
///
/// A label that is missing, or that only says text or bytes, is passed over: many servers write it. Markup is
/// refused by its label, since a message about its first character would hide what it is.
fn json_bytes(reply: &Reply) -> Result<&[u8], DecodeError> {
    let (media_type, _) = label(reply);
    let media_type = media_type.trim().to_ascii_lowercase();
    if media_type.contains("html") || (media_type.contains("xml") && !media_type.contains("json")) {
        return Err(misfit(expected(reply), &media_type));
    }
    check_charset(reply)?;
    Ok(reply.body())
}

/// Refuses charsets other than UTF-8, unless the body holds nothing but ASCII.
fn check_charset(reply: &Reply) -> Result<(), DecodeError> {
    let charset = charset(label(reply).1).unwrap_or("utf-8");
    let readable = ["utf-8", "utf8", "us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known));
    if readable || reply.body().is_ascii() { Ok(()) } else { Err(misfit("utf-8", charset)) }
}

/// The media type that the answer is labelled with, and its parameters.
fn label(reply: &Reply) -> (&str, &str) {
    let label = reply.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    label.split_once(';').unwrap_or((label, ""))
}

fn expected(reply: &Reply) -> &'static str {
    let content = reply.response().and_then(|response| response.content().first());
    content.map_or("application/json", |content| content.media_type())
}

fn charset(parameters: &str) -> Option<&str> {
    parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

/// A fault of the whole body.
pub(crate) fn misfit(expected: &str, found: &str) -> DecodeError {
    DecodeError::new(vec![Fault {
        path: Vec::new(),
        expected: expected.to_owned(),
        found: found.to_owned(),
        offset: 0,
        missing: false,
    }])
}
