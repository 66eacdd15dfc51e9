//! Bodies that are no JSON, and methods that are no constant of HTTP, on a client put together by hand.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::{CallError, ErrorKind, NoError};

static SEARCH: rt::Operation = rt::Operation::new("search", rt::method("QUERY"), &[rt::Segment::Literal("/search")])
    .with_responses(&[
        rt::DocumentedResponse::new(rt::Status::Code(200), &[rt::Content::json("text/plain")]),
        rt::DocumentedResponse::new(rt::Status::Code(403), &[]),
        rt::DocumentedResponse::new(rt::Status::Range(5), &[]),
    ]);

/// What a search gives that is answered like this.
async fn search<T>(answer: Answer, decode: rt::Decode<T>) -> Result<T, CallError<NoError>> {
    let server = Server::start([answer]).expect("a free port");
    let client = rt::ClientBuilder::new(&server.url(), "test").build().expect("settings that fit");
    let found = rt::Call::new(&client, &SEARCH).send(decode, rt::undocumented).await;
    assert_eq!(server.requests()[0].line(), "QUERY /search HTTP/1.1");
    assert_eq!(server.requests()[0].header("accept"), ["text/plain"]);
    found
}

#[tokio::test]
async fn text_is_utf_8() {
    let plain = |charset: &str, body: &[u8]| {
        let label = format!("text/plain; charset={charset}");
        Answer::with_body(200, &[("content-type", &label)], body)
    };
    assert_eq!(search(plain("UTF-8", "grün".as_bytes()), rt::text).await.expect("text"), "grün");
    assert_eq!(search(plain("latin1", b"red"), rt::text).await.expect("text"), "red");
    let error = search(plain("latin1", b"gr\xfcn"), rt::text).await.expect_err("another charset");
    assert_eq!((error.kind(), error.raw_body()), (ErrorKind::Decode, Some(b"gr\xfcn".as_slice())));
    assert_eq!(search(plain("utf-8", b"gr\xfcn"), rt::text).await.expect_err("no UTF-8").kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn bytes_are_what_was_received() {
    let found = search(Answer::with_body(200, &[], b"\0\xff"), rt::bytes).await.expect("bytes");
    assert_eq!(&found[..], b"\0\xff");
    search(Answer::status(200), rt::empty).await.expect("nothing");
}

#[tokio::test]
async fn errors_without_a_body_are_documented_by_their_status() {
    for (status, kind) in [(403, ErrorKind::Api), (503, ErrorKind::Api), (404, ErrorKind::UndocumentedStatus)] {
        let error = search(Answer::status(status), rt::empty).await.expect_err("an error");
        assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (kind, Some(status)));
        assert!(error.body().is_none() && error.decode_error().is_none());
    }
}

static UPLOAD: rt::Operation = rt::Operation::new("upload", rt::Method::PUT, &[rt::Segment::Literal("/file")])
    .with_body(&[rt::Content::raw("application/octet-stream")]);

#[tokio::test]
async fn raw_bodies_are_sent_as_they_are() {
    let server = Server::start([]).expect("a free port");
    let client = rt::ClientBuilder::new(&server.url(), "test").build().expect("settings that fit");
    rt::Call::new(&client, &UPLOAD).raw_body(b"\0\xff".to_vec()).send_for_raw().await.expect("an answer");
    let request = server.requests().remove(0);
    assert_eq!((request.line().as_str(), request.body()), ("PUT /file HTTP/1.1", b"\0\xff".as_slice()));
    assert_eq!(request.header("content-type"), ["application/octet-stream"]);
    assert_eq!(request.header("accept"), ["*/*"]);
}
