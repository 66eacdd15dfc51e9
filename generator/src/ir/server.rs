//! Servers.

use crate::diagnostics::Location;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL as written; `/` when the description has none.
    pub url: String,
    /// The URL, taken apart.
    pub segments: Vec<ServerSegment>,
    /// `name` (OpenAPI 3.2).
    pub name: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// Where; the document when it has none.
    pub location: Location,
}

/// A part of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerSegment {
    /// Text as it stands.
    Literal(String),
    /// A variable.
    Variable(ServerVariable),
}

/// A variable of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// What it is unless set.
    pub default: String,
    /// What it may be; anything when empty.
    pub values: Vec<String>,
    /// `description`.
    pub description: Option<String>,
}
