//! What is asked for, and what is made of bodies and headers.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::ErrorKind;
use downstream::operations::headers_and_links::{self, operations::AddThingError, types::AddThingCreatedHeaders};
use downstream::operations::media_types::Client;
use downstream::operations::media_types::operations::{ByStatusError, ByStatusSuccess};

use crate::start;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

fn text(status: u16, media_type: &str, text: &str) -> Answer {
    Answer::with_body(status, &[("content-type", media_type), ("x-dump", "d")], text.as_bytes())
}

#[tokio::test]
async fn what_can_be_read_is_asked_for() {
    let server = start(std::iter::repeat_n(Answer::json(200, "{}"), 6));
    let client = client(&server);
    client.in_several_forms().await.unwrap();
    client.in_different_forms().await.unwrap();
    client.any_object().await.unwrap();
    client.any_text().await.unwrap();
    client.named_rather_than_any().await.unwrap();
    client.by_status().await.unwrap();
    let accepted: Vec<String> = server.requests().iter().map(|request| request.header("accept").join("|")).collect();
    let expected = [
        "text/json, text/plain",
        "application/json",
        "application/json, image/*",
        "*/*",
        "application/json",
        "application/json, text/plain, application/octet-stream, application/x-www-form-urlencoded",
    ];
    assert_eq!(accepted, expected);
}

#[tokio::test]
async fn successes_of_different_media_types_are_told_apart_by_status() {
    let server = start([
        Answer::json(200, r#"{"name":"a"}"#),
        text(202, "text/plain; charset=utf-8", "r\u{e9}ceipt"),
        text(206, "application/octet-stream", "\0"),
        text(207, "application/x-www-form-urlencoded", "a=b&c=d"),
        Answer::status(204),
    ]);
    let client = client(&server);
    let ByStatusSuccess::Ok(thing) = client.by_status().await.unwrap() else { panic!("not 200") };
    assert_eq!(thing.name.as_deref(), Some("a"));
    let ByStatusSuccess::Accepted(receipt) = client.by_status().await.unwrap() else { panic!("not 202") };
    assert_eq!(receipt, "r\u{e9}ceipt");
    let ByStatusSuccess::PartialContent(bytes) = client.by_status().await.unwrap() else { panic!("not 206") };
    assert_eq!(&bytes[..], b"\0");
    let ByStatusSuccess::MultiStatus(form) = client.by_status().await.unwrap() else { panic!("not 207") };
    assert_eq!(form, "a=b&c=d");
    assert_eq!(client.by_status().await.unwrap(), ByStatusSuccess::NoContent);
}

#[tokio::test]
async fn errors_may_be_text_or_bytes() {
    let server = start([
        text(400, "text/plain", "no"),
        text(500, "application/octet-stream", "\u{1}"),
        text(418, "text/plain", "teapot"),
        text(502, "image/png", "PNG"),
    ]);
    let client = client(&server);
    let error = client.by_status().await.unwrap_err();
    assert_eq!((error.kind(), error.body()), (ErrorKind::Api, Some(&ByStatusError::BadRequest("no".to_owned()))));
    let error = client.by_status().await.unwrap_err();
    let Some(ByStatusError::InternalServerError { body, headers }) = error.body() else { panic!("{error:?}") };
    assert_eq!((&body[..], headers.x_dump.as_deref()), (&b"\x01"[..], Some("d")));
    let error = client.in_several_forms().await.unwrap_err();
    assert_eq!(error.body().map(String::as_str), Some("teapot"));
    let error = client.any_object().await.unwrap_err();
    assert_eq!(error.body().map(|bytes| &bytes[..]), Some(&b"PNG"[..]));
}

#[tokio::test]
async fn a_response_that_leads_nowhere_is_still_documented() {
    let server = start([Answer::json(200, "{}"), Answer::status(204)]);
    let client = client(&server);
    assert!(client.lost().await.is_ok());
    assert!(client.lost().await.is_ok());
}

#[tokio::test]
async fn headers_are_read_by_their_form() {
    let headers = [
        ("content-type", "application/json"),
        ("x-list", "1, 2"),
        ("x-list", "3"),
        ("x-json", r#"{"a":1}"#),
        ("x-any", "[true]"),
        ("x-text", "[true"),
        ("x-old", "o"),
    ];
    let server =
        start([Answer::with_body(201, &headers, b"\"id\""), Answer::with_body(400, &[("x-json", r#"{"a":"#)], b"")]);
    let client = headers_and_links::Client::builder().base_url(server.url()).build().unwrap();
    let response = client.add_thing().response().await.unwrap();
    assert_eq!(response.body, "id");
    let headers: AddThingCreatedHeaders = response.read_headers();
    assert_eq!(headers.x_list, Some(vec![1, 2, 3]));
    assert_eq!(headers.x_json.and_then(|json| json.a), Some(1));
    assert_eq!(headers.x_any.unwrap().to_json().unwrap(), "[true]");
    assert_eq!((headers.x_text.as_deref(), headers.x_old.as_deref()), (Some("[true"), Some("o")));
    assert_eq!((headers.x_xml, headers.x_object), (None, None));
    let error = client.add_thing().await.unwrap_err();
    let Some(AddThingError::BadRequest { headers }) = error.body() else { panic!("{error:?}") };
    assert_eq!(headers.x_json, None);
}
