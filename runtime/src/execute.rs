//! The one path on which every call is sent: build, send, follow redirects, read within limits.
//!
//! Comes in: a call's state. Goes out: a [`Reply`] of any status, or an [`Error`]. Must not know: types of the
//! description; nothing here is generic.

mod build;
mod clock;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, SET_COOKIE};

use self::clock::Clock;
use crate::call::State;
use crate::descriptor::{Operation, Status};
use crate::drift::Drift;
use crate::error::{Cause, Error, ErrorKind};
use crate::limits::{check_headers, read_body};
use crate::outcome::misfit;
use crate::read::DecodeError;
use crate::redirect::{self, Hop, MAX_HOPS, Refused};
use crate::reply::Reply;
use crate::stream::ByteStream;
use crate::transport::{Answer, Request};

/// Sends a call.
pub(crate) async fn execute(state: Box<State>) -> Result<Reply, Error> {
    let request = build::request(&state).map_err(|why| unanswered(&state, why))?;
    let answer = exchange(&state, request).await?;
    receive(&state, answer).await
}

/// Sends a call whose answer is read as it arrives, if it is a success; any other is read whole.
pub(crate) async fn open(state: Box<State>) -> Result<Opened, Error> {
    let request = build::request(&state).map_err(|why| unanswered(&state, why))?;
    let answer = exchange(&state, request).await?;
    if !answer.status.is_success() || state.operation.response(answer.status.as_u16()).is_none() {
        return receive(&state, answer).await.map(Opened::Whole);
    }
    let (limits, head) = (state.client.shared().limits, head(&state, answer.status, answer.headers)?);
    if let Some(other) = other_stream(&state, &head.1) {
        return Err(failed(state.operation, head, ErrorKind::Decode, Cause::from(other)));
    }
    Ok(Opened::Stream(ByteStream::new(state.operation, head, answer.body, limits)))
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

/// Sends a request, and those that redirects ask for.
async fn exchange(state: &State, mut request: Request) -> Result<Answer, Error> {
    let clock = Clock::start(request.timeout);
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
        request = redirected(state, Hop { keeps_body: has_body, ..hop }, &clock)?;
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
    let expired = |error| (ErrorKind::Timeout, Cause::from(error));
    let request = clock.left().map_err(expired).and_then(|left| build::redirected(state, hop, left));
    request.map_err(|why| unanswered(state, why))
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
    let reply = Reply::new(operation, head.0, head.1, body).within(limits.decode);
    if !reply.is_documented() {
        let status = reply.status().as_u16();
        state.client.observe(&Drift::UndocumentedStatus { operation, status });
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

/// A cookie that a server sets may be a credential, so that it is never printed.
fn hide_cookies(headers: &mut HeaderMap) {
    if let http::header::Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE) {
        for cookie in cookies.iter_mut() {
            cookie.set_sensitive(true);
        }
    }
}
