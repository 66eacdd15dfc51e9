//! The tokens of one scheme of a client, and how they are renewed.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use tokio::sync::Mutex;
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use crate::auth::basic_text;
use crate::descriptor::Scheme;
use crate::error::{BuildError, Cause, ErrorKind};
use crate::limits::{Limits, read_body};
use crate::transport::{Request, Transport, Upload};
use crate::value::Secret;

use super::endpoint::{Endpoint, Endpoints, discovered};
use super::settings::Grant;
use super::{OAuth, OAuthError, Token};

/// Tokens are renewed when no more than this is left of them …
const EARLY: Duration = Duration::from_secs(30);
/// … or, of short ones, this part of the whole.
const EARLY_PART: u32 = 10;
/// How much an authorization server may answer.
const LIMIT: usize = 1 << 20;

/// Where the tokens of a scheme come from.
pub(crate) struct Source {
    oauth: OAuth,
    endpoints: Endpoints,
    held: Mutex<Held>,
}

/// What is known so far. Whoever wants a token that is not there gets it while the others wait.
#[derive(Default)]
struct Held {
    current: Option<Current>,
    refresh: Option<Secret>,
    /// How many tokens there were.
    count: u64,
    /// What metadata said.
    endpoint: Option<Url>,
}

struct Current {
    header: HeaderValue,
    #[cfg(not(target_family = "wasm"))]
    renew_at: Option<std::time::Instant>,
}

/// A token as it is sent.
#[derive(Clone)]
pub(crate) struct Pass {
    pub(crate) header: HeaderValue,
    number: u64,
}

/// What a request for a token needs of the client.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) timeout: Option<Duration>,
    pub(crate) limits: Limits,
}

type Failure = (ErrorKind, Cause);

impl Source {
    pub(crate) fn new(scheme: &Scheme, oauth: &OAuth, base: &str) -> Result<Self, BuildError> {
        let endpoints = Endpoints::of(scheme, oauth, base)?;
        Ok(Self { oauth: oauth.clone(), endpoints, held: Mutex::default() })
    }

    /// A token that will be good for a while; another one than `refused`.
    pub(crate) async fn pass(&self, reach: Reach<'_>, refused: Option<&Pass>) -> Result<Pass, Failure> {
        let mut held = self.held.lock().await;
        let is_refused = refused.is_some_and(|refused| refused.number == held.count);
        if let Some(current) = held.current.as_ref().filter(|current| current.is_fresh() && !is_refused) {
            return Ok(Pass { header: current.header.clone(), number: held.count });
        }
        let token = self.renewed(&mut held, reach).await?;
        let header = header(&token).map_err(failure)?;
        held.count += 1;
        held.current = Some(Current::new(header.clone(), token.lifetime));
        if token.refresh.is_some() {
            held.refresh.clone_from(&token.refresh);
        }
        self.oauth.observe(&token);
        Ok(Pass { header, number: held.count })
    }

    /// By the refresh token, if there is one that is still good; else by what the user gave.
    async fn renewed(&self, held: &mut Held, reach: Reach<'_>) -> Result<Token, Failure> {
        if let Some(refresh) = held.refresh.clone() {
            let grant = Grant::RefreshToken(refresh);
            let url = match &self.endpoints.refresh {
                Some(url) => url.clone(),
                None => self.endpoint(held, reach).await?,
            };
            match self.ask(&url, &grant, reach).await {
                Err((ErrorKind::Auth, _)) if self.oauth.grant.is_repeatable() => held.refresh = None,
                answer => return answer,
            }
        } else if held.count > 0 && !self.oauth.grant.is_repeatable() && !self.is_refresh() {
            return Err(failure(OAuthError::spent()));
        }
        let url = match &self.endpoints.refresh {
            Some(url) if self.is_refresh() => url.clone(),
            _ => self.endpoint(held, reach).await?,
        };
        self.ask(&url, &self.oauth.grant, reach).await
    }

    fn is_refresh(&self) -> bool {
        matches!(self.oauth.grant, Grant::RefreshToken(_))
    }

    async fn endpoint(&self, held: &mut Held, reach: Reach<'_>) -> Result<Url, Failure> {
        match (&self.endpoints.token, &held.endpoint) {
            (Endpoint::Known(url), _) | (Endpoint::Discovered(_), Some(url)) => Ok(url.clone()),
            (Endpoint::Discovered(url), None) => {
                let (status, body) = send(reach, request(Method::GET, url, None)).await?;
                if !status.is_success() {
                    return Err(failure(OAuthError::metadata("it cannot be read")));
                }
                let url = discovered(&body).map_err(failure)?;
                held.endpoint = Some(url.clone());
                Ok(url)
            }
        }
    }

