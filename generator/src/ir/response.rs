//! Responses.

use std::fmt;

use crate::diagnostics::Location;

use super::{Body, Docs, Stream, TypeExpression, TypeId};

/// A documented response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Which statuses.
    pub status: StatusPattern,
    /// The body that is understood; `None` when none is documented.
    pub body: Option<Body>,
    /// Media types that the server has beside that of the body; they are not asked for.
    pub others: Vec<String>,
    /// The body as it arrives; at most one response of an operation has it, a success.
    pub stream: Option<Stream>,
    /// Documented headers.
    pub headers: Vec<ResponseHeader>,
    /// The type of kind [`super::TypeKind::Headers`] that has them, shared by all responses with the same ones.
    pub typed_headers: Option<TypeId>,
    /// What it leads to.
    pub links: Vec<Link>,
    /// What it says.
    pub docs: Docs,
    /// Where.
    pub location: Location,
}

/// A documented response header. Servers leave even required ones out, so each is optional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHeader {
    /// The name as written.
    pub name: String,
    /// Its type, in style `simple`.
    pub ty: TypeExpression,
    /// Whether items and members stand for themselves.
    pub explode: bool,
    /// Media type of a header that is described by `content`, whose value is decoded as such.
    pub content: Option<String>,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Where.
    pub location: Location,
}

/// What a response leads to (Link Object); for documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its key.
    pub name: String,
    /// `operationId` or `operationRef`.
    pub operation: String,
    /// Parameters of that operation, and the value or runtime expression of each.
    pub parameters: Vec<(String, String)>,
    /// `requestBody`, a value or a runtime expression.
    pub request_body: Option<String>,
    /// The URL of `server`.
    pub server: Option<String>,
    /// `description`.
    pub description: Option<String>,
}

/// Which statuses a response is for; ordered by precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusPattern {
    /// One status.
    Exact(u16),
    /// A class by its first digit, `4` for `4XX`.
    Range(u8),
    /// Every status that no other response is for.
    Default,
}

impl StatusPattern {
    /// Whether it is for statuses 200 to 299 only.
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Exact(200..=299) | Self::Range(2))
    }
}

impl fmt::Display for StatusPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Range(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
