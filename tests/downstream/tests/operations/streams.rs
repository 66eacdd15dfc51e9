//! Answers that are read as they arrive.

use std::time::Duration;

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::{Error, ErrorKind};
use downstream::operations::streams::operations::Chat;
use downstream::operations::streams::types::{
    ChatRequest, Chunk, ListenToChangesStreamItem as Change, ListenToChangesStreamItemMoved as Moved,
};
use downstream::operations::streams::{Client, ClientBuilder};

use crate::start;

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url())
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

fn chat(client: &Client) -> Chat {
    client.chat(ChatRequest::new().stream(true))
}

/// An answer whose end is that of the connection, which stays open.
fn open(media_type: &str, body: &str) -> Answer {
    Answer::raw(format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\n\r\n{body}"))
}

fn kind<T: std::fmt::Debug>(result: Option<Result<T, Error>>) -> ErrorKind {
    result.unwrap().unwrap_err().kind()
}

#[tokio::test]
async fn events_are_given_while_the_connection_is_open() {
    let server = start([open("text/event-stream; charset=utf-8", "data: {\"delta\":\"a\"}\n\ndata: {\"del")]);
    let client = client(&server);
    let mut events = chat(&client).stream().await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.name.as_str(), event.data, event.id.as_str()), ("message", Chunk::new("a"), ""));
    assert_eq!(events.status(), 200);
    assert_eq!(server.requests()[0].header("accept"), ["text/event-stream"]);
    assert_eq!(server.requests()[0].body_text(), r#"{"stream":true}"#);
}

#[tokio::test]
async fn events_end_where_the_server_says_so() {
    let body =
        "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":1}\n\ndata: {\"delta\":\"b\"}\n\ndata: [DONE]\n\ndata: {}\n\n";
    let server = start([open("text/event-stream", body)]);
    let client = client(&server);
    let mut events = chat(&client).stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.delta, "a");
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(format!("{error:?}").contains("delta"), "the path: {error:?}");
    assert_eq!(error.raw_body(), Some(br#"{"delta":1}"#.as_slice()), "its data");
    assert_eq!(events.next().await.unwrap().unwrap().data.delta, "b", "the next event after one that does not decode");
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none(), "the end is the end");
}

#[tokio::test]
async fn events_have_names_ids_and_a_time_to_wait() {
    let pause = Duration::from_millis(50);
    let answer = open("text/event-stream", ": hello\nretry: 1500\n\nevent: note\nid: 7\nda")
        .then(pause, "ta: one\r")
        .then(pause, "\ndata: two\r\n\r\ndata: three\n\n")
        .then_close();
    let server = start([answer]);
    let client = client(&server);
    let mut events = client.listen_to_notes().stream().await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.name.as_str(), first.data.as_str(), first.id.as_str()), ("note", "one\ntwo", "7"));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.name.as_str(), second.data.as_str(), second.id.as_str()), ("message", "three", "7"));
    assert!(events.next().await.is_none());
    assert_eq!((events.last_id(), events.retry()), ("7", Some(Duration::from_millis(1500))));
}

#[tokio::test]
async fn the_schema_of_an_event_says_what_its_data_is() {
    let server = start([open("text/event-stream", "event: e\ndata: {\"n\": 3}\n\n").then_close()]);
    let client = client(&server);
    let mut events = client.listen_to_events().with_stream("all").stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.n, Some(3));
    assert_eq!(server.requests()[0].line(), "GET /events?stream=all HTTP/1.1");
}

