//! Redirects: where they lead, with what method and body, and what never goes along.

use std::time::Duration;

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::ErrorKind;
use clientwright_runtime::rt::v1 as rt;

use super::{CREATED, KEY, builder, create, pair};

/// The second request of a call whose first is answered with a redirect of this status.
async fn followed(status: u16) -> Recorded {
    let (server, client) = pair([Answer::redirect(status, "/moved?to=1"), Answer::json(200, CREATED)]);
    create(&client).await.expect("200 after the redirect");
    let mut requests = server.requests();
    assert_eq!(requests.len(), 2);
    requests.remove(1)
}

#[tokio::test]
async fn permanent_and_temporary_redirects_keep_method_and_body() {
    for status in [307, 308] {
        let request = followed(status).await;
        assert_eq!(request.line(), "POST /moved?to=1 HTTP/1.1");
        assert_eq!(request.body_text(), r#"{"email":"jane@example.com"}"#);
        assert_eq!(request.header("content-type"), ["application/json"]);
        assert_eq!(request.header("authorization"), [format!("Bearer {KEY}")]);
    }
}

#[tokio::test]
async fn other_redirects_of_post_become_get() {
    for status in [301, 302, 303] {
        let request = followed(status).await;
        assert_eq!(request.line(), "GET /moved?to=1 HTTP/1.1");
        assert_eq!(request.body_text(), "");
        assert!(request.header("content-type").is_empty() && request.header("content-length").is_empty());
        assert_eq!(request.header("authorization"), [format!("Bearer {KEY}")]);
    }
}

#[tokio::test]
async fn a_body_that_was_dropped_does_not_come_back() {
    let answers = [Answer::redirect(303, "/a"), Answer::redirect(307, "/b"), Answer::json(200, CREATED)];
    let (server, client) = pair(answers);
    create(&client).await.expect("200 after two redirects");
    let last = &server.requests()[2];
    assert_eq!((last.line().as_str(), last.body_text().as_str()), ("GET /b HTTP/1.1", ""));
}

#[tokio::test]
async fn another_origin_is_an_error_and_sees_nothing() {
    let other = Server::start([Answer::json(200, CREATED)]).expect("a free port");
    for status in [301, 302, 303, 307, 308] {
        let (_server, client) = pair([Answer::redirect(status, &format!("{}/x?secret=1", other.url()))]);
        let error = create(&client).await.expect_err("another origin");
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        let cause = std::error::Error::source(&error).expect("a cause").to_string();
        assert_eq!(cause, format!("redirect to another origin, {}", other.url()));
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn an_allowed_origin_sees_no_credential() {
    let other = Server::start([Answer::json(200, CREATED)]).expect("a free port");
    let server = Server::start([Answer::redirect(307, &other.url())]).expect("a free port");
    let client = builder(&server)
        .allow_cross_origin_redirects(true)
        .default_header("X-Plain", "plain")
        .sensitive_header("X-Default", "hidden")
        .default_header("Cookie", "session=hidden")
        .build()
        .expect("settings that fit");
    create(&client).header("X-By-Hand", "hidden").await.expect("200 from the other origin");
    let first = server.requests().remove(0);
    assert_eq!(first.header("x-default"), ["hidden"]);
    let request = other.requests().remove(0);
    assert_eq!(request.line(), "POST / HTTP/1.1");
    assert_eq!(request.header("x-plain"), ["plain"]);
    assert_eq!(request.header("host"), [other.url().replace("http://", "")]);
    assert!(!request.head().contains("hidden") && !request.head().contains(KEY), "{}", request.head());
    assert!(!request.head().to_lowercase().contains("referer"), "{}", request.head());
}

#[tokio::test]
async fn the_way_back_has_the_credential_again() {
    let other = Server::start([]).expect("a free port");
    let server = Server::start([Answer::redirect(307, &other.url()), Answer::json(200, CREATED)]).expect("a free port");
    other.push(Answer::redirect(307, &format!("{}/back", server.url())));
    let client = builder(&server).allow_cross_origin_redirects(true).build().expect("settings that fit");
    create(&client).await.expect("200");
    assert!(other.requests()[0].header("authorization").is_empty());
    assert_eq!(server.requests()[1].header("authorization"), [format!("Bearer {KEY}")]);
}

#[tokio::test]
async fn loops_end() {
    let (server, client) = pair((0..20).map(|_| Answer::redirect(307, "/contacts/create")));
    let error = create(&client).await.expect_err("a loop");
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(std::error::Error::source(&error).expect("a cause").to_string(), "more than 10 redirects");
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn redirects_to_nowhere_are_errors() {
    let nowhere = [Answer::status(302), Answer::redirect(302, "http://"), Answer::redirect(302, "ftp://127.0.0.1/")];
    for answer in nowhere {
        let (_server, client) = pair([answer]);
        assert_eq!(create(&client).await.expect_err("nowhere").kind(), ErrorKind::Redirect);
    }
    let (_server, client) = pair([Answer::redirect(302, "http://user:pass@127.0.0.1/")]);
    let error = create(&client).await.expect_err("an address with credentials");
    assert!(!format!("{error:?}").contains("pass"), "{error:?}");
}

#[tokio::test]
async fn a_raw_call_follows_too() {
    let (_server, client) = pair([Answer::redirect(307, "/moved"), Answer::status(418)]);
    assert_eq!(create(&client).raw().await.expect("any status").status, 418);
}

static DOCUMENTED: rt::Operation = rt::Operation::new("get", rt::Method::GET, &[rt::Segment::Literal("/a")])
    .with_responses(&[rt::DocumentedResponse::new(rt::Status::Code(302), &[])]);

#[tokio::test]
async fn a_documented_redirect_is_an_outcome_and_not_followed() {
    let server = Server::start([Answer::redirect(302, "/b"), Answer::redirect(307, "/b")]).expect("a free port");
    let client = rt::ClientBuilder::new(&server.url(), "test").build().expect("settings that fit");
    let response = rt::Call::new(&client, &DOCUMENTED).send_for_raw().await.expect("an answer");
    assert_eq!((response.status.as_u16(), &response.headers["location"]), (302, &"/b".parse().expect("a value")));
    assert_eq!(server.requests().len(), 1);
    rt::Call::new(&client, &DOCUMENTED).send_for_raw().await.expect("an answer");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn redirects_share_the_time_of_their_call() {
    let slow = || Answer::redirect(307, "/contacts/create").after(Duration::from_millis(120));
    let (server, client) = pair([slow(), slow(), slow(), slow()]);
    let error = create(&client).timeout(Duration::from_millis(300)).await.expect_err("too late");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(server.requests().len() < 4);
}
