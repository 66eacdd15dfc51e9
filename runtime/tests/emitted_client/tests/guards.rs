//! What is refused before anything is sent.

use clientwright_loopback::Answer;
use clientwright_runtime::ErrorKind;
use clientwright_runtime::rt::v1 as rt;

use super::{CREATED, builder, create, pair};
use crate::types::CreateContactRequest;

#[tokio::test]
async fn line_breaks_in_headers_are_refused() {
    let (server, client) = pair([]);
    for value in ["a\r\nX-Injected: 1", "a\nb", "a\rb", "a\0b"] {
        let error = create(&client).header("X-Custom", value).await.expect_err("a line break");
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(!format!("{error:?}").contains("Injected"), "{error:?}");
        let error = client.contacts().list_activities("7", value).await.expect_err("a line break");
        assert_eq!(error.kind(), ErrorKind::Request);
    }
    let error = create(&client).header("X-Custom: 1\r\nX", "a").await.expect_err("a line break");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn dot_segments_and_empty_segments_are_refused() {
    let (server, client) = pair([]);
    for id in [".", "..", "%2e", "%2E%2e", ".%2e", "%252e%252e"] {
        let error = client.contacts().list_activities(id, "blue").await.expect_err("a dot segment");
        assert_eq!(error.kind(), ErrorKind::Request, "{id}");
    }
    let error = client.contacts().list_activities("", "blue").await.expect_err("an empty segment");
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_looks_like_a_path_stays_one_segment() {
    let (server, client) = pair([Answer::status(204)]);
    client.contacts().list_activities("../a?b#c", "blue").await.expect("204");
    assert_eq!(server.requests()[0].line(), "GET /contacts/..%2Fa%3Fb%23c/activities HTTP/1.1");
}

#[tokio::test]
async fn a_corrected_argument_is_sent() {
    let (server, client) = pair([Answer::status(204)]);
    let call = client.contacts().list_activities("7", "blue").x_trace("a\nb").x_trace("ab");
    call.await.expect("204");
    assert_eq!(server.requests()[0].header("x-trace"), ["ab"]);
}

#[tokio::test]
async fn requests_are_validated_only_if_asked() {
    let (server, client) = pair([Answer::json(200, CREATED)]);
    let request = CreateContactRequest::new("jane@example.com").country("Germany").event_id(0);
    client.contacts().create_contact(request.clone()).await.expect("sent as it is");
    let client = builder(&server).validate_requests(true).build().expect("settings that fit");
    let error = client.contacts().create_contact(request).await.expect_err("two violations");
    assert_eq!(error.kind(), ErrorKind::Validate);
    let violations = error.validation_error().expect("violations").violations();
    let places: Vec<&str> = violations.iter().map(clientwright_runtime::Violation::pointer).collect();
    assert_eq!(places, ["/eventId", "/country"]);
    assert_eq!(server.requests().len(), 1);
}

static FIXED: rt::Operation = rt::Operation::new("fixed", rt::Method::GET, &[rt::Segment::Literal("/a?action=b")])
    .with_parameters(&[rt::Parameter::query("limit").checked(&[rt::Check::Maximum(9)])]);
static CUT: rt::Operation = rt::Operation::new("cut", rt::Method::GET, &[rt::Segment::Literal("/#target")]);

#[tokio::test]
async fn a_template_is_sent_whole_or_not_at_all() {
    let server = clientwright_loopback::Server::start([]).expect("a free port");
    let client = rt::ClientBuilder::new(&server.url(), "test").build().expect("settings that fit");
    rt::Call::new(&client, &FIXED).argument(0, 5_i64).send_for_raw().await.expect("an answer");
    assert_eq!(server.requests()[0].line(), "GET /a?action=b&limit=5 HTTP/1.1");
    let error = rt::Call::new(&client, &CUT).send_for_raw().await.expect_err("a fragment");
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test]
async fn parameters_are_validated_only_if_asked() {
    let server = clientwright_loopback::Server::start([]).expect("a free port");
    let builder = || rt::ClientBuilder::new(&server.url(), "test");
    let client = builder().build().expect("settings that fit");
    rt::Call::new(&client, &FIXED).argument(0, 10_i64).send_for_raw().await.expect("sent as it is");
    let client = builder().validate_requests(true).build().expect("settings that fit");
    rt::Call::new(&client, &FIXED).argument(0, 9_i64).send_for_raw().await.expect("a value that fits");
    let error = rt::Call::new(&client, &FIXED).argument(0, 10_i64).send_for_raw().await.expect_err("too large");
    assert_eq!(error.kind(), ErrorKind::Validate);
    assert_eq!(error.validation_error().expect("a violation").violations().len(), 1);
    let cause = std::error::Error::source(&error).expect("what is wrong").to_string();
    assert!(cause.contains("`limit`"), "{cause}");
    assert_eq!(server.requests().len(), 2);
}
