//! A response body, read chunk by chunk.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::{MaybeSend, TransportError};

/// A body that arrives piece by piece.
pub trait BodyStream: MaybeSend {
    /// The next piece; `None` at the end.
    fn poll_chunk(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>>;
}

/// A response body.
pub struct Body(Inner);

enum Inner {
    Full(Option<Bytes>),
    Stream(Pin<Box<dyn BodyStream>>),
    #[cfg(feature = "reqwest")]
    Reqwest(super::reqwest::ResponseBody),
}

impl Body {
    /// A body that is there already.
    pub fn full(bytes: impl Into<Bytes>) -> Self {
        Self(Inner::Full(Some(bytes.into())))
    }

    /// A body that arrives piece by piece.
    pub fn stream(stream: impl BodyStream + 'static) -> Self {
        Self(Inner::Stream(Box::pin(stream)))
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn reqwest(body: super::reqwest::ResponseBody) -> Self {
        Self(Inner::Reqwest(body))
    }

    /// The next piece; `None` at the end.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        match &mut self.0 {
            Inner::Full(bytes) => Poll::Ready(bytes.take().filter(|bytes| !bytes.is_empty()).map(Ok)),
            Inner::Stream(stream) => stream.as_mut().poll_chunk(cx),
            #[cfg(feature = "reqwest")]
            Inner::Reqwest(body) => body.poll_chunk(cx),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}
