//! How much of an answer is accepted, so that a server cannot exhaust the client.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::error::{Cause, ErrorKind};
use crate::read::DecodeLimits;
use crate::transport::Body;

/// The limits of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The response body, in bytes, after decompression.
    pub(crate) body: usize,
    /// Names and values of the response headers, in bytes.
    pub(crate) headers: usize,
    /// How deep a response body may nest.
    pub(crate) decode: DecodeLimits,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 64 << 20, headers: 64 << 10, decode: DecodeLimits::default() }
    }
}

/// A limit that an answer exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exceeded {
    what: &'static str,
    limit: usize,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} exceeds {} bytes", self.what, self.limit)
    }
}

impl std::error::Error for Exceeded {}

/// Refuses headers beyond the limit.
pub(crate) fn check_headers(headers: &HeaderMap, limits: Limits) -> Result<(), Exceeded> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if bytes > limits.headers {
        return Err(Exceeded { what: "response header", limit: limits.headers });
    }
    Ok(())
}

/// Reads a body to its end, or up to the limit; what one chunk holds whole is not copied.
pub(crate) async fn read_body(mut body: Body, limits: Limits) -> Result<Bytes, (ErrorKind, Cause)> {
    let mut first = Bytes::new();
    let mut rest: Vec<u8> = Vec::new();
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk.map_err(|error| (error.kind(), Cause::from(error)))?;
        let total = first.len().max(rest.len()).saturating_add(chunk.len());
        if total > limits.body {
            return Err((ErrorKind::Limit, Cause::from(exceeded_body(limits))));
        }
        if first.is_empty() && rest.is_empty() {
            first = chunk;
        } else {
            if rest.is_empty() {
                rest.reserve(total);
                rest.extend_from_slice(&first);
            }
            rest.extend_from_slice(&chunk);
        }
    }
    Ok(if rest.is_empty() { first } else { Bytes::from(rest) })
}

/// The error for a body, or a part of a stream, beyond the limit.
pub(crate) fn exceeded_body(limits: Limits) -> Exceeded {
    Exceeded { what: "response body", limit: limits.body }
}
