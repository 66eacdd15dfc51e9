//! Where a redirect may lead, and what goes there.

use clientwright_loopback::Answer;
use clientwright_runtime::ErrorKind;

use crate::fixtures::{CREATED, KEY, builder, request, start};

#[tokio::test]
async fn to_the_same_origin_it_is_followed_with_everything() {
    let server = start([Answer::redirect(307, "/v2/contacts/create?x=1"), Answer::json(201, CREATED)]);
    let client = builder(&server).build().unwrap();
    client.contacts().create_contact(request()).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].line(), "POST /v2/contacts/create?x=1 HTTP/1.1");
    assert_eq!(requests[1].body(), requests[0].body());
    assert_eq!(requests[1].header("authorization"), [format!("Bearer {KEY}")]);
}

#[tokio::test]
async fn after_303_it_is_a_get_without_a_body() {
    let server = start([Answer::redirect(303, "/contacts/123"), Answer::json(200, CREATED)]);
    builder(&server).build().unwrap().contacts().create_contact(request()).await.unwrap();
    let second = server.requests().remove(1);
    assert_eq!(second.line(), "GET /contacts/123 HTTP/1.1");
    assert_eq!(second.body(), b"");
    assert!(second.header("content-type").is_empty());
}

#[tokio::test]
async fn to_another_origin_it_is_an_error_and_nothing_goes_there() {
    let other = start([Answer::json(200, CREATED)]);
    let server = start([Answer::redirect(307, &format!("{}/contacts/create", other.url()))]);
    let error = builder(&server).build().unwrap().contacts().create_contact(request()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn another_origin_that_is_allowed_sees_no_credential() {
    let other = start([Answer::json(200, CREATED)]);
    let server = start([Answer::redirect(308, &format!("{}/contacts/create", other.url()))]);
    let client = builder(&server).allow_cross_origin_redirects(true).build().unwrap();
    client.contacts().create_contact(request()).await.unwrap();
    let request = other.requests().remove(0);
    assert_eq!(request.line(), "POST /contacts/create HTTP/1.1");
    assert!(request.header("authorization").is_empty());
    assert!(!request.head().contains(KEY), "{}", request.head());
}
