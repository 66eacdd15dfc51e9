//! Where tokens are.

use url::{Host, Url};

use crate::descriptor::{Flow, Scheme, SchemeKind};
use crate::error::BuildError;
use crate::value::Value;

use super::OAuthError;
use super::settings::OAuth;

/// The addresses of an authorization server.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    pub(super) token: Endpoint,
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
        let read = |text: &str| read(scheme, base, text);
        if let Some(url) = &oauth.token_url {
            return Ok(Self { token: Endpoint::Known(read(url)?), refresh: None });
        }
        let SchemeKind::OAuth { flows, metadata } = scheme.kind() else {
            return Err(unusable(scheme, "the kind of credential"));
        };
        let flow = flow(flows, oauth);
        let token = match (flow, metadata) {
            (Some(flow), _) => Endpoint::Known(read(flow.token_url())?),
            (None, Some(url)) => Endpoint::Discovered(read(url)?),
            (None, None) => return Err(unusable(scheme, "the description names no such flow: set a `token_url`")),
        };
        let refresh = flow.and_then(Flow::refresh_url).map(read).transpose()?;
        Ok(Self { token, refresh })
    }
}

/// The flow that a grant belongs to; a refresh token belongs to the first one.
fn flow<'a>(flows: &'a [Flow], oauth: &OAuth) -> Option<&'a Flow> {
    match oauth.grant.documented() {
        Some(grant) => flows.iter().find(|flow| flow.grant() == grant),
        None => flows.first(),
    }
}

fn read(scheme: &Scheme, base: &str, text: &str) -> Result<Url, BuildError> {
    // It would be the address of the API itself.
    if text.trim().is_empty() {
        return Err(unusable(scheme, "the address of its token endpoint is empty: set a `token_url`"));
    }
    let directory = [base, "/"].concat();
    let url = Url::parse(&directory).and_then(|base| base.join(text));
    let url = url.map_err(|_| unusable(scheme, "an address of its token endpoint that cannot be read"))?;
    if is_safe(&url) { Ok(url) } else { Err(unusable(scheme, "a token endpoint that is not reached by https")) }
}

/// Whether secrets may go there: encrypted (RFC 6749, section 3.2), or to this machine.
fn is_safe(url: &Url) -> bool {
    let is_local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || url.scheme() == "http" && is_local
}

/// The token endpoint that metadata names (RFC 8414, section 2; `OpenID` Connect Discovery 1.0, section 3).
pub(super) fn discovered(body: &[u8]) -> Result<Url, OAuthError> {
    let body = Value::from_json(body).map_err(|_| OAuthError::metadata("no JSON"))?;
    let text = body.get("token_endpoint").and_then(Value::as_str);
    let text = text.ok_or(OAuthError::metadata("no `token_endpoint`"))?;
    let url = Url::parse(text).map_err(|_| OAuthError::metadata("a `token_endpoint` that cannot be read"))?;
    if is_safe(&url) { Ok(url) } else { Err(OAuthError::metadata("a `token_endpoint` that is not reached by https")) }
}

fn unusable(scheme: &Scheme, why: &str) -> BuildError {
    BuildError::new(format!("credential `{}` is not usable: {why}", scheme.name()))
}
