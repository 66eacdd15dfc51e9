//! A call's state as a request: address, headers, body.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue, PROXY_AUTHORIZATION};
use http::{HeaderMap, Method};
use url::Url;

use crate::auth::{Carrier, carries_credential, select};
use crate::call::{Argument, Fault, State};
use crate::descriptor::{Content, DocumentedResponse, Location, Operation, Parameter, Segment};
use crate::error::{Cause, ErrorKind};
use crate::parameter::{is_dot_segment, query_pair};
use crate::redirect::Hop;
use crate::server::Base;
use crate::transport::{Request, Upload};
use crate::value::Secret;

type Failure = (ErrorKind, Cause);

/// A request that cannot be put together; it names parameters and headers, never their values.
#[derive(Debug)]
struct Unbuildable(String);

/// The first request of a call, with the time that is left for it.
pub(super) fn request(state: &State, timeout: Option<Duration>) -> Result<Request, Failure> {
    Ok(Request {
        method: method(state.operation)?,
        url: url(state)?,
        headers: headers(state)?,
        body: body(state)?,
        timeout,
        is_foreign: false,
    })
}

fn method(operation: &Operation) -> Result<Method, Failure> {
    let token = operation.method().as_str();
    Method::from_bytes(token.as_bytes()).map_err(|_| failure("method holds a character that HTTP does not allow"))
}

/// The request that a redirect asks for. Credentials, and headers that may hold some, go along to the
/// operation's own origin only.
pub(super) fn redirected(state: &State, hop: Hop, timeout: Option<Duration>) -> Result<Request, Failure> {
    let mut url = hop.url;
    let mut headers = headers(state)?;
    let is_foreign = !base(state)?.is_origin_of(&url);
    if is_foreign {
        withhold(&mut headers, state.operation);
    } else {
        push_missing_secrets(&mut url, state);
    }
    if !hop.keeps_body {
        headers.remove(CONTENT_TYPE);
    }
    let body = if hop.keeps_body { body(state)? } else { None };
    Ok(Request { method: hop.method, url, headers, body, timeout, is_foreign })
}

/// API keys in the query are no part of a `Location`; the next request needs them too.
fn push_missing_secrets(url: &mut Url, state: &State) {
    for (name, secret) in secret_pairs(state) {
        if url.query_pairs().all(|(known, _)| known != name) {
            let mut query = url.query().map_or_else(String::new, |query| [query, "&"].concat());
            query_pair(&mut query, name, secret.expose());
            url.set_query(Some(&query));
        }
    }
}

/// Takes out everything that may be a credential: what is marked as sensitive, what carries one by its name. What the body is goes where the body goes,
/// whoever said it.
fn withhold(headers: &mut HeaderMap, operation: &'static Operation) {
    let withheld = |(name, value): (&HeaderName, &HeaderValue)| {
        let carrier =
            [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name) || carries_credential(operation, name);
        (carrier || value.is_sensitive() && name != CONTENT_TYPE).then(|| name.clone())
    };
    let names: Vec<HeaderName> = headers.iter().filter_map(withheld).collect();
    for name in names {
        headers.remove(name);
    }
}

/// Base address, path and query as one text, read once.
pub(super) fn url(state: &State) -> Result<Url, Failure> {
    let base = base(state)?;
    let mut text = String::with_capacity(base.prefix().len() + 64);
    text.push_str(base.prefix());
    push_path(&mut text, state)?;
    push_query(&mut text, state)?;
    Url::parse(&text).map_err(|error| failure(format!("address is not usable: {error}")))
}

/// The address that the operation is called at.
fn base(state: &State) -> Result<Cow<'_, Base>, Failure> {
    let base = state.client.shared().bases.of(state.operation);
    base.map_err(|error| (ErrorKind::Request, Cause::from(error)))
}

fn push_path(text: &mut String, state: &State) -> Result<(), Failure> {
    let start = text.len();
    for segment in state.operation.path() {
        match segment {
            Segment::Literal(literal) => text.push_str(literal),
            Segment::Parameter(index) => text.push_str(path_argument(state, *index)?),
        }
    }
    let path = text.get(start..).unwrap_or_default();
    if path.contains('#') {
        return Err(failure("path template holds a `#`, and what follows would not be sent"));
    }
    if path.split('/').any(is_dot_segment) {
        return Err(failure("path would hold a segment `.` or `..`, which leads elsewhere"));
    }
    Ok(())
}

fn path_argument(state: &State, index: usize) -> Result<&str, Failure> {
    match state.arguments.get(index) {
        Some(Argument::Written(text)) => Ok(text),
        Some(Argument::Refused(refused)) => Err((refused.kind(), refused.clone().into())),
        Some(Argument::Absent) | None => Err(failure(format!("path parameter {index} is not set"))),
    }
}

/// The operation's own pairs in the order of the description, those added by hand, then API keys; after those of the
/// path template, where a description writes some there.
fn push_query(text: &mut String, state: &State) -> Result<(), Failure> {
    let mut separator = if text.contains('?') { '&' } else { '?' };
    let mut push = |pair: &str| {
        text.push(separator);
        text.push_str(pair);
        separator = '&';
    };
    for argument in arguments(state, Location::QueryString).chain(arguments(state, Location::Query)) {
        let (_, pairs) = argument?;
        if !pairs.is_empty() {
            push(pairs);
        }
    }
    if !state.query.is_empty() {
        push(&state.query);
    }
    for (name, secret) in secret_pairs(state) {
        let mut pair = String::new();
        query_pair(&mut pair, name, secret.expose());
        push(&pair);
    }
    Ok(())
}

