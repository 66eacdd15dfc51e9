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
    OAuth { flows: &'static [Flow], metadata: Option<&'static str> },
    MutualTls,
}

/// A way to get a token that the description knows (OAuth Flow Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    grant: Grant,
    token_url: &'static str,
    device_url: Option<&'static str>,
    refresh_url: Option<&'static str>,
}

/// What is given for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grant {
    AuthorizationCode,
    ClientCredentials,
    DeviceAuthorization,
    Password,
}

impl Flow {
    /// A code that a user's browser brings back; `authorizationCode`.
    #[must_use]
    pub const fn authorization_code(token_url: &'static str) -> Self {
        Self::new(Grant::AuthorizationCode, token_url)
    }

    /// The client's own credentials; `clientCredentials`.
    #[must_use]
    pub const fn client_credentials(token_url: &'static str) -> Self {
        Self::new(Grant::ClientCredentials, token_url)
    }

    /// A person who agrees on another device; `deviceAuthorization` (OpenAPI 3.2).
    #[must_use]
    pub const fn device_authorization(device_url: &'static str, token_url: &'static str) -> Self {
        Self { device_url: Some(device_url), ..Self::new(Grant::DeviceAuthorization, token_url) }
    }

    /// A user's name and password; `password`.
    #[must_use]
    pub const fn password(token_url: &'static str) -> Self {
        Self::new(Grant::Password, token_url)
    }

    const fn new(grant: Grant, token_url: &'static str) -> Self {
        Self { grant, token_url, device_url: None, refresh_url: None }
    }

    /// Where tokens are renewed, if not at the same address; `refreshUrl`.
    #[must_use]
    pub const fn refreshed_at(self, url: &'static str) -> Self {
        Self { refresh_url: Some(url), ..self }
    }

    pub(crate) const fn grant(&self) -> Grant {
        self.grant
    }

    pub(crate) const fn token_url(&self) -> &'static str {
        self.token_url
    }

    pub(crate) const fn device_url(&self) -> Option<&'static str> {
        self.device_url
    }

    pub(crate) fn refresh_url(&self) -> Option<&'static str> {
        self.refresh_url
    }
}

impl Scheme {
    /// `Authorization: Bearer …` (RFC 6750) with a token that the user has.
    #[must_use]
    pub const fn bearer(name: &'static str) -> Self {
        Self { name, kind: Kind::Bearer }
    }

    /// `Authorization: Bearer …` (RFC 6750) with a token that the user has or the client gets in one of these ways (OAuth 2.0).
    #[must_use]
    pub const fn oauth(name: &'static str, flows: &'static [Flow]) -> Self {
        Self { name, kind: Kind::OAuth { flows, metadata: None } }
    }

    /// Where metadata of the authorization server is (RFC 8414, `OpenID` Connect Discovery); for flows that are not documented.
    #[must_use]
    pub const fn with_metadata(self, url: &'static str) -> Self {
        match self.kind {
            Kind::OAuth { flows, metadata: _ } => Self { kind: Kind::OAuth { flows, metadata: Some(url) }, ..self },
            _ => self,
        }
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

    /// A certificate that the client shows when it connects (RFC 8446, section 4.4.2); `mutualTLS`.
    #[must_use]
    pub const fn mutual_tls(name: &'static str) -> Self {
        Self { name, kind: Kind::MutualTls }
    }

    /// The scheme's name in the description.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }
}
