//! The one path on which every call is sent: build, send, follow redirects, read within limits.
//!
//! Comes in: a call's state. Goes out: a [`Reply`] of any status, or an [`Error`]. Must not know: types of the
//! description; nothing here is generic.

mod build;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, SET_COOKIE};

use crate::auth::Carrier;
use crate::call::State;
use crate::clock::Clock;
use crate::descriptor::{Operation, Status};
use crate::error::{Cause, Error, ErrorKind};
use crate::limits::{check_headers, read_body};
use crate::oauth::{OAuthError, Pass, Reach, Source};
use crate::outcome::misfit;
use crate::read::DecodeError;
use crate::redirect::{self, Hop, MAX_HOPS, Refused};
use crate::reply::Reply;
use crate::stream::ByteStream;
use crate::transport::{Answer, Request, Upload};

/// Sends a call.
pub(crate) async fn execute(mut state: Box<State>) -> Result<Reply, Error> {
    let answer = ask(&mut state).await?;
    receive(&state, answer).await
}

/// Sends a call whose answer is read as it arrives, if it is a success; any other is read whole.
pub(crate) async fn open(mut state: Box<State>) -> Result<Opened, Error> {
    let answer = ask(&mut state).await?;
    if !answer.status.is_success() || state.operation.response(answer.status.as_u16()).is_none() {
        return receive(&state, answer).await.map(Opened::Whole);
    }
    let head = head(&state, answer.status, answer.headers)?;
    if let Some(other) = other_stream(&state, &head.1) {
        return Err(undecodable(&state, head, Bytes::new(), other));
    }
    Ok(Opened::Stream(ByteStream::new(state, head, answer.body)))
}

/// An answer that was asked for as a stream.
pub(crate) enum Opened {
    /// A success, its body not yet read.
    Stream(ByteStream),
    /// Anything else.
    Whole(Reply),
}

/// What is wrong with an answer that is labelled as something else than the events that were asked for.
fn other_stream(state: &State, headers: &HeaderMap) -> Option<DecodeError> {
    const EVENTS: &str = "text/event-stream";
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let label = essence(headers.get(CONTENT_TYPE)?.to_str().ok()?);
    (essence(state.stream?) == EVENTS && label != EVENTS).then(|| misfit(EVENTS, &label))
}

/// Asks, with a token if the client gets those itself; once more with another token if the server refuses the first (RFC 6750, section 3.1).
async fn ask(state: &mut State) -> Result<Answer, Error> {
    let timeout = state.timeout.or(state.client.shared().timeout.filter(|_| state.stream.is_none()));
    let clock = Clock::start(timeout);
    let Some(source) = tokens(state) else { return exchange(state, &clock).await };
    state.pass = Some(pass(state, &source, None, &clock).await?);
    // A person takes as long as a person takes: the client's own time begins when there is a token.
    let clock = if source.asks_a_person() && state.timeout.is_none() { Clock::start(timeout) } else { clock };
    let answer = exchange(state, &clock).await?;
    if answer.status != StatusCode::UNAUTHORIZED || !is_repeatable(state) {
        return Ok(answer);
    }
    match pass(state, &source, state.pass.as_ref(), &clock).await {
        Ok(pass) => state.pass = Some(pass),
        // The server's answer says more than that there is no other token.
        Err(error) if error.oauth_error().is_some_and(OAuthError::is_spent) => return Ok(answer),
        Err(error) => return Err(error),
    }
    drop(answer);
    exchange(state, &clock).await
}

/// Whether the call's body, if it has one, can be sent again.
fn is_repeatable(state: &State) -> bool {
    state.body.as_ref().is_none_or(|body| body.as_ref().is_ok_and(Upload::is_repeatable))
}

/// Where the token for the operation comes from, if the client gets it itself.
fn tokens(state: &State) -> Option<Arc<Source>> {
    build::carriers(state).find_map(|carrier| match carrier {
        Carrier::Tokens(source) => Some(source.clone()),
        Carrier::Header(..) | Carrier::Query(..) | Carrier::Cookie(..) | Carrier::Connection => None,
    })
}

async fn pass(state: &State, source: &Source, refused: Option<&Pass>, clock: &Clock) -> Result<Pass, Error> {
    let shared = state.client.shared();
    // A stream may last for any time; what it waits for before it starts may not.
    let timeout = left(state, clock)?.or(shared.timeout);
    let patience = state.timeout.and(Some(clock));
    let reach = Reach { transport: shared.transport.as_ref(), timeout, patience, limits: shared.limits };
    source.pass(reach, refused).await.map_err(|why| unanswered(state, why))
}

