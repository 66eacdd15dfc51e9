//! The error of one operation: the shared error, and the type of its documented body.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, StatusCode};

use super::{Error, ErrorKind};
use crate::descriptor::Operation;
use crate::headers::ReadHeaders;
use crate::oauth::OAuthError;
use crate::read::DecodeError;
use crate::write::ValidationError;

/// A failed call of an operation whose documented error is `E`.
///
/// One pointer wide; `?` turns it into [`Error`] and into any error type that takes standard errors.
pub struct CallError<E> {
    error: Error,
    documented: PhantomData<fn() -> E>,
}

impl<E> CallError<E> {
    pub(crate) fn new(error: Error) -> Self {
        Self { error, documented: PhantomData }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.error.kind()
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.error.operation()
    }

    /// The status, if the server answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.error.status()
    }

    /// The headers, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.error.headers()
    }

    /// The headers by the description's names and types, if the server answered.
    pub fn read_headers<H: ReadHeaders>(&self) -> Option<H> {
        self.error.read_headers()
    }

    /// The body as it was received, if the server answered; empty if reading it failed. Of a stream, the value or event that does not decode.
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.error.raw_body()
    }

    /// Why the body did not decode: where, what was expected, what was found.
    ///
    /// Set for [`ErrorKind::Decode`], and for [`ErrorKind::Api`] if the body of a documented error is another.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.error.decode_error()
    }

    /// Why there is no token; set for [`ErrorKind::Auth`].
    pub fn oauth_error(&self) -> Option<&OAuthError> {
        self.error.oauth_error()
    }

    /// Every constraint that the request breaks; set for [`ErrorKind::Validate`].
    pub fn validation_error(&self) -> Option<&ValidationError> {
        self.error.validation_error()
    }
}

impl<E: 'static> CallError<E> {
    /// The documented error; `None` for every other failure, and if the body did not decode.
    pub fn body(&self) -> Option<&E> {
        self.error.body()
    }

    /// The documented error, owned.
    pub fn into_body(self) -> Option<E> {
        self.error.into_documented()
    }
}

impl<E> From<CallError<E>> for Error {
    fn from(error: CallError<E>) -> Self {
        error.error
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl<E> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.error, f)
    }
}

impl<E> std::error::Error for CallError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.error)
    }
}
