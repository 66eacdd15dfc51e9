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
    Refused { status: StatusCode, code: Option<String> },
    /// The endpoint's answer is not what the RFC says.
    Answer(&'static str),
    /// Its metadata names no token endpoint that can be used.
    Metadata(&'static str),
    /// What was given is used up, and there is no refresh token.
    Spent,
    /// The token holds a character that no header holds.
    Unusable,
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

    /// The endpoint's code, such as `invalid_grant`, if it refused and gave one (RFC 6749, section 5.2).
    pub fn code(&self) -> Option<&str> {
        match &self.reason {
            Reason::Refused { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    pub(super) fn refused(status: StatusCode, body: &[u8]) -> Self {
        let body = Value::from_json(body).ok();
        let code = body.as_ref().and_then(|body| body.get("error")).and_then(Value::as_str);
        // The characters of the RFC but for blanks, so that a log line stays one.
        let is_code = |code: &&str| code.len() <= LONGEST_CODE && code.bytes().all(|byte| byte.is_ascii_graphic());
        Self { reason: Reason::Refused { status, code: code.filter(is_code).map(str::to_owned) } }
    }

    pub(super) const fn answer(what: &'static str) -> Self {
        Self { reason: Reason::Answer(what) }
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

    pub(crate) fn is_spent(&self) -> bool {
        self.reason == Reason::Spent
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Refused { status, code: Some(code) } => {
                write!(f, "token endpoint refused: `{code}` (status {})", status.as_u16())
            }
            Reason::Refused { status, code: None } => write!(f, "token endpoint refused (status {})", status.as_u16()),
            Reason::Answer(what) => write!(f, "token endpoint answered with {what}"),
            Reason::Metadata(what) => write!(f, "metadata of the authorization server: {what}"),
            Reason::Spent => f.write_str("what was given for a token is used up, and there is no refresh token"),
            Reason::Unusable => f.write_str("token holds a character that no header holds"),
        }
    }
}

impl std::error::Error for OAuthError {}