    async fn ask(&self, url: &Url, grant: &Grant, reach: Reach<'_>) -> Result<Token, Failure> {
        let mut request = request(Method::POST, url, Some(self.form(grant)));
        if let Some(value) = self.authorization().map_err(failure)? {
            request.headers.insert(AUTHORIZATION, value);
        }
        let (status, body) = send(reach, request).await?;
        if !status.is_success() {
            return Err(failure(OAuthError::refused(status, &body)));
        }
        Token::read(&body).map_err(failure)
    }

    /// The parameters of a request (RFC 6749, sections 4.1.3, 4.3.2, 4.4.2 and 6).
    fn form(&self, grant: &Grant) -> String {
        let mut form = Serializer::new(String::new());
        match grant {
            Grant::ClientCredentials => {
                form.append_pair("grant_type", "client_credentials");
            }
            Grant::Password { user, password } => {
                form.append_pair("grant_type", "password");
                form.append_pair("username", user).append_pair("password", password.expose());
            }
            Grant::AuthorizationCode { code, redirect_uri, verifier } => {
                form.append_pair("grant_type", "authorization_code").append_pair("code", code.expose());
                form.extend_pairs(redirect_uri.iter().map(|uri| ("redirect_uri", uri)));
                form.extend_pairs(verifier.iter().map(|verifier| ("code_verifier", verifier.expose())));
            }
            Grant::RefreshToken(token) => {
                form.append_pair("grant_type", "refresh_token").append_pair("refresh_token", token.expose());
            }
        }
        // A code was given for scopes already.
        if !self.oauth.scopes.is_empty() && !matches!(grant, Grant::AuthorizationCode { .. }) {
            form.append_pair("scope", &self.oauth.scopes.join(" "));
        }
        if self.oauth.in_body || self.oauth.secret.is_none() {
            form.append_pair("client_id", &self.oauth.client);
            form.extend_pairs(self.oauth.secret.iter().map(|secret| ("client_secret", secret.expose())));
        }
        form.extend_pairs(self.oauth.parameters.iter().map(|(name, value)| (name, value.expose())));
        form.finish()
    }

    /// Name and secret of the client, each written as in a form (RFC 6749, section 2.3.1).
    fn authorization(&self) -> Result<Option<HeaderValue>, OAuthError> {
        let Some(secret) = self.oauth.secret.as_ref().filter(|_| !self.oauth.in_body) else { return Ok(None) };
        let written = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        sensitive(&basic_text(&written(&self.oauth.client), &written(secret.expose()))).map(Some)
    }
}

impl Current {
    #[cfg(not(target_family = "wasm"))]
    fn new(header: HeaderValue, lifetime: Option<Duration>) -> Self {
        let early = |lifetime: Duration| lifetime.saturating_sub(EARLY.min(lifetime / EARLY_PART));
        let renew_at = lifetime.and_then(|lifetime| std::time::Instant::now().checked_add(early(lifetime)));
        Self { header, renew_at }
    }

    /// Without a clock, as on wasm, a token is renewed when a server refuses it.
    #[cfg(target_family = "wasm")]
    fn new(header: HeaderValue, _: Option<Duration>) -> Self {
        Self { header }
    }

    #[cfg(not(target_family = "wasm"))]
    fn is_fresh(&self) -> bool {
        self.renew_at.is_none_or(|renew_at| std::time::Instant::now() < renew_at)
    }

    #[cfg(target_family = "wasm")]
    fn is_fresh(&self) -> bool {
        true
    }
}

fn request(method: Method, url: &Url, form: Option<String>) -> Request {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if form.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    }
    Request { method, url: url.clone(), headers, body: form.map(Upload::from), timeout: None }
}

/// Sends a request of this module; a redirect is an answer like any other.
async fn send(reach: Reach<'_>, request: Request) -> Result<(StatusCode, Bytes), Failure> {
    let request = Request { timeout: reach.timeout, ..request };
    let answer = reach.transport.send(request).await.map_err(|error| (error.kind(), Cause::from(error)))?;
    let limits = Limits { body: reach.limits.body.min(LIMIT), ..reach.limits };
    Ok((answer.status, read_body(answer.body, limits).await?))
}

fn header(token: &Token) -> Result<HeaderValue, OAuthError> {
    sensitive(&["Bearer ", token.access.expose()].concat())
}

fn sensitive(text: &str) -> Result<HeaderValue, OAuthError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| OAuthError::unusable())?;
    value.set_sensitive(true);
    Ok(value)
}

fn failure(error: OAuthError) -> Failure {
    (ErrorKind::Auth, Cause::from(error))
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("oauth", &self.oauth).field("endpoints", &self.endpoints).finish_non_exhaustive()
    }
}