#[tokio::test]
async fn values_stand_one_a_line() {
    let body = "{\"delta\":\"a\"}\r\n\n  \n{\"delta\":2}\n{\"delta\":\"c\"}";
    let server = start([open("application/jsonl", body).then_close()]);
    let client = client(&server);
    let mut values = client.read_logs().stream().await.unwrap();
    assert_eq!(values.next().await.unwrap().unwrap().delta, "a");
    let error = values.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.raw_body(), Some(br#"{"delta":2}"#.as_slice()), "its bytes");
    assert_eq!(values.next().await.unwrap().unwrap().delta, "c", "the last line need not end");
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn lines_that_are_described_as_a_text_hold_any_value() {
    let server = start([open("application/x-ndjson", "{\"name\":\"a\"}\n[1]\n").then_close()]);
    let mut values = client(&server).read_labels().stream().await.unwrap();
    assert_eq!(values.next().await.unwrap().unwrap().get("name").unwrap().as_str(), Some("a"));
    assert!(values.next().await.unwrap().unwrap().as_array().is_some());
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn values_stand_after_record_separators() {
    let body = "\u{1e}{\"delta\":\n\"a\"}\n\u{1e}\u{1e}{\"delta\":\"b\"}\n";
    let server = start([open("application/json-seq", body).then_close()]);
    let client = client(&server);
    let mut values = client.read_records().stream().await.unwrap();
    assert_eq!(values.next().await.unwrap().unwrap().delta, "a");
    assert_eq!(values.next().await.unwrap().unwrap().delta, "b");
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn a_download_is_given_in_pieces_and_may_break() {
    let part = Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc");
    let pause = Duration::from_millis(50);
    let server = start([part.clone().then(pause, "def"), part.then(pause, "").then_close()]);
    let client = builder(&server).max_response_bytes(4).build().unwrap();
    let mut whole = client.download().stream().await.unwrap();
    let mut bytes = Vec::new();
    while let Some(piece) = whole.next().await {
        bytes.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(bytes, b"abcdef", "the size of a download is not limited");
    let mut broken = client.download().stream().await.unwrap();
    assert_eq!(&broken.next().await.unwrap().unwrap()[..], b"abc");
    assert_eq!(kind(broken.next().await), ErrorKind::Body);
    assert!(broken.next().await.is_none());
}

#[tokio::test]
async fn what_is_no_stream_is_an_error_of_the_call() {
    let server =
        start([Answer::json(429, r#"{"message":"slow down"}"#), Answer::json(404, "{}"), Answer::json(200, "{}")]);
    let client = client(&server);
    let documented = chat(&client).stream().await.unwrap_err();
    assert_eq!(documented.kind(), ErrorKind::Api);
    assert_eq!(documented.raw_body(), Some(&br#"{"message":"slow down"}"#[..]));
    assert_eq!(chat(&client).stream().await.unwrap_err().kind(), ErrorKind::UndocumentedStatus);
    let other = chat(&client).stream().await.unwrap_err();
    assert_eq!(other.kind(), ErrorKind::Decode);
    assert!(format!("{other:?}").contains("application/json"), "what it is instead: {other:?}");
}

#[tokio::test]
async fn one_piece_is_limited() {
    let server = start([
        open("text/event-stream", "data: {\"delta\":\"0123456789\"}"),
        open("application/jsonl", "{\"delta\":\"0123456789"),
    ]);
    let client = builder(&server).max_response_bytes(16).build().unwrap();
    let mut events = chat(&client).stream().await.unwrap();
    assert_eq!(kind(events.next().await), ErrorKind::Limit);
    assert!(events.next().await.is_none());
    let mut values = client.read_logs().stream().await.unwrap();
    assert_eq!(kind(values.next().await), ErrorKind::Limit);
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn the_time_of_the_call_counts_and_that_of_the_client_does_not() {
    let slow = open("text/event-stream", "").then(Duration::from_millis(400), "data: late\n\n").then_close();
    let server = start([slow.clone(), slow]);
    let client = builder(&server).timeout(Duration::from_millis(100)).build().unwrap();
    let mut events = client.listen_to_notes().stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "late");
    let mut events = client.listen_to_notes().timeout(Duration::from_millis(100)).stream().await.unwrap();
    assert_eq!(kind(events.next().await), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_stream_that_pauses_too_long_ends() {
    let server = start([open("text/event-stream", "data: one\n\n")]);
    let client = builder(&server).read_timeout(Duration::from_millis(100)).build().unwrap();
    let mut events = client.listen_to_notes().stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "one");
    assert_eq!(kind(events.next().await), ErrorKind::Timeout);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn what_came_before_a_piece_that_is_too_large_is_given_first() {
    let server = start([
        open("text/event-stream", "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"0123456789abcdef\"}"),
        open("application/jsonl", "{\"delta\":\"a\"}\n{\"delta\":\"0123456789abcdef"),
    ]);
    let client = builder(&server).max_response_bytes(16).build().unwrap();
    let mut events = chat(&client).stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.delta, "a");
    assert_eq!(kind(events.next().await), ErrorKind::Limit);
    assert!(events.next().await.is_none(), "nothing comes after that");
    let mut values = client.read_logs().stream().await.unwrap();
    assert_eq!(values.next().await.unwrap().unwrap().delta, "a");
    assert_eq!(kind(values.next().await), ErrorKind::Limit);
    assert!(values.next().await.is_none(), "nothing comes after that");
}

#[tokio::test]
async fn half_a_value_of_a_broken_connection_is_none() {
    let part = Answer::raw("HTTP/1.1 200 OK\r\ncontent-length: 60\r\n\r\n{\"delta\":\"a\"}");
    let server = start([part.then(Duration::from_millis(50), "").then_close()]);
    let client = client(&server);
    let mut values = client.read_logs().stream().await.unwrap();
    assert_eq!(kind(values.next().await), ErrorKind::Body);
    assert!(values.next().await.is_none(), "what has not ended may be cut anywhere");
}

#[tokio::test]
async fn a_stream_may_be_read_on_any_thread() {
    let server = start([open("application/jsonl", "{\"delta\":\"a\"}").then_close()]);
    let client = client(&server);
    let read = tokio::spawn(async move {
        let mut values = client.read_logs().stream().await.unwrap();
        values.next().await.unwrap().unwrap().delta
    });
    assert_eq!(read.await.unwrap(), "a");
}

#[tokio::test]
async fn events_go_on_where_the_connection_ended() {
    let first = open("text/event-stream", "retry: 5\nid: 7\ndata: {\"delta\":\"a\"}\n\ndata: {\"del").then_close();
    let second = open("text/event-stream", "data: {\"delta\":\"b\"}\n\n").then_close();
    let server = start([first, second, Answer::status(503), Answer::status(204)]);
    let mut events = chat(&client(&server)).header("x-a", "1").stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, Chunk::new("a"));
    assert!(events.next().await.is_none());
    assert_eq!(events.retry(), Some(Duration::from_millis(5)));
    assert!(events.resume().await.unwrap());
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.data, event.id.as_str()), (Chunk::new("b"), "7"));
    assert_eq!(events.resume().await.unwrap_err().status(), Some(503.try_into().unwrap()));
    assert!(!events.resume().await.unwrap(), "the server has no more");
    assert!(events.next().await.is_none());
    let sent: Vec<_> =
        server.requests().iter().map(|request| (request.header("last-event-id"), request.header("x-a"))).collect();
    let (none, seven, own) = (Vec::new(), vec!["7".to_owned()], vec!["1".to_owned()]);
    assert_eq!(sent, [(none, own.clone()), (seven.clone(), own.clone()), (seven.clone(), own.clone()), (seven, own)]);
    assert_eq!(server.requests()[3].body_text(), r#"{"stream":true}"#);
}

#[tokio::test]
async fn a_documented_status_204_ends_events_too() {
    let server = start([open("text/event-stream", "id: 1\ndata: a\n\n").then_close(), Answer::status(204)]);
    let mut events = client(&server).listen_to_notes().stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a");
    assert!(events.next().await.is_none());
    assert!(!events.resume().await.unwrap());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn the_name_of_an_event_tells_what_it_carries() {
    let body = "event: added\ndata: {\"delta\":\"a\"}\n\nevent: moved\ndata: {\"to\":3}\n\nevent: said\ndata: {no\n\n\
        data: else\n\nevent: moved\ndata: {}\n\nevent: added\ndata: [DONE]\n\nevent: said\ndata: no\n\n";
    let server = start([open("text/event-stream", body)]);
    let mut events = client(&server).listen_to_changes().stream().await.unwrap();
    let mut data = Vec::new();
    for _ in 0..4 {
        data.push(events.next().await.unwrap().unwrap().data);
    }
    let expected = [
        Change::Added(Chunk::new("a")),
        Change::Moved(Moved::new(3)),
        Change::Said("{no".to_owned()),
        Change::Unknown("else".to_owned()),
    ];
    assert_eq!(data, expected);
    assert!(format!("{:?}", events.next().await.unwrap().unwrap_err()).contains("`to`"));
    assert!(events.next().await.is_none(), "the server says that this is all");
}
