//! Any XML as an answer: what is read is written, and that, read and written again, is the same.
#![no_main]

use std::sync::{Arc, Mutex};

use clientwright_fuzz::kinds::Client;
use clientwright_fuzz::kinds::types::Elements;
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::transport::{Answer, Body, BoxFuture, Bytes, Request, Transport, TransportError};
use libfuzzer_sys::fuzz_target;

/// Answers with one document, and keeps the last that was sent.
struct Document {
    answer: Bytes,
    sent: Arc<Mutex<Bytes>>,
}

impl Transport for Document {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        *self.sent.lock().expect("no panic before") = request.body().and_then(|body| body.as_bytes()).cloned().unwrap_or_default();
        let answer = Answer::new(StatusCode::OK, HeaderMap::new(), Body::full(self.answer.clone()));
        Box::pin(std::future::ready(Ok(answer)))
    }
}

/// What is sent for a value, and what an answer is read as.
fn exchange(value: Elements, answer: Bytes) -> (Option<Bytes>, Option<Elements>) {
    let sent = Arc::default();
    let transport = Document { answer, sent: Arc::clone(&sent) };
    let client = Client::builder().transport(transport).build().expect("the description's own server");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let read = runtime.block_on(async { client.put_elements(value).await }).ok();
    let sent = sent.lock().expect("no panic before").clone();
    ((!sent.is_empty()).then_some(sent), read)
}

fn read(document: Bytes) -> Option<Elements> {
    exchange(Elements::new(), document).1
}

fn write(value: Elements) -> Bytes {
    exchange(value, Bytes::new()).0.expect("what was read can be written")
}

fuzz_target!(|data: &[u8]| {
    let Some(value) = read(Bytes::copy_from_slice(data)) else { return };
    let written = write(value);
    let again = read(written.clone()).expect("what was written can be read");
    assert_eq!(write(again), written);
});
