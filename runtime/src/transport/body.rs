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
    Reqwest(Box<reqwest::Response>),
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
    pub(super) fn reqwest(response: reqwest::Response) -> Self {
        Self(Inner::Reqwest(Box::new(response)))
    }

    /// The next piece; `None` at the end.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        match &mut self.0 {
            Inner::Full(bytes) => bytes.take().filter(|bytes| !bytes.is_empty()).map(Ok),
            Inner::Stream(stream) => poll_fn(|cx| stream.as_mut().poll_chunk(cx)).await,
            #[cfg(feature = "reqwest")]
            Inner::Reqwest(response) => super::reqwest::chunk(response).await,
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}
