//! Answers by status and method, and bodies on methods that rarely have one, byte for byte.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::ErrorKind;
use downstream::operations::statuses::Client;
use downstream::operations::statuses::operations::GetThingError;
use downstream::operations::statuses::types::{SearchRequest, Thing, XSizeHeaders};

use crate::start;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

fn answer(status: u16, media_type: &str, body: &str) -> Answer {
    Answer::with_body(status, &[("content-type", media_type)], body.as_bytes())
}

#[tokio::test]
async fn the_exact_status_comes_before_its_range() {
    const JSON: &str = "application/json";
    let answers = [answer(200, JSON, r#"{"id":1}"#), answer(203, "application/vnd.thing+json", r#"{"id":2}"#)];
    let server = start(answers);
    let client = client(&server);
    assert_eq!(client.get_thing().await.unwrap().id, 1);
    assert_eq!(client.get_thing().await.unwrap().id, 2);
    let accept = "application/json, application/problem+json, application/vnd.thing+json, text/plain";
    assert_eq!(server.requests()[0].header("accept"), [accept]);
}

#[tokio::test]
async fn errors_are_told_apart_by_exact_status_range_and_default() {
    let server = start([
        Answer::status(304),
        answer(404, "application/problem+json", r#"{"title":"t"}"#),
        answer(418, "text/plain", "short and stout"),
        answer(503, "application/json", r#"{"code":7}"#),
        answer(100 + 599, "application/json", r#"{"code":8}"#),
    ]);
    let client = client(&server);
    let mut seen = Vec::new();
    for _ in 0..5 {
        let error = client.get_thing().await.unwrap_err();
        seen.push(match error.body().unwrap() {
            GetThingError::NotModified => "304".to_owned(),
            GetThingError::NotFound(problem) => problem.title.clone(),
            GetThingError::ClientError(text) => text.clone(),
            GetThingError::Default(fault) => fault.code.to_string(),
            other => format!("{other:?}"),
        });
        assert_eq!(error.kind(), ErrorKind::Api);
    }
    assert_eq!(seen, ["304", "t", "short and stout", "7", "8"]);
}

#[tokio::test]
async fn an_answer_to_head_has_headers_alone() {
    let length = "HTTP/1.1 200 OK\r\nx-size: 12\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n";
    let server = start([Answer::raw(length), Answer::status(404)]);
    let client = client(&server);
    let response = client.head_thing().response().await.unwrap();
    assert_eq!(response.read_headers::<XSizeHeaders>().x_size, Some(12));
    let error = client.head_thing().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    assert_eq!(server.requests()[1].line(), "HEAD /thing HTTP/1.1");
}

#[tokio::test]
async fn statuses_without_a_body_give_nothing() {
    let server = start([
        Answer::status(204),
        Answer::status(205),
        Answer::status(202),
        answer(202, "text/plain", "not said"),
        answer(200, "text/plain", ""),
        answer(200, "application/json", ""),
    ]);
    let client = client(&server);
    client.put_thing(Thing::new(1)).await.unwrap();
    client.put_thing(Thing::new(1)).await.unwrap();
    client.delete_thing().await.unwrap();
    client.delete_thing().await.unwrap();
    assert_eq!(client.thing_options().await.unwrap(), "");
    // Where a value is promised, nothing is none.
    assert_eq!(client.get_thing().await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn any_method_may_have_a_body() {
    let server = start([
        Answer::status(204),
        Answer::status(204),
        answer(200, "application/json", "[1]"),
        answer(200, "application/zip", "PK"),
        Answer::status(204),
    ]);
    let client = client(&server);
    client.delete_thing().body(vec![1, 2]).await.unwrap();
    client.delete_thing().await.unwrap();
    assert_eq!(client.search(SearchRequest::new().q("a")).await.unwrap(), [1]);
    assert_eq!(&client.send_lines("a;b\n").await.unwrap()[..], b"PK");
    client.put_thing(Thing::new(3)).await.unwrap();
    let sent: Vec<(String, String, String, String)> = server
        .requests()
        .iter()
        .map(|request| {
            let one = |name: &str| request.header(name).join("|");
            (request.line(), one("content-type"), one("content-length"), request.body_text())
        })
        .collect();
    let expected = [
        ("DELETE /thing HTTP/1.1", "application/json", "5", "[1,2]"),
        ("DELETE /thing HTTP/1.1", "", "", ""),
        ("GET /search HTTP/1.1", "application/json", "9", r#"{"q":"a"}"#),
        ("POST /lines HTTP/1.1", "text/csv", "4", "a;b\n"),
        ("PUT /thing HTTP/1.1", "application/vnd.thing+json", "8", r#"{"id":3}"#),
    ];
    assert_eq!(
        sent,
        expected.map(|(line, kind, length, body)| {
            (line.to_owned(), kind.to_owned(), length.to_owned(), body.to_owned())
        })
    );
}

#[tokio::test]
async fn what_is_compressed_is_read_and_its_limit_is_that_of_what_it_becomes() {
    // `{"id":1}` and two hundred blanks.
    let body = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\xca\x4c\x51\xb2\x32\xac\x55\x18\
        \x26\x00\x00\xd4\xbf\x6a\x35\xd0\x00\x00\x00";
    let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
    let server = start([Answer::with_body(200, &headers, body), Answer::with_body(200, &headers, body)]);
    assert_eq!(client(&server).get_thing().await.unwrap().id, 1);
    assert_eq!(server.requests()[0].header("accept-encoding"), ["gzip"]);
    assert!(body.len() < 100);
    let limited = Client::builder().base_url(server.url()).max_response_bytes(100).build().unwrap();
    assert_eq!(limited.get_thing().await.unwrap_err().kind(), ErrorKind::Limit);
}
