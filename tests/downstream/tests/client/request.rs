//! What goes over the wire.

use std::time::Duration;

use clientwright_loopback::{Answer, Recorded};
use clientwright_runtime::ErrorKind;
use downstream::iclosed::types::{ContactStatus, CreateContactRequest};

use crate::fixtures::{CREATED, KEY, builder, request, start};

async fn sent(body: CreateContactRequest) -> Recorded {
    let server = start([Answer::json(200, CREATED)]);
    builder(&server).build().unwrap().contacts().create_contact(body).await.unwrap();
    server.requests().remove(0)
}

#[tokio::test]
async fn request_line_headers_and_body_are_exactly_these() {
    let recorded = sent(request().first_name("Jane").status(ContactStatus::Qualified)).await;
    assert_eq!(recorded.line(), "POST /contacts/create HTTP/1.1");
    assert_eq!(recorded.header("authorization"), [format!("Bearer {KEY}")]);
    assert_eq!(recorded.header("content-type"), ["application/json"]);
    assert_eq!(recorded.header("accept"), ["application/json"]);
    assert_eq!(recorded.header("user-agent"), [format!("downstream/{}", env!("CARGO_PKG_VERSION"))]);
    let body = r#"{"email":"jane@example.com","firstName":"Jane","status":"QUALIFIED"}"#;
    assert_eq!(recorded.body(), body.as_bytes());
    assert_eq!(recorded.header("content-length"), [body.len().to_string()]);
    let mut names: Vec<_> = recorded.headers().into_iter().map(|(name, _)| name.to_lowercase()).collect();
    names.sort();
    assert_eq!(
        names,
        ["accept", "accept-encoding", "authorization", "content-length", "content-type", "host", "user-agent"]
    );
}

#[tokio::test]
async fn only_what_is_set_is_sent_and_defaults_never_are() {
    assert_eq!(sent(request()).await.body_text(), r#"{"email":"jane@example.com"}"#);
}

#[tokio::test]
async fn all_fields_are_sent_in_the_order_of_the_description() {
    let body = request()
        .referrer_url("https://example.com/?a=b&c=\"d\"")
        .ip_address("2001:db8::1")
        .time_zone("Europe/Berlin")
        .country("DE")
        .utm("source=é\u{1F600}\n")
        .event_id(2)
        .joined_time("2023-11-07T05:31:56Z")
        .tag("vip")
        .status("VIP".into())
        .phone_number("+49 30 1")
        .last_name("Doe")
        .first_name("Jane");
    let expected = concat!(
        r#"{"email":"jane@example.com","firstName":"Jane","lastName":"Doe","phoneNumber":"+49 30 1","status":"VIP","#,
        r#""tag":"vip","joinedTime":"2023-11-07T05:31:56Z","eventId":2,"utm":"source=é😀\n","country":"DE","#,
        r#""timeZone":"Europe/Berlin","ipAddress":"2001:db8::1","referrerUrl":"https://example.com/?a=b&c=\"d\""}"#,
    );
    assert_eq!(sent(body).await.body_text(), expected);
}

#[tokio::test]
async fn a_path_in_the_address_is_kept() {
    let server = start([Answer::json(200, CREATED)]);
    let client = builder(&server).base_url(format!("{}/api/v2/", server.url())).build().unwrap();
    client.contacts().create_contact(request()).await.unwrap();
    assert_eq!(server.requests()[0].line(), "POST /api/v2/contacts/create HTTP/1.1");
}

#[tokio::test]
async fn a_call_takes_headers_query_and_time_of_its_own() {
    let server = start([Answer::json(200, CREATED)]);
    let client = builder(&server).build().unwrap();
    let call = client.contacts().create_contact(request());
    let call = call.header("X-Request-Id", "7").query("dry run", "a&b").timeout(Duration::from_secs(5));
    call.await.unwrap();
    let recorded = server.requests().remove(0);
    assert_eq!(recorded.line(), "POST /contacts/create?dry%20run=a%26b HTTP/1.1");
    assert_eq!(recorded.header("x-request-id"), ["7"]);
}

#[tokio::test]
async fn validation_is_asked_for_and_names_every_violation() {
    let wrong = request().country("DEU").event_id(0);
    let violations = wrong.validate().unwrap_err();
    let text = violations.to_string();
    assert!(text.contains("/country") && text.contains("/eventId"), "{text}");
    assert_eq!(sent(wrong.clone()).await.body_text(), r#"{"email":"jane@example.com","eventId":0,"country":"DEU"}"#);

    let server = start([]);
    let client = builder(&server).validate_requests(true).build().unwrap();
    let error = client.contacts().create_contact(wrong).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validate);
    assert_eq!(error.validation_error().unwrap().to_string(), text);
    assert!(server.requests().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn a_call_can_be_made_again_and_elsewhere() {
    let server = start([Answer::json(200, CREATED), Answer::json(201, CREATED)]);
    let client = builder(&server).build().unwrap();
    let call = client.contacts().create_contact(request());
    let again = call.clone();
    drop(client);
    let spawned = tokio::spawn(async move { call.await });
    spawned.await.unwrap().unwrap();
    again.await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].body(), requests[1].body());
}
