//! Security schemes other than bearer, on a client put together by hand.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::RawResponse;
use clientwright_runtime::rt::v1 as rt;

static BASIC: rt::Scheme = rt::Scheme::basic("basic");
static HEADER: rt::Scheme = rt::Scheme::header("header", "X-Api-Key");
static QUERY: rt::Scheme = rt::Scheme::query("query", "api key");
static COOKIE: rt::Scheme = rt::Scheme::cookie("cookie", "session");

const GET: rt::Operation = rt::Operation::new("get", rt::Method::GET, &[rt::Segment::Literal("/a")])
    .with_parameters(&[rt::Parameter::cookie("theme")]);

static ALL: rt::Operation = GET.with_security(&[&[&BASIC, &HEADER, &QUERY, &COOKIE]]);
static ONE_OF: rt::Operation = GET.with_security(&[&[], &[&BASIC, &QUERY], &[&HEADER]]);
static PUBLIC: rt::Operation = GET;

fn token(text: &str) -> rt::Credential {
    rt::Credential::Token(text.into())
}

fn all(server: &Server) -> rt::ClientBuilder {
    rt::ClientBuilder::new(&server.url(), "test")
        .credential(&BASIC, rt::Credential::Basic { user: "jane".into(), password: "s3cret".into() })
        .credential(&HEADER, token("k1"))
        .credential(&QUERY, token("k 2"))
        .credential(&COOKIE, token("k3"))
}

async fn send(builder: rt::ClientBuilder, operation: &'static rt::Operation) -> RawResponse {
    let client = builder.build().expect("settings that fit");
    rt::Call::new(&client, operation).text(0, "da rk").send_for_raw().await.expect("an answer")
}

#[tokio::test]
async fn a_set_is_sent_whole() {
    let server = Server::start([]).expect("a free port");
    send(all(&server), &ALL).await;
    let request = server.requests().remove(0);
    assert_eq!(request.line(), "GET /a?api%20key=k%202 HTTP/1.1");
    assert_eq!(request.header("authorization"), ["Basic amFuZTpzM2NyZXQ="]);
    assert_eq!(request.header("x-api-key"), ["k1"]);
    assert_eq!(request.header("cookie"), ["theme=da%20rk; session=k3"]);
}

#[tokio::test]
async fn the_first_alternative_that_can_be_met_is_sent() {
    let server = Server::start([]).expect("a free port");
    let builder = rt::ClientBuilder::new(&server.url(), "test").credential(&QUERY, token("k2"));
    send(builder.credential(&HEADER, token("k1")), &ONE_OF).await;
    send(all(&server), &ONE_OF).await;
    send(all(&server), &PUBLIC).await;
    send(rt::ClientBuilder::new(&server.url(), "test"), &ONE_OF).await;
    let requests = server.requests();
    assert_eq!((requests[0].line().as_str(), requests[0].header("x-api-key").len()), ("GET /a HTTP/1.1", 1));
    assert_eq!((requests[1].header("authorization").len(), requests[1].header("x-api-key").len()), (1, 0));
    for public in &requests[2..] {
        assert_eq!(public.line(), "GET /a HTTP/1.1");
        assert!(public.header("authorization").is_empty() && public.header("x-api-key").is_empty());
    }
}

#[tokio::test]
async fn a_redirect_takes_credentials_to_its_own_origin_only() {
    let other = Server::start([]).expect("a free port");
    let away = format!("{}/b", other.url());
    let server = Server::start([Answer::redirect(302, "/b?x=1"), Answer::redirect(302, &away)]).expect("a free port");
    send(all(&server).allow_cross_origin_redirects(true), &ALL).await;
    let kept = server.requests().remove(1);
    assert_eq!(kept.line(), "GET /b?x=1&api%20key=k%202 HTTP/1.1");
    assert_eq!((kept.header("authorization").len(), kept.header("x-api-key").len()), (1, 1));
    assert_eq!(kept.header("cookie"), ["theme=da%20rk; session=k3"]);
    let withheld = other.requests().remove(0);
    assert_eq!(withheld.line(), "GET /b HTTP/1.1");
    for header in ["authorization", "x-api-key", "cookie"] {
        assert!(withheld.header(header).is_empty(), "{header}");
    }
}

#[tokio::test]
async fn a_key_by_hand_is_withheld_from_other_origins_by_its_header() {
    let other = Server::start([]).expect("a free port");
    let server = Server::start([Answer::redirect(307, &other.url())]).expect("a free port");
    let builder = rt::ClientBuilder::new(&server.url(), "test").default_header("x-api-key", "k1");
    send(builder.allow_cross_origin_redirects(true), &ONE_OF).await;
    assert_eq!(server.requests()[0].header("x-api-key"), ["k1"]);
    assert!(other.requests()[0].header("x-api-key").is_empty());
}

#[tokio::test]
async fn a_cookie_that_a_server_sets_is_not_printed() {
    let server = Server::start([Answer::with_body(200, &[("set-cookie", "session=hidden")], b"hidden")]).expect("port");
    let response = send(all(&server), &PUBLIC).await;
    assert_eq!(response.headers["set-cookie"], "session=hidden");
    assert!(!format!("{response:?}").contains("hidden"), "{response:?}");
}

#[test]
fn an_unusable_credential_is_refused_unseen() {
    let refused = |scheme, credential| {
        let builder = rt::ClientBuilder::new("http://localhost", "test").credential(scheme, credential);
        let printed = format!("{builder:?}");
        let error = builder.build().expect_err("not usable");
        assert!(!printed.contains("hidden") && !format!("{error} {error:?}").contains("hidden"), "{printed} {error:?}");
    };
    refused(&BASIC, rt::Credential::Basic { user: "a:b".into(), password: "hidden".into() });
    refused(&BASIC, token("hidden"));
    refused(&HEADER, token("hidden\r\n"));
    refused(&COOKIE, token("hidden\n"));
    refused(&COOKIE, token("hidden; admin=1"));
    refused(&HEADER, rt::Credential::Basic { user: "a".into(), password: "hidden".into() });
}
