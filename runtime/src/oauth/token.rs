//! What a token endpoint answers (RFC 6749, section 5.1).

use std::fmt;
use std::time::Duration;

use crate::value::{Number, Secret, Value};

use super::OAuthError;

/// Tokens as a server gave them. `Debug` shows none of them.
#[derive(Clone)]
pub struct Token {
    pub(super) access: Secret,
    pub(super) refresh: Option<Secret>,
    pub(super) lifetime: Option<Duration>,
}

impl Token {
    /// The access token.
    pub fn access_token(&self) -> &Secret {
        &self.access
    }

    /// The refresh token, if there is one; a new one takes the place of that before.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh.as_ref()
    }

    /// How long the access token is good, from the answer on; nothing if the server does not say.
    pub fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }

    /// Reads the body of a success. Only bearer tokens (RFC 6750) are of use.
    pub(super) fn read(body: &[u8]) -> Result<Self, OAuthError> {
        let body = Value::from_json(body).map_err(|_| OAuthError::answer("no JSON"))?;
        let text = |name: &str| body.get(name).and_then(Value::as_str);
        let access = text("access_token").ok_or(OAuthError::answer("no `access_token`"))?;
        if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err(OAuthError::answer("a token that is no bearer token"));
        }
        let refresh = text("refresh_token").map(Secret::from);
        let lifetime = body.get("expires_in").and_then(seconds).map(Duration::from_secs);
        Ok(Self { access: access.into(), refresh, lifetime })
    }
}

/// A number of seconds; some servers write it as a text.
pub(super) fn seconds(value: &Value) -> Option<u64> {
    let text = value.as_number().map(Number::as_str).or_else(|| value.as_str())?;
    text.split('.').next()?.parse().ok()
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("access", &self.access)
            .field("refresh", &self.refresh)
            .field("lifetime", &self.lifetime)
            .finish()
    }
}
