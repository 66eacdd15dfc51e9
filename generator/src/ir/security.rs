//! Security schemes and requirements.

use crate::diagnostics::Location;

use super::{Docs, SecuritySchemeId};

/// A way to prove who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its key in the components.
    pub name: String,
    /// Which way.
    pub kind: SecuritySchemeKind,
    /// What it says.
    pub docs: Docs,
    /// `deprecated` (OpenAPI 3.2).
    pub deprecated: bool,
    /// Where.
    pub location: Location,
}

/// The ways that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// `Authorization: Bearer …` (RFC 6750); the format is for people.
    Bearer {
        /// `bearerFormat`.
        format: Option<String>,
    },
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A value of its own.
    ApiKey {
        /// The header, query parameter or cookie.
        name: String,
        /// Where it is sent.
        location_in: ApiKeyLocation,
    },
}

/// Where an API key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiKeyLocation {
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// One alternative: all of these together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityAlternative {
    /// Each scheme with the scopes or roles that are needed.
    pub schemes: Vec<(SecuritySchemeId, Vec<String>)>,
}
