//! A body, piece by piece.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::descriptor::Operation;
use crate::error::{Cause, Error, ErrorKind};
use crate::limits::Limits;
use crate::reply::Reply;
use crate::transport::Body;

/// A body that is read as it arrives; its size is not limited. Dropping it ends the transfer.
#[non_exhaustive]
pub struct ByteStream {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    operation: &'static Operation,
    limits: Limits,
    /// `None` after the end and after a failure.
    body: Option<Body>,
}

impl ByteStream {
    pub(crate) fn new(
        operation: &'static Operation,
        (status, headers): (StatusCode, HeaderMap),
        body: Body,
        limits: Limits,
    ) -> Self {
        Self { status, headers, operation, limits, body: Some(body) }
    }

    /// The next piece, as large as the transport gives it; `None` at the end.
    ///
    /// Nothing is lost when the future is dropped before it is done.
    ///
    /// # Errors
    /// Fails if the connection breaks or the time of the call runs out; nothing comes after that.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        let chunk = self.body.as_mut()?.chunk().await;
        match chunk {
            Some(Ok(bytes)) => Some(Ok(bytes)),
            Some(Err(error)) => {
                self.body = None;
                Some(Err(self.failed(error.kind(), Cause::from(error))))
            }
            None => {
                self.body = None;
                None
            }
        }
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// Reads no more; whether there could have been more.
    pub(super) fn end(&mut self) -> bool {
        self.body.take().is_some()
    }

    pub(super) fn failed(&self, kind: ErrorKind, cause: Cause) -> Error {
        let reply = Reply::new(self.operation, self.status, self.headers.clone(), Bytes::new());
        Error::answered(reply, kind, Some(cause))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("ended", &self.body.is_none())
            .finish_non_exhaustive()
    }
}
