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
    /// `Authorization: Bearer …` (RFC 6750) with a token that the client can get itself (OAuth 2.0, `OpenID` Connect).
    OAuth {
        /// The ways that the description names, in its order.
        flows: Vec<OAuthFlow>,
        /// Where metadata of the authorization server is: `openIdConnectUrl`, or `oauth2MetadataUrl` (OpenAPI 3.2).
        metadata_url: Option<String>,
    },
    /// A certificate that the client shows when it connects (OpenAPI 3.1).
    MutualTls,
    /// A value of its own.
    ApiKey {
        /// The header, query parameter or cookie.
        name: String,
        /// Where it is sent.
        location_in: ApiKeyLocation,
    },
}

/// A way to get a token (OAuth Flow Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Which way.
    pub grant: OAuthGrant,
    /// Where a user's browser is sent.
    pub authorization_url: Option<String>,
    /// Where a device asks for a code that a person enters elsewhere.
    pub device_authorization_url: Option<String>,
    /// Where tokens are; the implicit flow brings them along.
    pub token_url: Option<String>,
    /// Where they are renewed, if that is said.
    pub refresh_url: Option<String>,
    /// Each scope, and what it is for.
    pub scopes: Vec<(String, String)>,
}

/// The ways to get a token (RFC 6749, section 1.3; RFC 8628).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthGrant {
    /// `authorizationCode`.
    AuthorizationCode,
    /// `clientCredentials`.
    ClientCredentials,
    /// `deviceAuthorization` (OpenAPI 3.2).
    DeviceAuthorization,
    /// `implicit`.
    Implicit,
    /// `password`.
    Password,
}

impl OAuthGrant {
    /// Its key in the description.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorizationCode",
            Self::ClientCredentials => "clientCredentials",
            Self::DeviceAuthorization => "deviceAuthorization",
            Self::Implicit => "implicit",
            Self::Password => "password",
        }
    }
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