fn secret_pairs(state: &State) -> impl Iterator<Item = (&'static str, &Secret)> {
    carriers(state).filter_map(|carrier| match carrier {
        Carrier::Query(name, secret) => Some((*name, secret)),
        Carrier::Header(..) | Carrier::Cookie(..) | Carrier::Tokens(_) | Carrier::Connection => None,
    })
}

pub(super) fn carriers(state: &State) -> impl Iterator<Item = &Carrier> {
    select(&state.client.shared().credentials, state.operation)
}

/// The arguments of one location that are sent, in the order of the description.
fn arguments(state: &State, location: Location) -> impl Iterator<Item = Result<(&'static Parameter, &str), Failure>> {
    let parameters = state.operation.parameters().iter().zip(&state.arguments);
    parameters.filter(move |(parameter, _)| parameter.location() == location).filter_map(|(parameter, argument)| {
        match argument {
            Argument::Absent => None,
            Argument::Written(text) => Some(Ok((parameter, text.as_str()))),
            Argument::Refused(refused) => Some(Err((refused.kind(), refused.clone().into()))),
        }
    })
}

/// Defaults of the client, then the operation's own, then credentials, then what was added by hand: the later wins.
fn headers(state: &State) -> Result<HeaderMap, Failure> {
    let defaults = &state.client.shared().headers;
    let mut headers = HeaderMap::with_capacity(defaults.len().min(64) + 8);
    headers.extend(defaults.iter().map(|(name, value)| (name.clone(), value.clone())));
    if !headers.contains_key(ACCEPT) {
        if let Some(accept) = accept(state)? {
            headers.insert(ACCEPT, accept);
        }
    }
    if let (Some(_), Some(content)) = (&state.body, state.operation.body().first()) {
        headers.insert(CONTENT_TYPE, content_type(content.media_type(), state.boundary.as_deref())?);
    }
    for argument in arguments(state, Location::Header) {
        let (parameter, text) = argument?;
        let (name, value) = header(parameter.name(), text)?;
        headers.insert(name, value);
    }
    insert_credentials(&mut headers, state)?;
    for added in &state.headers {
        let (name, value) = added.clone().map_err(Fault::into_cause)?;
        headers.insert(name, value);
    }
    Ok(headers)
}

fn insert_credentials(headers: &mut HeaderMap, state: &State) -> Result<(), Failure> {
    let mut cookies = String::new();
    let mut secret = false;
    for argument in arguments(state, Location::Cookie) {
        push_cookie(&mut cookies, argument?.1);
    }
    for carrier in carriers(state) {
        match carrier {
            Carrier::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Carrier::Cookie(name, value) => {
                push_cookie(&mut cookies, &[name, "=", value.expose()].concat());
                secret = true;
            }
            Carrier::Tokens(_) => {
                headers.extend(state.pass.as_ref().map(|pass| (AUTHORIZATION, pass.header.clone())));
            }
            Carrier::Query(..) | Carrier::Connection => {}
        }
    }
    if !cookies.is_empty() {
        let (name, mut value) = header(COOKIE.as_str(), &cookies)?;
        value.set_sensitive(secret);
        headers.insert(name, value);
    }
    Ok(())
}

fn push_cookie(cookies: &mut String, pair: &str) {
    if !cookies.is_empty() {
        cookies.push_str("; ");
    }
    cookies.push_str(pair);
}

/// The media type of the stream that is asked for; else every one that the operation documents for an answer, in the order of the description.
fn accept(state: &State) -> Result<Option<HeaderValue>, Failure> {
    if let Some(stream) = state.stream {
        return media_type(stream).map(Some);
    }
    let mut types = state.operation.responses().iter().flat_map(DocumentedResponse::content).map(Content::media_type);
    let Some(first) = types.next() else { return Ok(None) };
    let mut all = Cow::Borrowed(first);
    for media_type in types {
        if all.split(", ").all(|known| known != media_type) {
            all += ", ";
            all += media_type;
        }
    }
    let value = match all {
        Cow::Borrowed(text) => media_type(text),
        Cow::Owned(text) => HeaderValue::from_maybe_shared(Bytes::from(text)).map_err(|_| not_a_media_type()),
    };
    value.map(Some)
}

/// The media type of the body; one of several parts names what stands between them (RFC 2046, section 5.1.1).
fn content_type(text: &'static str, boundary: Option<&str>) -> Result<HeaderValue, Failure> {
    let Some(boundary) = boundary else { return media_type(text) };
    let essence = text.split(';').next().unwrap_or_default();
    HeaderValue::try_from(format!("{essence}; boundary={boundary}")).map_err(|_| not_a_media_type())
}

/// A media type of the description as a header, not copied.
fn media_type(text: &'static str) -> Result<HeaderValue, Failure> {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).map_err(|_| not_a_media_type())
}

fn not_a_media_type() -> Failure {
    failure("media type holds a character that HTTP does not allow")
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Failure> {
    let unusable = || failure(format!("header `{name}` holds a character that HTTP does not allow"));
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unusable())?;
    let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| unusable())?;
    Ok((header, value))
}

fn body(state: &State) -> Result<Option<Upload>, Failure> {
    match &state.body {
        None => Ok(None),
        Some(Ok(body)) => Ok(Some(body.clone())),
        Some(Err(fault)) => Err(fault.clone().into_cause()),
    }
}

fn failure(message: impl Into<String>) -> Failure {
    (ErrorKind::Request, Cause::from(Unbuildable(message.into())))
}

impl fmt::Display for Unbuildable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unbuildable {}
