//! Where tokens are.

use std::fmt;

use url::{Host, Url};

use crate::descriptor::{Flow, Scheme, SchemeKind};
use crate::error::BuildError;
use crate::value::Value;

use super::OAuthError;
use super::settings::{Grant, OAuth};

/// The addresses of an authorization server.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    pub(super) token: Endpoint,
    /// Where a device asks.
    pub(super) device: Option<Endpoint>,
    /// Where tokens are renewed, if elsewhere.
    pub(super) refresh: Option<Url>,
}

/// Where tokens are, or where that is said.
#[derive(Clone, Debug)]
pub(super) enum Endpoint {
    Known(Url),
    Discovered(Url),
}

impl Endpoints {
    /// Those of a scheme, unless the user says otherwise. Relative ones are relative to the client's address.
    pub(super) fn of(scheme: &Scheme, oauth: &OAuth, base: &str) -> Result<Self, BuildError> {
        let SchemeKind::OAuth { flows, metadata } = scheme.kind() else {
            return Err(unusable(scheme, "the kind of credential"));
        };
        let flow = flow(flows, oauth);
        let endpoint = |what: What, own: Option<&String>, described: Option<&str>| match (
            own.map(String::as_str).or(described),
            metadata,
        ) {
            (Some(url), _) => read(scheme, base, url, what).map(Endpoint::Known),
            (None, Some(url)) => read(scheme, base, url, what).map(Endpoint::Discovered),
            (None, None) => Err(unusable(scheme, &format!("the description names no such flow: {what}"))),
        };
        let token = endpoint(What::Token, oauth.token_url.as_ref(), flow.map(Flow::token_url))?;
        let device_url = || endpoint(What::Device, oauth.device_url.as_ref(), flow.and_then(Flow::device_url));
        let device = matches!(oauth.grant, Grant::Device(_)).then(device_url).transpose()?;
        // A token endpoint that the user names renews too.
        let refresh = flow.filter(|_| oauth.token_url.is_none()).and_then(Flow::refresh_url);
        let refresh = refresh.map(|url| read(scheme, base, url, What::Token)).transpose()?;
        Ok(Self { token, device, refresh })
    }
}

/// Which endpoint an address is of.
#[derive(Clone, Copy)]
enum What {
    Device,
    Token,
}

/// What to do where it has no address.
impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Device => "set a `device_url`",
            Self::Token => "set a `token_url`",
        })
    }
}

/// The flow that a grant belongs to; a refresh token belongs to the first one.
fn flow<'a>(flows: &'a [Flow], oauth: &OAuth) -> Option<&'a Flow> {
    match oauth.grant.documented() {
        Some(grant) => flows.iter().find(|flow| flow.grant() == grant),
        None => flows.first(),
    }
}

fn read(scheme: &Scheme, base: &str, text: &str, what: What) -> Result<Url, BuildError> {
    // It would be the address of the API itself.
    if text.trim().is_empty() {
        return Err(unusable(scheme, &format!("the address of an endpoint is empty: {what}")));
    }
    let directory = [base, "/"].concat();
    let url = Url::parse(&directory).and_then(|base| base.join(text));
    let url = url.map_err(|_| unusable(scheme, "the address of an endpoint cannot be read"))?;
    if is_safe(&url) { Ok(url) } else { Err(unusable(scheme, "an endpoint that is not reached by https")) }
}

/// Whether secrets may go there: encrypted (RFC 6749, section 3.2), or to this machine.
pub(super) fn is_safe(url: &Url) -> bool {
    let is_local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || url.scheme() == "http" && is_local
}

/// What metadata names.
pub(super) struct Discovered {
    pub(super) token: Url,
    /// Of use to few, so that what is wrong with it is wrong for them alone.
    pub(super) device: Result<Url, OAuthError>,
}

/// The endpoints that metadata names (RFC 8414, section 2; `OpenID` Connect Discovery 1.0, section 3; RFC 8628, section 4).
pub(super) fn discovered(body: &[u8]) -> Result<Discovered, OAuthError> {
    let body = Value::from_json(body).map_err(|_| OAuthError::metadata("no JSON"))?;
    let url = |name: &str, [missing, unreadable, unsafe_]: [&'static str; 3]| {
        let text = body.get(name).and_then(Value::as_str).ok_or(OAuthError::metadata(missing))?;
        let url = Url::parse(text).map_err(|_| OAuthError::metadata(unreadable))?;
        if is_safe(&url) { Ok(url) } else { Err(OAuthError::metadata(unsafe_)) }
    };
    let token = url("token_endpoint", TOKEN_FAULTS)?;
    Ok(Discovered { token, device: url("device_authorization_endpoint", DEVICE_FAULTS) })
}

const TOKEN_FAULTS: [&str; 3] = [
    "no `token_endpoint`",
    "a `token_endpoint` that cannot be read",
    "a `token_endpoint` that is not reached by https",
];

const DEVICE_FAULTS: [&str; 3] = [
    "no `device_authorization_endpoint`",
    "a `device_authorization_endpoint` that cannot be read",
    "a `device_authorization_endpoint` that is not reached by https",
];

fn unusable(scheme: &Scheme, why: &str) -> BuildError {
    BuildError::new(format!("credential `{}` is not usable: {why}", scheme.name()))
}
