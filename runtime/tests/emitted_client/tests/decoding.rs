//! Bodies of successful answers that are not, or not quite, what the description says.

use clientwright_loopback::Answer;
use clientwright_runtime::{CallError, ErrorKind};

use super::{CREATED, create, pair};
use crate::contacts::CreateContactError;

/// The error of a call that is answered with 200 and this body.
async fn undecodable(content_type: &str, body: &[u8]) -> CallError<CreateContactError> {
    let (_server, client) = pair([Answer::with_body(200, &[("content-type", content_type)], body)]);
    let error = create(&client).await.expect_err("no success");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.raw_body().expect("an answer"), body);
    error
}

#[tokio::test]
async fn a_wrong_type_is_told_with_its_place() {
    let error = undecodable("application/json", br#"{"data":{"contact":{"id":"seven"}}}"#).await;
    let problem = error.decode_error().expect("a decode error");
    assert_eq!(problem.pointer(), "/data/contact/id");
    assert!(problem.expected().contains("integer"), "{problem}");
    assert!(problem.found().contains("string"), "{problem}");
}

#[tokio::test]
async fn every_missing_property_is_named() {
    let (_server, client) = pair([Answer::json(429, r#"{"message":"slow"}"#), Answer::json(200, r#"{"data":{}}"#)]);
    let error = create(&client).await.expect_err("429");
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.decode_error().expect("a decode error").missing(), ["/code"]);
    let error = create(&client).await.expect_err("no contact");
    assert_eq!(error.decode_error().expect("a decode error").missing(), ["/data/contact"]);
}

#[tokio::test]
async fn truncated_json_and_other_media_types_do_not_decode() {
    undecodable("application/json", br#"{"data":{"contact":{"id":7"#).await;
    undecodable("application/json", b"").await;
    undecodable("text/plain", b"created").await;
    undecodable("application/json", b"\xff\xfe").await;
    let error = undecodable("text/html; charset=utf-8", b"<html></html>").await;
    assert_eq!(error.decode_error().expect("a decode error").found(), "text/html");
    undecodable("application/xml", b"<x/>").await;
}

#[tokio::test]
async fn json_under_an_inexact_label_decodes() {
    for label in
        ["application/json;charset=utf-8", "text/plain", "application/hal+json", "TEXT/JSON; charset=\"us-ascii\""]
    {
        let (_server, client) = pair([Answer::with_body(200, &[("content-type", label)], CREATED.as_bytes())]);
        assert_eq!(create(&client).await.expect(label).data.contact.id, 7);
    }
    let (_server, client) = pair([Answer::with_body(200, &[], CREATED.as_bytes())]);
    assert_eq!(create(&client).await.expect("no label").data.contact.id, 7);
}

#[tokio::test]
async fn another_charset_is_read_only_where_it_makes_no_difference() {
    let label = "application/json; charset=iso-8859-1";
    let (_server, client) = pair([Answer::with_body(200, &[("content-type", label)], CREATED.as_bytes())]);
    create(&client).await.expect("ASCII is the same in both");
    let error = undecodable(label, "{\"data\":{\"contact\":{\"id\":7,\"email\":\"ü\"}}}".as_bytes()).await;
    assert_eq!(error.decode_error().expect("a decode error").found(), "iso-8859-1");
}

#[tokio::test]
async fn what_a_response_may_vary_is_tolerated() {
    let body =
        r#"{"data":{"contact":{"id":1e0,"email":null,"status":"WON","joinedTime":"yesterday","new":[1]}},"x":1}"#;
    let (_server, client) = pair([Answer::json(200, body)]);
    let contact = create(&client).await.expect("200").data.contact;
    assert_eq!((contact.id, contact.email, contact.first_name), (1, None, None));
    assert_eq!(contact.status.expect("a status").as_str(), "WON");
    assert_eq!(contact.joined_time.expect("a time").as_str(), "yesterday");
}
