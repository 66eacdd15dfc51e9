//! Why there is no token.

use std::fmt;

use http::StatusCode;

use crate::value::Value;

/// Why a client could not get a token; the cause of an error whose kind is [`ErrorKind::Auth`](crate::ErrorKind::Auth).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthError {
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// The endpoint refused; with its code, if it gave one (RFC 6749, section 5.2).
    Refused { place: Place, status: StatusCode, code: Option<String> },
    /// The endpoint's answer is not what the RFC says.
    Answer(Place, &'static str),
    /// Its metadata names no token endpoint that can be used.
    Metadata(&'static str),
    /// What was given is used up, and there is no refresh token.
    Spent,
    /// Nobody agreed in time (RFC 8628).
    Expired,
    /// The token holds a character that no header holds.
    Unusable,
}

/// Who answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Device,
    Token,
}

/// Longer codes are none.
const LONGEST_CODE: usize = 64;

impl OAuthError {
    /// The endpoint's status, if it refused.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.reason {
            Reason::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// The endpoint's code, such as `invalid_grant` or `access_denied`, if it refused and gave one (RFC 6749, section 5.2; RFC 8628, section 3.5).
    pub fn code(&self) -> Option<&str> {
        match &self.reason {
            Reason::Refused { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    pub(super) fn refused(place: Place, status: StatusCode, body: &[u8]) -> Self {
        let body = Value::from_json(body).ok();
        let code = body.as_ref().and_then(|body| body.get("error")).and_then(Value::as_str);
        // The characters of the RFC but for blanks, so that a log line stays one.
        let is_code = |code: &&str| code.len() <= LONGEST_CODE && code.bytes().all(|byte| byte.is_ascii_graphic());
        Self { reason: Reason::Refused { place, status, code: code.filter(is_code).map(str::to_owned) } }
    }

    pub(super) const fn answer(what: &'static str) -> Self {
        Self { reason: Reason::Answer(Place::Token, what) }
    }

    pub(super) const fn device(what: &'static str) -> Self {
        Self { reason: Reason::Answer(Place::Device, what) }
    }

    pub(super) const fn expired() -> Self {
        Self { reason: Reason::Expired }
    }

    pub(super) const fn metadata(what: &'static str) -> Self {
        Self { reason: Reason::Metadata(what) }
    }

    pub(super) const fn spent() -> Self {
        Self { reason: Reason::Spent }
    }

    pub(super) const fn unusable() -> Self {
        Self { reason: Reason::Unusable }
    }

    /// Whether a person can no longer agree: every refusal with a code that is none of those that say to go on (RFC 8628, section 3.5).
    pub(super) fn is_final(&self) -> bool {
        match &self.reason {
            Reason::Refused { place: Place::Token, status, code } => status.is_client_error() && code.is_some(),
            Reason::Expired => true,
            _ => false,
        }
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.reason == Reason::Spent
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Refused { place, status, code: Some(code) } => {
                write!(f, "{place} refused: `{code}` (status {})", status.as_u16())
            }
            Reason::Refused { place, status, code: None } => write!(f, "{place} refused (status {})", status.as_u16()),
            Reason::Answer(place, what) => write!(f, "{place} answered with {what}"),
            Reason::Metadata(what) => write!(f, "metadata of the authorization server: {what}"),
            Reason::Spent => f.write_str("what was given for a token is used up, and there is no refresh token"),
            Reason::Expired => f.write_str("nobody agreed in time"),
            Reason::Unusable => f.write_str("token holds a character that no header holds"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Device => "device authorization endpoint",
            Self::Token => "token endpoint",
        })
    }
}

impl std::error::Error for OAuthError {}
