//! The futures of calls: one box each, for the exchange, which is the same code for every operation.
//!
//! What is generic here is the step from the answer to the value, a few lines per pair of types.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::call::Decode;
use crate::error::{CallError, Cause, Documented, Error, ErrorKind};
use crate::execute::Opened;
use crate::read::DecodeError;
use crate::reply::Reply;
use crate::response::{RawResponse, Response};
use crate::stream::ByteStream;
use crate::transport::BoxFuture;

/// Sending and receiving, the answer not yet decoded.
pub(crate) type Exchange = BoxFuture<'static, Result<Reply, Error>>;

/// A call that gives the decoded body.
#[must_use = "futures do nothing unless awaited"]
pub struct ValueFuture<T, E> {
    exchange: Exchange,
    value: Decode<T>,
    documented: Decode<E>,
}

/// A call that gives status, headers and the decoded body.
#[must_use = "futures do nothing unless awaited"]
pub struct ResponseFuture<T, E> {
    exchange: Exchange,
    value: Decode<T>,
    documented: Decode<E>,
}

/// A call that gives every answer as it was received.
#[must_use = "futures do nothing unless awaited"]
pub struct RawFuture {
    exchange: Exchange,
}

/// A call that gives the body as it arrives.
#[must_use = "futures do nothing unless awaited"]
pub struct StreamFuture<S, E> {
    exchange: BoxFuture<'static, Result<Opened, Error>>,
    stream: fn(ByteStream) -> S,
    documented: Decode<E>,
}

impl<T, E> ValueFuture<T, E> {
    pub(crate) fn new(exchange: Exchange, value: Decode<T>, documented: Decode<E>) -> Self {
        Self { exchange, value, documented }
    }
}

impl<T, E> ResponseFuture<T, E> {
    pub(crate) fn new(exchange: Exchange, value: Decode<T>, documented: Decode<E>) -> Self {
        Self { exchange, value, documented }
    }
}

impl<S, E> StreamFuture<S, E> {
    pub(crate) fn new(
        exchange: BoxFuture<'static, Result<Opened, Error>>,
        stream: fn(ByteStream) -> S,
        documented: Decode<E>,
    ) -> Self {
        Self { exchange, stream, documented }
    }
}

impl RawFuture {
    pub(crate) fn new(exchange: Exchange) -> Self {
        Self { exchange }
    }
}

impl<T, E: Documented> Future for ValueFuture<T, E> {
    type Output = Result<T, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (value, documented) = (self.value, self.documented);
        let settled = |reply| settle(reply, value, documented).map(|(_, value)| value);
        self.exchange.as_mut().poll(cx).map(|reply| reply.and_then(settled).map_err(CallError::new))
    }
}

impl<T, E: Documented> Future for ResponseFuture<T, E> {
    type Output = Result<Response<T>, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (value, documented) = (self.value, self.documented);
        let settled = |reply| settle(reply, value, documented).map(|(reply, value)| Response::new(reply, value));
        self.exchange.as_mut().poll(cx).map(|reply| reply.and_then(settled).map_err(CallError::new))
    }
}

impl<S, E: Documented> Future for StreamFuture<S, E> {
    type Output = Result<S, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (stream, documented) = (self.stream, self.documented);
        let settled = |opened| match opened {
            Opened::Stream(source) => Ok(stream(source)),
            Opened::Whole(reply) => Err(refusal(reply, documented)),
        };
        self.exchange.as_mut().poll(cx).map(|opened| opened.and_then(settled).map_err(CallError::new))
    }
}

impl Future for RawFuture {
    type Output = Result<RawResponse, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(cx).map(|reply| reply.map(RawResponse::new))
    }
}

/// Makes the value out of a successful answer, and the error out of any other.
fn settle<T, E: Documented>(reply: Reply, value: Decode<T>, documented: Decode<E>) -> Result<(Reply, T), Error> {
    if !reply.is_documented() || !reply.status().is_success() {
        return Err(refusal(reply, documented));
    }
    match value(&reply) {
        Ok(value) => Ok((reply, value)),
        Err(error) => Err(undecodable(reply, error)),
    }
}

/// The error that an answer is which is no documented success.
fn refusal<E: Documented>(reply: Reply, documented: Decode<E>) -> Error {
    if !reply.is_documented() {
        return Error::answered(reply, ErrorKind::UndocumentedStatus, None);
    }
    let body = documented(&reply);
    if body.is_err() && reply.has_no_content() {
        return Error::answered(reply, ErrorKind::Api, None);
    }
    if let Err(error) = &body {
        reply.observe_fault(error);
    }
    documented_error(reply, body.map(boxed))
}

fn boxed<E: Documented>(body: E) -> Box<dyn Documented> {
    Box::new(body)
}

fn documented_error(reply: Reply, body: Result<Box<dyn Documented>, DecodeError>) -> Error {
    Error::documented(reply, body)
}

fn undecodable(reply: Reply, error: DecodeError) -> Error {
    reply.observe_fault(&error);
    Error::answered(reply, ErrorKind::Decode, Some(Cause::from(error)))
}
