//! Responses.

use std::fmt;

use crate::diagnostics::Location;

use super::{Body, Docs, TypeExpression};

/// A documented response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Which statuses.
    pub status: StatusPattern,
    /// The body that is understood; `None` when none is documented.
    pub body: Option<Body>,
    /// Documented headers.
    pub headers: Vec<ResponseHeader>,
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
    /// What it says.
    pub docs: Docs,
    /// Where.
    pub location: Location,
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
