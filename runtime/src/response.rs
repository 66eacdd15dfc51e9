//! What a call gives beside the value alone.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::headers::ReadHeaders;
use crate::reply::Reply;

/// A successful answer: status, headers and the decoded body.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The decoded body.
    pub body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(reply: Reply, body: T) -> Self {
        let (status, headers, _) = reply.into_parts();
        Self { status, headers, body }
    }

    /// The headers by the description's names and types.
    pub fn read_headers<H: ReadHeaders>(&self) -> H {
        H::read_headers(&self.headers)
    }
}

/// An answer as it was received, whatever its status. Its `Debug` leaves out the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct RawResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, after decompression if that is on.
    pub body: Bytes,
}

impl RawResponse {
    pub(crate) fn new(reply: Reply) -> Self {
        let (status, headers, body) = reply.into_parts();
        Self { status, headers, body }
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
