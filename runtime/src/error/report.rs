//! The error without its type: everything that is known about a failed call.

use std::any::Any;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::ErrorKind;
use crate::descriptor::Operation;
use crate::headers::ReadHeaders;
use crate::oauth::OAuthError;
use crate::read::DecodeError;
use crate::reply::Reply;
use crate::write::ValidationError;

/// The failure underneath: a decode error, a transport's error, …
pub(crate) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A documented error body, whatever its type; implemented for every type that qualifies.
pub trait Documented: Any + fmt::Debug + Send + Sync {
    /// The value, to be downcast.
    fn as_any(&self) -> &dyn Any;
    /// The value, to be downcast and taken.
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl<T: Any + fmt::Debug + Send + Sync> Documented for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// A failed call of any operation. `?` makes one out of every [`CallError`](crate::CallError).
pub struct Error {
    report: Box<Report>,
}

struct Report {
    kind: ErrorKind,
    operation: &'static Operation,
    answer: Option<Answer>,
    documented: Option<Box<dyn Documented>>,
    cause: Option<Cause>,
}

/// What the server answered.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Error {
    /// A call that failed before there was an answer.
    pub(crate) fn unanswered(operation: &'static Operation, kind: ErrorKind, cause: Cause) -> Self {
        Self::new(kind, operation, None, None, Some(cause))
    }

    /// A call whose answer is the failure, or could not be used.
    pub(crate) fn answered(reply: Reply, kind: ErrorKind, cause: Option<Cause>) -> Self {
        let operation = reply.operation();
        let answer = Answer::from(reply);
        Self::new(kind, operation, Some(answer), None, cause)
    }

    /// A documented error, its body decoded or not.
    pub(crate) fn documented(reply: Reply, body: Result<Box<dyn Documented>, DecodeError>) -> Self {
        let (body, cause) = match body {
            Ok(body) => (Some(body), None),
            Err(error) => (None, Some(Cause::from(error))),
        };
        let operation = reply.operation();
        let answer = Answer::from(reply);
        Self::new(ErrorKind::Api, operation, Some(answer), body, cause)
    }

    fn new(
        kind: ErrorKind,
        operation: &'static Operation,
        answer: Option<Answer>,
        documented: Option<Box<dyn Documented>>,
        cause: Option<Cause>,
    ) -> Self {
        Self { report: Box::new(Report { kind, operation, answer, documented, cause }) }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.report.kind
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.report.operation
    }

    /// The status, if the server answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.report.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers, if the server answered.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.report.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The headers by the description's names and types, if the server answered.
    pub fn read_headers<H: ReadHeaders>(&self) -> Option<H> {
        self.headers().map(H::read_headers)
    }

    /// The body as it was received, if the server answered; empty if reading it failed. Of a stream, the value or event that does not decode.
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.report.answer.as_ref().map(|answer| &answer.body[..])
    }

    /// The documented error, if it is of this type.
    pub fn body<E: 'static>(&self) -> Option<&E> {
        self.report.documented.as_ref()?.as_ref().as_any().downcast_ref()
    }

    /// Why the body did not decode: where, what was expected, what was found.
    ///
    /// Set for [`ErrorKind::Decode`], and for [`ErrorKind::Api`] if the body of a documented error is another.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.report.cause.as_ref()?.downcast_ref()
    }

    /// Why there is no token; set for [`ErrorKind::Auth`].
    pub fn oauth_error(&self) -> Option<&OAuthError> {
        self.report.cause.as_ref()?.downcast_ref()
    }

    /// Every constraint that the request breaks; set for [`ErrorKind::Validate`].
    pub fn validation_error(&self) -> Option<&ValidationError> {
        let cause = self.report.cause.as_ref()?;
        // That of a parameter is inside of what says which parameter it is.
        cause.downcast_ref().or_else(|| cause.source()?.downcast_ref())
    }

    pub(crate) fn into_documented<E: 'static>(self) -> Option<E> {
        let body = self.report.documented?.into_any().downcast().ok()?;
        Some(*body)
    }
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        let (status, headers, body) = reply.into_parts();
        Self { status, headers, body }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.report.operation;
        let (method, template) = (operation.method(), operation.template());
        write!(f, "{method} {template}: {}", self.report.kind.phrase())?;
        match self.status() {
            Some(status) => write!(f, " (status {}, {})", status.as_u16(), self.report.kind),
            None => write!(f, " ({})", self.report.kind),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = &self.report;
        let mut out = f.debug_struct("Error");
        out.field("kind", &report.kind);
        out.field("operation", &report.operation.id());
        if let Some(answer) = &report.answer {
            out.field("status", &answer.status.as_u16());
            out.field("body_bytes", &answer.body.len());
        }
        if let Some(documented) = &report.documented {
            out.field("body", documented);
        }
        if let Some(cause) = &report.cause {
            out.field("cause", cause);
        }
        out.finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.report.cause {
            Some(cause) => Some(cause.as_ref()),
            None => None,
        }
    }
}