fn left(state: &State, clock: &Clock) -> Result<Option<Duration>, Error> {
    clock.left().map_err(|error| unanswered(state, (ErrorKind::Timeout, Cause::from(error))))
}

/// Sends the request of a call, and those that redirects ask for.
async fn exchange(state: &State, clock: &Clock) -> Result<Answer, Error> {
    let mut request = build::request(state, left(state, clock)?).map_err(|why| unanswered(state, why))?;
    let mut hops = 0;
    let mut has_body = true;
    let mut redirected_to = None;
    loop {
        let method = request.method.clone();
        let answer = send(state, request).await?;
        if !redirect::is_redirect(answer.status) || documents(state.operation, answer.status) {
            return Ok(answer);
        }
        // Rebuilt rather than kept: nearly no call is redirected.
        let from = redirected_to.map_or_else(|| build::url(state), Ok).map_err(|why| unanswered(state, why))?;
        let policy = state.client.shared().redirects;
        let hop = match redirect::follow(&from, &method, answer.status, &answer.headers, policy) {
            Ok(hop) if hops < MAX_HOPS => hop,
            Ok(_) => return Err(not_followed(state.operation, answer, Refused::TooMany)),
            Err(why) => return Err(not_followed(state.operation, answer, why)),
        };
        hops += 1;
        has_body &= hop.keeps_body;
        request = redirected(state, Hop { keeps_body: has_body, ..hop }, clock)?;
        redirected_to = Some(request.url.clone());
    }
}

fn unanswered(state: &State, (kind, cause): (ErrorKind, Cause)) -> Error {
    Error::unanswered(state.operation, kind, cause)
}

async fn send(state: &State, request: Request) -> Result<Answer, Error> {
    let answer = state.client.shared().transport.send(request).await;
    answer.map_err(|error| unanswered(state, (error.kind(), Cause::from(error))))
}

/// Whether a redirect status is an outcome of its own, documented under its exact code, and so not followed.
fn documents(operation: &Operation, status: StatusCode) -> bool {
    operation.response(status.as_u16()).is_some_and(|response| response.status() == Status::Code(status.as_u16()))
}

fn not_followed(operation: &'static Operation, answer: Answer, why: Refused) -> Error {
    let reply = Reply::new(operation, answer.status, answer.headers, Bytes::new());
    Error::answered(reply, ErrorKind::Redirect, Some(Cause::from(why)))
}

fn redirected(state: &State, hop: Hop, clock: &Clock) -> Result<Request, Error> {
    let left = left(state, clock)?;
    build::redirected(state, hop, left).map_err(|why| unanswered(state, why))
}

/// Reads an answer whole.
async fn receive(state: &State, answer: Answer) -> Result<Reply, Error> {
    let operation = state.operation;
    let limits = state.client.shared().limits;
    let head = head(state, answer.status, answer.headers)?;
    let body = match read_body(answer.body, limits).await {
        Ok(body) => body,
        Err((kind, cause)) => return Err(failed(operation, head, kind, cause)),
    };
    let observer = state.client.shared().observer.clone();
    let reply = Reply::new(operation, head.0, head.1, body).within(limits.decode).observed_by(observer);
    if !reply.is_documented() {
        reply.observe_status();
    }
    Ok(reply)
}

/// Status and headers, if those are within the limits.
fn head(state: &State, status: StatusCode, mut headers: HeaderMap) -> Result<(StatusCode, HeaderMap), Error> {
    hide_cookies(&mut headers);
    match check_headers(&headers, state.client.shared().limits) {
        Ok(()) => Ok((status, headers)),
        Err(exceeded) => Err(failed(state.operation, (status, headers), ErrorKind::Limit, Cause::from(exceeded))),
    }
}

fn failed(operation: &'static Operation, head: (StatusCode, HeaderMap), kind: ErrorKind, cause: Cause) -> Error {
    Error::answered(Reply::new(operation, head.0, head.1, Bytes::new()), kind, Some(cause))
}

/// A stream, or a piece of it, that is not what the description says.
pub(crate) fn undecodable(
    state: &State,
    (status, headers): (StatusCode, HeaderMap),
    piece: Bytes,
    error: DecodeError,
) -> Error {
    let observer = state.client.shared().observer.clone();
    let reply = Reply::new(state.operation, status, headers, piece).observed_by(observer);
    reply.observe_fault(&error);
    Error::answered(reply, ErrorKind::Decode, Some(Cause::from(error)))
}

/// A cookie that a server sets may be a credential, so that it is never printed.
fn hide_cookies(headers: &mut HeaderMap) {
    if let http::header::Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE) {
        for cookie in cookies.iter_mut() {
            cookie.set_sensitive(true);
        }
    }
}
