//! How one request is sent and its answer received, once; the seam for other HTTP stacks, mocks and recorders.
//!
//! Comes in: a finished [`Request`]. Goes out: an [`Answer`] whose body is read as it arrives, or a
//! [`TransportError`]. Must not know: operations, retries, redirects. A transport never follows a redirect,
//! and keeps no cookies: what a credential may reach is decided above it.
//!
//! On wasm, where futures of the host are bound to one thread, the aliases [`BoxFuture`], [`MaybeSend`] and
//! [`MaybeSync`] drop their `Send` and `Sync`; signatures stay the same.

mod body;
mod disk;
mod marker;
mod request;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "reqwest")]
mod tls;
mod upload;
mod wait;

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub use self::body::{Body, BodyStream};
pub use ::bytes::Bytes;

pub(crate) use self::disk::DiskFile;
pub use self::marker::{BoxFuture, MaybeSend, MaybeSync};
pub use self::request::Request;
pub(crate) use self::upload::Piece;
pub use self::upload::{Upload, UploadStream};
use crate::error::{Cause, ErrorKind};

/// Sends a request and gives the answer as soon as its headers are there.
pub trait Transport: MaybeSend + MaybeSync {
    /// Sends one request, once.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Answer, TransportError>>;

    /// Waits, as between two questions whether a person has agreed (RFC 8628, section 3.5). Where a transport does not say how, a thread of its own
    /// waits; on wasm, that is an error.
    fn wait(&self, time: Duration) -> BoxFuture<'_, Result<(), TransportError>> {
        wait::elsewhere(time)
    }

    /// Whether servers that ask for a certificate of the client get one (mutual TLS); no unless a transport says so. It meets what operations ask for by
    /// `mutualTLS`.
    fn has_client_certificate(&self) -> bool {
        false
    }
}

/// What a server answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

impl Answer {
    /// An answer from its parts.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: Body) -> Self {
        Self { status, headers, body }
    }
}

/// Why a request was not answered, or the answer not received whole.
#[derive(Debug)]
pub struct TransportError {
    kind: ErrorKind,
    cause: Cause,
}

impl TransportError {
    /// A failure of a kind; the cause must not repeat secrets of the request, such as its address.
    pub fn new(kind: ErrorKind, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, cause: cause.into() }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.phrase())
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.cause.as_ref())
    }
}
