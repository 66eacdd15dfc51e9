//! The kinds of failure a program may want to tell apart.

use std::fmt;

/// What went wrong in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be put together: an address, header or parameter that HTTP does not allow.
    Request,
    /// A value of the request breaks the description's constraints; only with `validate_requests(true)`.
    Validate,
    /// A value of the request could not be written, such as a number that is not finite.
    Encode,
    /// No token: the authorization server refused, or what was given for one is used up. See [`OAuthError`](crate::OAuthError).
    Auth,
    /// No connection: name resolution, refused, unreachable.
    Connect,
    /// No secure connection: certificate, protocol, handshake.
    Tls,
    /// The time for the call or for connecting ran out.
    Timeout,
    /// The connection broke while the request was sent or the answer awaited.
    Transfer,
    /// The answer's body ended early or its framing was wrong.
    Body,
    /// A redirect that is not followed: another origin, too many, no usable target.
    Redirect,
    /// The answer exceeds a limit of this client.
    Limit,
    /// A successful answer whose body is not what the description says.
    Decode,
    /// An error that the description documents.
    Api,
    /// A status that the description does not document.
    UndocumentedStatus,
}

impl ErrorKind {
    /// A short stable name, for logs and metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Validate => "validate",
            Self::Encode => "encode",
            Self::Auth => "auth",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
            Self::Transfer => "transfer",
            Self::Body => "body",
            Self::Redirect => "redirect",
            Self::Limit => "limit",
            Self::Decode => "decode",
            Self::Api => "api",
            Self::UndocumentedStatus => "undocumented-status",
        }
    }

    /// What happened, as the middle of a sentence.
    pub(crate) const fn phrase(self) -> &'static str {
        match self {
            Self::Request => "request cannot be built",
            Self::Validate => "request breaks the description's constraints",
            Self::Encode => "request cannot be encoded",
            Self::Auth => "no token for the request",
            Self::Connect => "connection failed",
            Self::Tls => "secure connection failed",
            Self::Timeout => "timed out",
            Self::Transfer => "transfer failed",
            Self::Body => "response body is incomplete",
            Self::Redirect => "redirect not followed",
            Self::Limit => "response exceeds a limit",
            Self::Decode => "response body does not decode",
            Self::Api => "error response",
            Self::UndocumentedStatus => "undocumented status",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
