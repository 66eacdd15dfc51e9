//! Security schemes: how a credential travels.

/// A constant description of one security scheme (Security Scheme Object).
#[derive(Debug)]
pub struct Scheme {
    name: &'static str,
    kind: Kind,
}

/// Where the credential goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bearer,
    Basic,
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

impl Scheme {
    /// `Authorization: Bearer …` (RFC 6750): HTTP bearer, OAuth 2 and `OpenID` Connect.
    #[must_use]
    pub const fn bearer(name: &'static str) -> Self {
        Self { name, kind: Kind::Bearer }
    }

    /// `Authorization: Basic …` (RFC 7617).
    #[must_use]
    pub const fn basic(name: &'static str) -> Self {
        Self { name, kind: Kind::Basic }
    }

    /// An API key in a header.
    #[must_use]
    pub const fn header(name: &'static str, header: &'static str) -> Self {
        Self { name, kind: Kind::Header(header) }
    }

    /// An API key in the query.
    #[must_use]
    pub const fn query(name: &'static str, parameter: &'static str) -> Self {
        Self { name, kind: Kind::Query(parameter) }
    }

    /// An API key in a cookie.
    #[must_use]
    pub const fn cookie(name: &'static str, cookie: &'static str) -> Self {
        Self { name, kind: Kind::Cookie(cookie) }
    }

    /// The scheme's name in the description.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }
}
