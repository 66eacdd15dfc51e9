//! Any bytes as a server's answer: status, one header, and a body that arrives in pieces. However it is cut, the outcome is the same.
#![no_main]

use std::pin::Pin;
use std::task::{Context, Poll};

use clientwright_fuzz::kinds::Client;
use clientwright_fuzz::kinds::types::Kinds;
use clientwright_runtime::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use clientwright_runtime::transport::{
    Answer, Body, BodyStream, BoxFuture, Bytes, Request, Transport, TransportError,
};
use libfuzzer_sys::fuzz_target;

/// What every request is answered with.
struct Answers {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    piece: usize,
}

impl Transport for Answers {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        let pieces = self.body.chunks(self.piece).map(Bytes::copy_from_slice).collect::<Vec<_>>().into_iter();
        let answer = Answer::new(self.status, self.headers.clone(), Body::stream(Pieces(pieces)));
        Box::pin(std::future::ready(Ok(answer)))
    }
}

struct Pieces(std::vec::IntoIter<Bytes>);

impl BodyStream for Pieces {
    fn poll_chunk(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

const NAMES: [&str; 4] = ["content-type", "x-count", "x-names", "content-length"];

fuzz_target!(|data: &[u8]| {
    let [status, name, length, piece, rest @ ..] = data else { return };
    let Some((value, body)) = rest.split_at_checked(usize::from(*length) % 32) else { return };
    let status = [200, 202, 404, 500, 204, 302][usize::from(*status) % 6];
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("application/json"));
    if let Ok(value) = HeaderValue::from_bytes(value) {
        headers.insert(HeaderName::from_static(NAMES[usize::from(*name) % NAMES.len()]), value);
    }
    let outcome = |piece: usize| {
        let status = StatusCode::from_u16(status).expect("one of six");
        let answers = Answers { status, headers: headers.clone(), body: body.to_vec(), piece };
        let client = Client::builder().transport(answers).build().expect("the description's own server");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let result = runtime.block_on(async { client.put_kinds(Kinds::new(1, None, Vec::new())).await });
        format!("{result:?}")
    };
    assert_eq!(outcome(usize::from(*piece).max(1)), outcome(usize::MAX));
});
