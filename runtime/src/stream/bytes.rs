//! A body, piece by piece.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::call::State;
use crate::error::{Cause, Error, ErrorKind};
use crate::execute::{Opened, open, undecodable};
use crate::limits::Limits;
use crate::read::DecodeError;
use crate::reply::Reply;
use crate::transport::Body;

/// A body that is read as it arrives; its size is not limited. Dropping it ends the transfer.
#[non_exhaustive]
pub struct ByteStream {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// What was asked.
    call: Box<State>,
    /// `None` after the end and after a failure.
    body: Option<Body>,
}

impl ByteStream {
    pub(crate) fn new(call: Box<State>, (status, headers): (StatusCode, HeaderMap), body: Body) -> Self {
        Self { status, headers, call, body: Some(body) }
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
        self.call.client.shared().limits
    }

    /// Asks again for what follows that event; `None` where the server has no more (WHATWG HTML, section 9.2.3).
    pub(super) async fn after(&self, last_id: &str) -> Result<Option<Self>, Error> {
        let mut call = self.call.clone();
        if !last_id.is_empty() {
            call.add_header("last-event-id", last_id);
        }
        match open(call).await? {
            // Documented or not.
            Opened::Stream(stream) if stream.status == StatusCode::NO_CONTENT => Ok(None),
            Opened::Whole(reply) if reply.status() == StatusCode::NO_CONTENT => Ok(None),
            Opened::Stream(stream) => Ok(Some(stream)),
            Opened::Whole(reply) => {
                let kind = if reply.is_documented() { ErrorKind::Api } else { ErrorKind::UndocumentedStatus };
                Err(Error::answered(reply, kind, None))
            }
        }
    }

    /// Reads no more; whether there could have been more.
    pub(super) fn end(&mut self) -> bool {
        self.body.take().is_some()
    }

    /// The error for a value or an event that is not what the description says.
    pub(super) fn undecodable(&self, piece: &[u8], error: DecodeError) -> Error {
        undecodable(&self.call, (self.status, self.headers.clone()), Bytes::copy_from_slice(piece), error)
    }

    pub(super) fn failed(&self, kind: ErrorKind, cause: Cause) -> Error {
        let reply = Reply::new(self.call.operation, self.status, self.headers.clone(), Bytes::new());
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
