//! Requests byte for byte, and successful answers.

use clientwright_loopback::Answer;

use super::{CREATED, KEY, create, pair};
use crate::contacts::ListActivitiesResponse;
use crate::types::{ContactStatus, CreateContactRequest};

#[tokio::test]
async fn a_request_goes_out_as_described() {
    let (server, client) = pair([Answer::json(201, CREATED)]);
    let request = CreateContactRequest::new("jane@example.com").first_name("Jane").status(ContactStatus::Qualified);
    let created = client.contacts().create_contact(request).await.expect("201");
    assert_eq!(created.data.contact.id, 7);
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].line(), "POST /contacts/create HTTP/1.1");
    let host = server.url().replace("http://", "");
    let expected = [
        ("user-agent", "iclosed/1.0.0"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("authorization", &format!("Bearer {KEY}")),
        ("host", &host),
        ("content-length", "68"),
    ];
    let mut expected: Vec<(String, String)> = expected.map(|(name, value)| (name.into(), value.into())).into();
    if cfg!(feature = "gzip") {
        expected.insert(4, ("accept-encoding".to_owned(), "gzip".to_owned()));
    }
    assert_eq!(requests[0].headers(), expected);
    assert_eq!(requests[0].body_text(), r#"{"email":"jane@example.com","firstName":"Jane","status":"QUALIFIED"}"#);
}

#[tokio::test]
async fn parameters_go_where_they_belong() {
    let (server, client) = pair([Answer::status(204)]);
    let call = client.contacts().list_activities("a b/ü", "blue");
    let call = call.fields(vec!["p,q".into(), "r".into()]).kind(vec!["x&y".into(), "z".into()]).limit(4).limit(5);
    assert_eq!(call.x_trace("t1").await.expect("204"), ListActivitiesResponse::NoContent);
    let requests = server.requests();
    assert_eq!(
        requests[0].line(),
        "GET /contacts/a%20b%2F%C3%BC/activities?limit=5&kind=x%26y&kind=z&fields=p%2Cq,r HTTP/1.1",
    );
    assert_eq!(requests[0].header("x-tenant"), ["blue"]);
    assert_eq!(requests[0].header("x-trace"), ["t1"]);
    assert_eq!(requests[0].header("accept"), ["application/json, application/problem+json"]);
    assert!(requests[0].header("content-type").is_empty());
    assert!(requests[0].header("content-length").is_empty());
}

#[tokio::test]
async fn what_is_added_by_hand_comes_last_and_wins() {
    let (server, client) = pair([Answer::json(200, r#"{"items":["a"]}"#)]);
    let call = client.contacts().list_activities("7", "blue").limit(1);
    let call = call.query("debug mode", "a&b").query("x", "").header("X-Tenant", "red").header("X-More", "1");
    let found = call.await.expect("200");
    assert!(matches!(found, ListActivitiesResponse::Ok(page) if page.items == ["a"] && page.next.is_none()));
    let requests = server.requests();
    assert_eq!(requests[0].line(), "GET /contacts/7/activities?limit=1&debug%20mode=a%26b&x= HTTP/1.1");
    assert_eq!(requests[0].header("x-tenant"), ["red"]);
    assert_eq!(requests[0].header("x-more"), ["1"]);
}

#[tokio::test]
async fn an_empty_list_is_not_sent() {
    let (server, client) = pair([Answer::status(204)]);
    client.contacts().list_activities("7", "blue").kind(Vec::new()).fields(Vec::new()).await.expect("204");
    assert_eq!(server.requests()[0].line(), "GET /contacts/7/activities HTTP/1.1");
}

#[tokio::test]
async fn a_base_path_is_kept() {
    let (server, _) = pair([Answer::json(200, CREATED)]);
    let client = super::builder(&server).base_url(format!("{}/api/v2/", server.url())).build().expect("settings");
    create(&client).await.expect("200");
    assert_eq!(server.requests()[0].line(), "POST /api/v2/contacts/create HTTP/1.1");
}

#[tokio::test]
async fn a_response_has_status_headers_and_body() {
    let answer = Answer::with_body(
        200,
        &[("content-type", "application/vnd.api+json; charset=\"UTF-8\""), ("x-request-id", "r1")],
        CREATED.as_bytes(),
    );
    let (_server, client) = pair([answer]);
    let response = create(&client).response().await.expect("200");
    assert_eq!(response.status, 200);
    assert_eq!(response.headers["x-request-id"], "r1");
    assert_eq!(response.body.data.contact.id, 7);
}

#[tokio::test]
async fn a_raw_response_may_have_any_status() {
    let (_server, client) = pair([Answer::with_body(418, &[("x-kind", "teapot")], b"short and stout")]);
    let response = create(&client).raw().await.expect("any status");
    assert_eq!(response.status, 418);
    assert_eq!(response.headers["x-kind"], "teapot");
    assert_eq!(&response.body[..], b"short and stout");
}

#[tokio::test]
async fn a_call_can_be_kept_cloned_and_spawned() {
    let (server, client) = pair([Answer::json(200, CREATED), Answer::json(201, CREATED)]);
    let call = create(&client);
    let again = call.clone();
    drop(client);
    let first = tokio::spawn(call.into_future()).await.expect("no panic").expect("200");
    let second = tokio::spawn(async move { again.await }).await.expect("no panic").expect("201");
    assert_eq!(first, second);
    let requests = server.requests();
    assert_eq!(requests[0], requests[1]);
}
