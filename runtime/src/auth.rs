//! Credentials: which ones a call needs, and where they go.
//!
//! Comes in: secrets by security scheme, an operation's requirements. Goes out: sensitive headers, query
//! pairs and cookies. Must not know: how requests are sent. A secret leaves this module only towards the wire.

use std::sync::Arc;

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use crate::descriptor::{Operation, Scheme, SchemeKind};
use crate::error::BuildError;
use crate::oauth::{OAuth, Source};
use crate::parameter::is_cookie_text;
use crate::value::Secret;

/// What a user gave for a scheme.
#[derive(Clone, Debug)]
pub enum Credential {
    /// One secret: a token or a key.
    Token(Secret),
    /// User and password, for HTTP basic.
    Basic {
        /// The user; it cannot hold a colon (RFC 7617).
        user: String,
        /// The password.
        password: Secret,
    },
    /// How the client gets tokens itself.
    OAuth(Box<OAuth>),
}

impl From<&str> for Credential {
    fn from(token: &str) -> Self {
        Self::Token(token.into())
    }
}

impl From<String> for Credential {
    fn from(token: String) -> Self {
        Self::Token(token.into())
    }
}

impl From<Secret> for Credential {
    fn from(token: Secret) -> Self {
        Self::Token(token)
    }
}

impl From<OAuth> for Credential {
    fn from(oauth: OAuth) -> Self {
        Self::OAuth(Box::new(oauth))
    }
}

/// A credential in the form in which it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    scheme: &'static Scheme,
    carrier: Carrier,
}

/// Where a prepared credential goes.
#[derive(Clone, Debug)]
pub(crate) enum Carrier {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
    /// What the client gets itself goes as a bearer token.
    Tokens(Arc<Source>),
    /// The connection itself says who calls.
    Connection,
}

impl Prepared {
    /// The certificate of a client's transport, which meets every scheme that asks for one.
    pub(crate) const fn certificate() -> Self {
        static ANY: Scheme = Scheme::mutual_tls("mutualTLS");
        Self { scheme: &ANY, carrier: Carrier::Connection }
    }

    fn meets(&self, scheme: &Scheme) -> bool {
        match self.carrier {
            Carrier::Connection => scheme.kind() == SchemeKind::MutualTls,
            _ => self.scheme.name() == scheme.name(),
        }
    }
}

/// Checks a credential and writes it as it is sent; the error never repeats it. `base` is what addresses of the description are relative to.
pub(crate) fn prepare(scheme: &'static Scheme, credential: &Credential, base: &str) -> Result<Prepared, BuildError> {
    let carrier = match (scheme.kind(), credential) {
        (SchemeKind::Bearer | SchemeKind::OAuth { .. }, Credential::Token(token)) => {
            Carrier::Header(AUTHORIZATION, secret_header(scheme, &["Bearer ", token.expose()].concat())?)
        }
        (SchemeKind::Basic, Credential::Basic { user, password }) => {
            Carrier::Header(AUTHORIZATION, basic(scheme, user, password)?)
        }
        (SchemeKind::Header(name), Credential::Token(token)) => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unusable(scheme, "its header's name"))?;
            Carrier::Header(name, secret_header(scheme, token.expose())?)
        }
        (SchemeKind::Query(name), Credential::Token(token)) => Carrier::Query(name, token.clone()),
        (SchemeKind::Cookie(name), Credential::Token(token)) => {
            if !is_cookie_text(token.expose()) {
                return Err(unusable(scheme, "a character that no cookie holds"));
            }
            Carrier::Cookie(name, token.clone())
        }
        (SchemeKind::OAuth { .. }, Credential::OAuth(oauth)) => {
            Carrier::Tokens(Arc::new(Source::new(scheme, oauth, base)?))
        }
        (SchemeKind::Basic | SchemeKind::MutualTls, Credential::Token(_))
        | (_, Credential::Basic { .. } | Credential::OAuth(_)) => {
            return Err(unusable(scheme, "the kind of credential"));
        }
    };
    Ok(Prepared { scheme, carrier })
}

/// The credentials for an operation: the first alternative that needs some and that the client can meet whole, else
/// none, so that the server says what it misses.
pub(crate) fn select<'a>(
    credentials: &'a [Prepared],
    operation: &'static Operation,
) -> impl Iterator<Item = &'a Carrier> {
    let met = |set: &&[&Scheme]| !set.is_empty() && set.iter().all(|scheme| find(credentials, scheme).is_some());
    let set = operation.security().iter().copied().find(met).unwrap_or_default();
    set.iter().filter_map(|scheme| find(credentials, scheme)).map(|prepared| &prepared.carrier)
}

/// The header in which an operation's credential may travel, so that it is withheld from other origins.
pub(crate) fn carries_credential(operation: &'static Operation, name: &HeaderName) -> bool {
    let schemes = operation.security().iter().copied().flatten();
    schemes.into_iter().any(|scheme| match scheme.kind() {
        SchemeKind::Header(header) => name.as_str().eq_ignore_ascii_case(header),
        _ => false,
    })
}

fn find<'a>(credentials: &'a [Prepared], scheme: &Scheme) -> Option<&'a Prepared> {
    credentials.iter().find(|prepared| prepared.meets(scheme))
}

fn basic(scheme: &Scheme, user: &str, password: &Secret) -> Result<HeaderValue, BuildError> {
    if user.contains(':') {
        return Err(unusable(scheme, "a user with a colon"));
    }
    secret_header(scheme, &basic_text(user, password.expose()))
}

/// User and password as `Authorization` holds them (RFC 7617, section 2).
pub(crate) fn basic_text(user: &str, password: &str) -> String {
    ["Basic ", &base64([user, ":", password].concat().as_bytes())].concat()
}

fn secret_header(scheme: &Scheme, text: &str) -> Result<HeaderValue, BuildError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unusable(scheme, "a character that no header holds"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unusable(scheme: &Scheme, why: &str) -> BuildError {
    BuildError::new(format!("credential `{}` is not usable: {why}", scheme.name()))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = at(0) << 16 | at(1) << 8 | at(2);
        for position in 0..4 {
            let sextet = (group >> (18 - 6 * position)) & 63;
            let digit = ALPHABET.get(sextet as usize).copied().unwrap_or(b'=');
            out.push(if position <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_rfc_4648() {
        for (plain, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }
}
