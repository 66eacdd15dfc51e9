//! Transports other than the default one.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use clientwright_runtime::ErrorKind;
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::transport::{
    Answer, Body, BodyStream, BoxFuture, Bytes, Request, Transport, TransportError, Upload,
};

use super::{CREATED, create};
use crate::Client;

/// Answers everything alike, from memory, and keeps what it was asked.
#[derive(Clone, Default)]
struct Recording {
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Transport for Recording {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        self.requests.lock().expect("no panic").push(request);
        let body = Body::stream(Pieces(CREATED.as_bytes().chunks(4).map(Bytes::from_static).rev().collect()));
        Box::pin(async { Ok(Answer::new(StatusCode::OK, HeaderMap::new(), body)) })
    }
}

/// A body in pieces, the last one first.
struct Pieces(Vec<Bytes>);

impl BodyStream for Pieces {
    fn poll_chunk(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        Poll::Ready(self.0.pop().map(Ok))
    }
}

#[tokio::test]
async fn a_transport_of_ones_own() {
    let transport = Recording::default();
    let client = Client::builder().bearer_auth(super::KEY).transport(transport.clone()).build().expect("settings");
    assert_eq!(create(&client).query("q", "hidden").await.expect("200").data.contact.id, 7);
    let requests = transport.requests.lock().expect("no panic");
    assert_eq!(requests[0].url(), "https://api-dev.iclosed.io/contacts/create?q=hidden");
    let body = requests[0].body().and_then(Upload::as_bytes).expect("bytes");
    assert_eq!(body, br#"{"email":"jane@example.com"}"#.as_slice());
    // What is left of thirty seconds, which run from the start of the call.
    let timeout = requests[0].timeout().expect("a time").as_secs_f64();
    assert!(timeout > 20.0 && timeout <= 30.0, "{timeout}");
    let printed = format!("{:?}", requests[0]);
    assert!(!printed.contains(super::KEY) && !printed.contains("hidden"), "{printed}");
}

/// Fails.
struct Broken;

impl Transport for Broken {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        Box::pin(async { Err(TransportError::new(ErrorKind::Connect, "no route")) })
    }
}

#[tokio::test]
async fn a_transports_failure_has_its_kind_and_cause() {
    let client = Client::builder().transport(Broken).build().expect("settings that fit");
    let error = create(&client).await.expect_err("a failure");
    assert_eq!(error.kind(), ErrorKind::Connect);
    let chain: Vec<String> = anyhow::Error::from(error).chain().map(ToString::to_string).collect();
    assert_eq!(chain, ["POST /contacts/create: connection failed (connect)", "connection failed", "no route"]);
}
