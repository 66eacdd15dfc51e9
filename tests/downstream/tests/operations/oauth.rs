//! Tokens that a client gets itself: what is asked for, when, and who gets to see it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::ErrorKind;
use downstream::operations::oauth::{Client, ClientBuilder, OAuth};

use crate::start;

fn token(access: &str, more: &str) -> Answer {
    Answer::json(200, &format!(r#"{{"access_token":"{access}","token_type":"Bearer"{more}}}"#))
}

fn things() -> Answer {
    Answer::json(200, r#"["a"]"#)
}

fn refusal() -> Answer {
    Answer::json(401, r#"{"reason":"expired"}"#)
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url())
}

/// A client whose tokens come from the credentials of its own.
fn service(server: &Server) -> Client {
    builder(server).service(OAuth::client_credentials("me & co", "s3cr:t")).build().unwrap()
}

/// Method and target of each request, with the token or the form that it carries.
fn seen(server: &Server) -> Vec<String> {
    let summary = |request: &Recorded| {
        let line = request.line().trim_end_matches(" HTTP/1.1").to_owned();
        let form = request.header("content-type").iter().any(|value| value == "application/x-www-form-urlencoded");
        let carried = if form { request.body_text() } else { request.header("authorization").join(" ") };
        format!("{line} {carried}").trim_end().to_owned()
    };
    server.requests().iter().map(summary).collect()
}

#[tokio::test]
async fn a_token_is_got_once_and_kept() {
    let server = start([token("one", r#","expires_in":3600"#), things(), things()]);
    let client = service(&server);
    assert_eq!(client.list_things().await.unwrap(), ["a"]);
    client.list_things().await.unwrap();
    let expected =
        ["POST /oauth/token grant_type=client_credentials", "GET /things Bearer one", "GET /things Bearer one"];
    assert_eq!(seen(&server), expected);
    let request = server.requests().remove(0);
    // `me+%26+co:s3cr%3At`, RFC 6749, section 2.3.1.
    assert_eq!(request.header("authorization"), ["Basic bWUrJTI2K2NvOnMzY3IlM0F0"]);
    assert_eq!(request.header("accept"), ["application/json"]);
}

#[tokio::test]
async fn the_description_s_addresses_may_be_replaced_and_requests_have_more_to_say() {
    let server = start([token("one", ""), things()]);
    let oauth = OAuth::client_credentials("me", "secret")
        .secret_in_body()
        .scopes(["things:read", "things:write"])
        .parameter("audience", "api")
        .token_url([&server.url(), "/elsewhere"].concat());
    builder(&server).service(oauth).build().unwrap().list_things().await.unwrap();
    let form = "grant_type=client_credentials&scope=things%3Aread+things%3Awrite&client_id=me&client_secret=secret&audience=api";
    assert_eq!(seen(&server), [format!("POST /elsewhere {form}"), "GET /things Bearer one".to_owned()]);
    assert!(server.requests()[0].header("authorization").is_empty());
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let refreshable = r#","expires_in":"0","refresh_token":"again""#;
    let server = start([token("one", refreshable), things(), token("two", r#","expires_in":0"#), things()]);
    let client = service(&server);
    client.list_things().await.unwrap();
    client.list_things().await.unwrap();
    let expected = [
        "POST /oauth/token grant_type=client_credentials",
        "GET /things Bearer one",
        "POST /oauth/refresh grant_type=refresh_token&refresh_token=again",
        "GET /things Bearer two",
    ];
    assert_eq!(seen(&server), expected);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let server = start([token("one", ""), refusal(), token("two", ""), things()]);
    service(&server).list_things().await.unwrap();
    let expected = [
        "POST /oauth/token grant_type=client_credentials",
        "GET /things Bearer one",
        "POST /oauth/token grant_type=client_credentials",
        "GET /things Bearer two",
    ];
    assert_eq!(seen(&server), expected);

    let server = start([token("one", ""), refusal(), token("two", ""), refusal()]);
    let error = service(&server).list_things().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.body().unwrap().reason, "expired");
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_refresh_token_that_is_refused_gives_way_to_the_client_s_own_credentials() {
    let refused = Answer::json(400, r#"{"error":"invalid_grant"}"#);
    let first = token("one", r#","expires_in":0,"refresh_token":"again""#);
    let server = start([first, things(), refused, token("two", ""), things()]);
    let client = service(&server);
    client.list_things().await.unwrap();
    client.list_things().await.unwrap();
    assert_eq!(seen(&server)[3], "POST /oauth/token grant_type=client_credentials");
    assert_eq!(seen(&server)[4], "GET /things Bearer two");
}

#[tokio::test]
async fn a_code_is_exchanged_once() {
    let server = start([token("one", ""), Answer::status(204), refusal()]);
    let oauth =
        OAuth::authorization_code("app", "c0de").redirect_uri("https://app.example.com/back").code_verifier("verifier");
    let client = builder(&server).person(oauth).build().unwrap();
    client.add_thing("a".to_owned()).await.unwrap();
    // There is nothing to get another token with, and the server's answer says so best.
    let error = client.add_thing("b".to_owned()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    let form = "grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback&code_verifier=verifier&client_id=app";
    assert_eq!(seen(&server)[0], format!("POST /person/token {form}"));
    assert_eq!(seen(&server)[1..], ["POST /things Bearer one", "POST /things Bearer one"]);
}

#[tokio::test]
async fn refresh_tokens_are_told_so_that_they_can_be_kept() {
    let answer = token("one", r#","expires_in":0,"refresh_token":"second""#);
    let server = start([answer, Answer::status(204), token("two", ""), Answer::status(204)]);
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keeps = Arc::clone(&kept);
    let oauth = OAuth::refresh_token("app", "first").on_token(move |token| {
        let refresh = token.refresh_token().map(|token| token.expose().to_owned());
        keeps.lock().unwrap().push((refresh, token.lifetime()));
    });
    let client = builder(&server).person(oauth).build().unwrap();
    client.add_thing("a".to_owned()).await.unwrap();
    client.add_thing("b".to_owned()).await.unwrap();
    assert_eq!(seen(&server)[0], "POST /person/password grant_type=refresh_token&refresh_token=first&client_id=app");
    assert_eq!(seen(&server)[2], "POST /person/password grant_type=refresh_token&refresh_token=second&client_id=app");
    let expected = [(Some("second".to_owned()), Some(Duration::ZERO)), (None, None)];
    assert_eq!(*kept.lock().unwrap(), expected);
}

#[tokio::test]
async fn calls_at_the_same_time_wait_for_one_token() {
    let slow = token("one", "").after(Duration::from_millis(50));
    let server = start([slow, things(), things(), things()]);
    let client = service(&server);
    let (one, two, three) = tokio::join!(client.list_things(), client.list_things(), client.list_things());
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    let tokens = seen(&server).iter().filter(|line| line.starts_with("POST")).count();
    assert_eq!((tokens, server.requests().len()), (1, 4));
}

#[tokio::test]
async fn a_stream_waits_for_its_token_no_longer_than_another_call() {
    let server = start([token("late", "").after(Duration::from_secs(5))]);
    let oauth = OAuth::client_credentials("me", "secret");
    let client = builder(&server).service(oauth).timeout(Duration::from_millis(100)).build().unwrap();
    let error = client.read_file().stream().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_the_token_to_the_next() {
    let slow = token("lost", "").after(Duration::from_secs(5));
    let server = start([slow, token("one", ""), things()]);
    let client = service(&server);
    let dropped = tokio::time::timeout(Duration::from_millis(50), client.list_things().into_future()).await;
    assert!(dropped.is_err());
    client.list_things().await.unwrap();
    assert_eq!(seen(&server).last().unwrap(), "GET /things Bearer one");
}

#[tokio::test]
async fn metadata_says_where_tokens_are() {
    let server = start([]);
    let metadata = format!(r#"{{"issuer":"{0}","token_endpoint":"{0}/found"}}"#, server.url());
    for answer in [Answer::json(200, &metadata), token("one", ""), Answer::status(204), Answer::status(204)] {
        server.push(answer);
    }
    let client = builder(&server).directory(OAuth::client_credentials("me", "secret")).build().unwrap();
    client.add_thing("a".to_owned()).await.unwrap();
    client.add_thing("b".to_owned()).await.unwrap();
    let expected = [
        "GET /.well-known/openid-configuration",
        "POST /found grant_type=client_credentials",
        "POST /things Bearer one",
        "POST /things Bearer one",
    ];
    assert_eq!(seen(&server), expected);
}

#[tokio::test]
async fn metadata_leads_nowhere_unsafe() {
    let server = start([Answer::json(200, r#"{"token_endpoint":"http://elsewhere.example.com/token"}"#)]);
    let client = builder(&server).directory(OAuth::client_credentials("me", "secret")).build().unwrap();
    let error = client.add_thing("a".to_owned()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_refusal_of_the_token_endpoint_is_an_error_of_its_own() {
    let answer = r#"{"error":"invalid_client","error_description":"s3cr3t says no"}"#;
    let redirect = Answer::redirect(302, "http://elsewhere.example.com/");
    let server = start([Answer::json(401, answer), redirect, Answer::json(200, "{}"), Answer::json(200, "no")]);
    let client = service(&server);
    let error = client.list_things().await.unwrap_err();
    let reason = error.oauth_error().unwrap();
    assert_eq!(
        (error.kind(), reason.status().unwrap().as_u16(), reason.code()),
        (ErrorKind::Auth, 401, Some("invalid_client"))
    );
    assert_eq!(reason.to_string(), "token endpoint refused: `invalid_client` (status 401)");
    for expected in [
        "token endpoint refused (status 302)",
        "token endpoint answered with no `access_token`",
        "token endpoint answered with no JSON",
    ] {
        let error = client.list_things().await.unwrap_err();
        assert_eq!(error.oauth_error().unwrap().to_string(), expected);
    }
    assert!(seen(&server).iter().all(|line| line.starts_with("POST /oauth/token ")));
}

#[tokio::test]
async fn a_token_of_the_user_s_own_is_sent_as_it_is() {
    let server = start([things(), Answer::status(204)]);
    let client = builder(&server).service("mine").browser("from the browser").build().unwrap();
    client.list_things().await.unwrap();
    client.browse().await.unwrap();
    assert_eq!(seen(&server), ["GET /things Bearer mine", "GET /browser Bearer from the browser"]);
}

#[test]
fn secrets_go_nowhere_unencrypted_and_are_never_shown() {
    let oauth = OAuth::password("me", "user", "s3cr3t").client_secret("s3cr3t").parameter("key", "s3cr3t");
    assert!(!format!("{oauth:?}").contains("s3cr3t"));
    let plain = Client::builder().base_url("http://api.example.com").person(oauth.clone()).build().unwrap_err();
    assert!(plain.to_string().contains("not reached by https"), "{plain}");
    let client = Client::builder().base_url("https://api.example.com").person(oauth.clone()).build().unwrap();
    assert!(!format!("{client:?}").contains("s3cr3t"));
    let nowhere = Client::builder().base_url("https://api.example.com").browser(oauth).build().unwrap_err();
    assert!(nowhere.to_string().contains("token_url"), "{nowhere}");
    let oauth = OAuth::client_credentials("me", "s3cr3t");
    let empty = Client::builder().base_url("https://api.example.com").unaddressed(oauth).build().unwrap_err();
    assert!(empty.to_string().contains("token_url"), "{empty}");
}
