//! What is said to an authorization server.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use crate::auth::basic_text;
use crate::clock::{Clock, Expired};
use crate::error::{Cause, ErrorKind};
use crate::limits::{Limits, read_body};
use crate::transport::{Request, Transport, Upload};

use super::error::Place;
use super::settings::Grant;
use super::{OAuth, OAuthError, Token};

/// How much an authorization server may answer.
const LIMIT: usize = 1 << 20;
/// The grant of a device (RFC 8628, section 3.4).
const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// What a request for a token needs of the client.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'a> {
    pub(crate) transport: &'a dyn Transport,
    /// The time for one request.
    pub(crate) timeout: Option<Duration>,
    /// The time that the caller of this very call gives, persons included.
    pub(crate) patience: Option<&'a Clock>,
    pub(crate) limits: Limits,
}

impl Reach<'_> {
    /// What is left of the caller's time.
    pub(super) fn patience(&self) -> Result<Option<Duration>, Failure> {
        self.patience.map_or(Ok(None), Clock::left).map_err(|_| out_of_time())
    }
}

pub(super) type Failure = (ErrorKind, Cause);

/// Asks for a token.
pub(super) async fn token(oauth: &OAuth, url: &Url, grant: &Grant, reach: Reach<'_>) -> Result<Token, Failure> {
    let body = post(oauth, url, form(oauth, grant), reach, Place::Token).await?;
    Token::read(&body).map_err(failure)
}

/// Asks for a code that a person can agree to (RFC 8628, section 3.1).
pub(super) async fn device(oauth: &OAuth, url: &Url, reach: Reach<'_>) -> Result<Bytes, Failure> {
    post(oauth, url, device_form(oauth), reach, Place::Device).await
}

fn device_form(oauth: &OAuth) -> String {
    let mut form = Serializer::new(String::new());
    push_scopes(&mut form, oauth);
    push_client(&mut form, oauth);
    form.finish()
}

/// Posts a form as the client; the body of a success.
async fn post(oauth: &OAuth, url: &Url, form: String, reach: Reach<'_>, place: Place) -> Result<Bytes, Failure> {
    let mut request = request(Method::POST, url, Some(form));
    if let Some(value) = authorization(oauth).map_err(failure)? {
        request.headers.insert(AUTHORIZATION, value);
    }
    let (status, body) = send(reach, request).await?;
    if status.is_success() { Ok(body) } else { Err(failure(OAuthError::refused(place, status, &body))) }
}

/// The parameters of a request (RFC 6749, sections 4.1.3, 4.3.2, 4.4.2 and 6; RFC 8628, section 3.4).
fn form(oauth: &OAuth, grant: &Grant) -> String {
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
        Grant::Device(_) => {}
        Grant::DeviceCode(code) => {
            form.append_pair("grant_type", DEVICE_CODE).append_pair("device_code", code.expose());
        }
    }
    // A code was given for scopes already.
    if !matches!(grant, Grant::AuthorizationCode { .. } | Grant::DeviceCode(_)) {
        push_scopes(&mut form, oauth);
    }
    push_client(&mut form, oauth);
    form.finish()
}

fn push_scopes(form: &mut Serializer<'_, String>, oauth: &OAuth) {
    if !oauth.scopes.is_empty() {
        form.append_pair("scope", &oauth.scopes.join(" "));
    }
}

/// Who asks, unless a header says so, and what the user adds.
fn push_client(form: &mut Serializer<'_, String>, oauth: &OAuth) {
    if oauth.in_body || oauth.secret.is_none() {
        form.append_pair("client_id", &oauth.client);
        form.extend_pairs(oauth.secret.iter().map(|secret| ("client_secret", secret.expose())));
    }
    form.extend_pairs(oauth.parameters.iter().map(|(name, value)| (name, value.expose())));
}

/// Name and secret of the client, each written as in a form (RFC 6749, section 2.3.1).
fn authorization(oauth: &OAuth) -> Result<Option<HeaderValue>, OAuthError> {
    let Some(secret) = oauth.secret.as_ref().filter(|_| !oauth.in_body) else { return Ok(None) };
    let written = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    sensitive(&basic_text(&written(&oauth.client), &written(secret.expose()))).map(Some)
}

/// Asks for metadata.
pub(super) async fn metadata(url: &Url, reach: Reach<'_>) -> Result<Bytes, Failure> {
    let (status, body) = send(reach, request(Method::GET, url, None)).await?;
    if status.is_success() { Ok(body) } else { Err(failure(OAuthError::metadata("it cannot be read"))) }
}

fn request(method: Method, url: &Url, form: Option<String>) -> Request {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if form.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    }
    Request { method, url: url.clone(), headers, body: form.map(Upload::from), timeout: None, is_foreign: false }
}

/// Sends a request of this module; a redirect is an answer like any other.
async fn send(reach: Reach<'_>, request: Request) -> Result<(StatusCode, Bytes), Failure> {
    let request = Request { timeout: reach.patience()?.or(reach.timeout), ..request };
    let answer = reach.transport.send(request).await.map_err(|error| (error.kind(), Cause::from(error)))?;
    let limits = Limits { body: reach.limits.body.min(LIMIT), ..reach.limits };
    Ok((answer.status, read_body(answer.body, limits).await?))
}

/// A value that is never printed.
pub(super) fn sensitive(text: &str) -> Result<HeaderValue, OAuthError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| OAuthError::unusable())?;
    value.set_sensitive(true);
    Ok(value)
}

pub(super) fn out_of_time() -> Failure {
    (ErrorKind::Timeout, Cause::from(Expired))
}

pub(super) fn failure(error: OAuthError) -> Failure {
    (ErrorKind::Auth, Cause::from(error))
}
