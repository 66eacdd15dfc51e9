//! Tokens that a person grants on another device (RFC 8628): what is asked for, how often, for how long, and what is shown.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use clientwright_loopback::{Answer, Recorded, Server};
use clientwright_runtime::http::{HeaderMap, StatusCode};
use clientwright_runtime::transport::{self, Body, BoxFuture, Request, Transport, TransportError};
use clientwright_runtime::{DevicePrompt, ErrorKind};
use downstream::operations::oauth::{Client, OAuth};

use crate::start;

const CODE: &str =
    r#"{"device_code":"s3cr3t","user_code":"WDJB-MJHT","verification_uri":"https://example.com/tv","expires_in":1800}"#;
const PENDING: &str = r#"{"error":"authorization_pending"}"#;
const SLOW_DOWN: &str = r#"{"error":"slow_down"}"#;
const DENIED: &str = r#"{"error":"access_denied"}"#;
const TOKEN: &str = r#"{"access_token":"one","token_type":"Bearer"}"#;

/// The form of every question for the token.
const POLL: &str = "POST /screen/token grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=s3cr3t&client_id=tv";

/// Answers as scripted, and keeps what was asked and how long was waited, which takes no time.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<Play>>);

#[derive(Default)]
struct Play {
    answers: VecDeque<Result<(u16, String), ErrorKind>>,
    seen: Vec<String>,
    shown: Vec<DevicePrompt>,
}

impl Script {
    fn of<const N: usize>(answers: [(u16, &str); N]) -> Self {
        let answers = answers.map(|(status, body)| Ok((status, body.to_owned()))).into();
        Self(Arc::new(Mutex::new(Play { answers, ..Play::default() })))
    }

    fn client(&self, settings: impl FnOnce(OAuth) -> OAuth) -> Client {
        let play = Arc::clone(&self.0);
        let oauth = OAuth::device("tv", move |prompt| play.lock().unwrap().shown.push(prompt.clone()));
        let builder = Client::builder().base_url("https://api.example.com").television(settings(oauth));
        builder.transport(self.clone()).build().unwrap()
    }

    fn push(&self, answer: Result<(u16, &str), ErrorKind>) {
        self.0.lock().unwrap().answers.push_back(answer.map(|(status, body)| (status, body.to_owned())));
    }

    fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().seen)
    }

    fn shown(&self) -> Vec<DevicePrompt> {
        self.0.lock().unwrap().shown.clone()
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<transport::Answer, TransportError>> {
        let form = request.body().and_then(|body| body.as_bytes()).cloned().unwrap_or_default();
        let path = request.url().trim_start_matches("https://api.example.com");
        let line = format!("{} {path} {}", request.method(), String::from_utf8_lossy(&form));
        let mut play = self.0.lock().unwrap();
        play.seen.push(line.trim_end().to_owned());
        let answer = play.answers.pop_front().unwrap_or(Ok((599, String::new())));
        Box::pin(async move {
            let (status, body) = answer.map_err(|kind| TransportError::new(kind, "as scripted"))?;
            Ok(transport::Answer::new(StatusCode::from_u16(status).unwrap(), HeaderMap::new(), Body::full(body)))
        })
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, Result<(), TransportError>> {
        self.0.lock().unwrap().seen.push(format!("{:.0} s", time.as_secs_f64()));
        Box::pin(async { Ok(()) })
    }
}

/// The same without a way of its own to wait.
struct Impatient(Script);

impl Transport for Impatient {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<transport::Answer, TransportError>> {
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_person_agrees_and_the_token_is_renewed_afterwards() {
    let code =
        CODE.replace("1800", r#"90,"interval":0,"verification_uri_complete":"https://example.com/tv?c=WDJB-MJHT""#);
    let token = r#"{"access_token":"one","expires_in":0,"refresh_token":"again"}"#;
    let answers = [Answer::json(200, &code), Answer::json(400, PENDING), Answer::json(200, token), Answer::status(204)];
    let server = start(answers.into_iter().chain([Answer::json(200, TOKEN), Answer::status(204)]));
    let shown = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&shown);
    let oauth = OAuth::device("tv", move |prompt| told.lock().unwrap().push(prompt.clone())).scopes(["watch"]);
    let client = Client::builder().base_url(server.url()).television(oauth).build().unwrap();
    let start = Instant::now();
    client.watch().await.unwrap();
    // `0` is no pause, so that it is taken to be a second.
    assert!(start.elapsed() >= Duration::from_secs(2));
    client.watch().await.unwrap();
    let expected = [
        "POST /screen/code scope=watch&client_id=tv",
        POLL,
        POLL,
        "GET /screen Bearer one",
        "POST /screen/refresh grant_type=refresh_token&refresh_token=again&scope=watch&client_id=tv",
        "GET /screen Bearer one",
    ];
    assert_eq!(seen(&server), expected);
    let shown = shown.lock().unwrap();
    let [prompt] = &shown[..] else { panic!("{shown:?}") };
    assert_eq!((prompt.user_code(), prompt.verification_uri()), ("WDJB-MJHT", "https://example.com/tv"));
    assert_eq!(prompt.verification_uri_complete(), Some("https://example.com/tv?c=WDJB-MJHT"));
    assert_eq!(prompt.lifetime(), Some(Duration::from_secs(90)));
}

/// Method and target of each request, with the token or the form that it carries.
fn seen(server: &Server) -> Vec<String> {
    let summary = |request: &Recorded| {
        let line = request.line().trim_end_matches(" HTTP/1.1").to_owned();
        format!("{line} {}{}", request.header("authorization").join(" "), request.body_text())
    };
    server.requests().iter().map(summary).collect()
}

#[tokio::test]
async fn the_server_says_how_often_it_may_be_asked() {
    let script = Script::of([(200, CODE), (400, PENDING), (400, SLOW_DOWN), (400, PENDING)]);
    script.push(Err(ErrorKind::Timeout));
    script.push(Ok((200, TOKEN)));
    script.push(Ok((204, "")));
    script.client(|oauth| oauth).watch().await.unwrap();
    let expected = [
        "POST /screen/code client_id=tv",
        "5 s",
        POLL,
        "5 s",
        POLL,
        "10 s",
        POLL,
        "10 s",
        POLL,
        "20 s",
        POLL,
        "GET /screen",
    ];
    assert_eq!(script.seen(), expected);
}

#[tokio::test]
async fn a_secret_names_the_client_too() {
    let script = Script::of([(200, CODE), (200, TOKEN), (204, "")]);
    let client = script.client(|oauth| oauth.client_secret("t0p").secret_in_body().parameter("audience", "api"));
    client.watch().await.unwrap();
    let asked = "POST /screen/code client_id=tv&client_secret=t0p&audience=api";
    assert_eq!(script.seen(), [asked, "5 s", &format!("{POLL}&client_secret=t0p&audience=api"), "GET /screen"]);
}

#[tokio::test]
async fn a_refusal_is_final_and_nobody_is_asked_again() {
    for code in ["access_denied", "expired_token", "invalid_grant"] {
        let script = Script::of([(200, CODE), (400, &DENIED.replace("access_denied", code))]);
        let client = script.client(|oauth| oauth);
        for _ in 0..2 {
            let error = client.watch().await.unwrap_err();
            assert_eq!((error.kind(), error.oauth_error().unwrap().code()), (ErrorKind::Auth, Some(code)));
        }
        assert_eq!((script.seen().len(), script.shown().len()), (3, 1));
    }
}

#[tokio::test]
async fn nobody_is_waited_for_longer_than_the_code_is_good_or_the_program_says() {
    let short = CODE.replace("1800", r#""12""#);
    let script = Script::of([(200, &short), (400, PENDING), (400, PENDING)]);
    let client = script.client(|oauth| oauth);
    let error = client.watch().await.unwrap_err();
    assert_eq!(error.oauth_error().unwrap().to_string(), "nobody agreed in time");
    assert_eq!(script.seen(), ["POST /screen/code client_id=tv", "5 s", POLL, "5 s", POLL]);
    assert_eq!(client.watch().await.unwrap_err().kind(), ErrorKind::Auth);
    assert!(script.seen().is_empty());

    let script = Script::of([(200, CODE), (400, PENDING)]);
    let client = script.client(|oauth| oauth.person_limit(Duration::from_secs(7)));
    assert_eq!(client.watch().await.unwrap_err().kind(), ErrorKind::Auth);
    assert_eq!(script.seen(), ["POST /screen/code client_id=tv", "5 s", POLL]);
}

#[tokio::test]
async fn a_call_that_gives_up_leaves_the_code_to_the_next() {
    let script = Script::of([(200, CODE), (503, "busy"), (200, TOKEN), (204, "")]);
    let client = script.client(|oauth| oauth);
    let error = client.watch().timeout(Duration::from_secs(2)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    // One that the server cannot answer is no refusal.
    assert_eq!(client.watch().await.unwrap_err().oauth_error().unwrap().status().unwrap(), 503);
    client.watch().await.unwrap();
    let expected = ["POST /screen/code client_id=tv", "2 s", "5 s", POLL, "5 s", POLL, "GET /screen"];
    assert_eq!(script.seen(), expected);
    assert_eq!(script.shown().len(), 1);
}

#[tokio::test]
async fn calls_wait_for_one_person_but_no_longer_than_they_are_told() {
    let code = CODE.replace("1800", r#"60,"interval":1"#);
    let things = [Answer::json(200, TOKEN), Answer::status(204), Answer::status(204)];
    let server = start([Answer::json(200, &code)].into_iter().chain(things));
    let client = Client::builder().base_url(server.url()).television(OAuth::device("tv", |_| {}));
    // The client's own time begins when there is a token.
    let client = client.timeout(Duration::from_millis(500)).build().unwrap();
    let hurried = client.watch().timeout(Duration::from_millis(50));
    let (one, two, hurried) = tokio::join!(client.watch(), client.watch(), hurried);
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(hurried.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_transport_need_not_know_how_to_wait() {
    let code = CODE.replace("1800", r#"60,"interval":1"#);
    let script = Script::of([(200, &code), (200, TOKEN), (204, "")]);
    let builder = Client::builder().base_url("https://api.example.com").television(OAuth::device("tv", |_| {}));
    let start = Instant::now();
    builder.transport(Impatient(script.clone())).build().unwrap().watch().await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(script.seen(), ["POST /screen/code client_id=tv", POLL, "GET /screen"]);
}

#[tokio::test]
async fn metadata_says_where_devices_ask() {
    let server = start([]);
    let metadata =
        format!(r#"{{"token_endpoint":"{0}/token","device_authorization_endpoint":"{0}/device"}}"#, server.url());
    let code = CODE.replace("1800", r#"60,"interval":1"#);
    for answer in [Answer::json(200, &metadata), Answer::json(200, &code), Answer::json(200, TOKEN)] {
        server.push(answer);
    }
    server.push(Answer::status(204));
    let oauth = OAuth::device("tv", |_| {});
    let client = Client::builder().base_url(server.url()).directory(oauth.clone()).build().unwrap();
    client.add_thing("a".to_owned()).await.unwrap();
    let lines: Vec<String> = server.requests().iter().map(Recorded::line).collect();
    let expected = [
        "GET /.well-known/openid-configuration HTTP/1.1",
        "POST /device HTTP/1.1",
        "POST /token HTTP/1.1",
        "POST /things HTTP/1.1",
    ];
    assert_eq!(lines, expected);

    let server = start([Answer::json(200, r#"{"token_endpoint":"https://example.com/token"}"#)]);
    let client = Client::builder().base_url(server.url()).directory(oauth).build().unwrap();
    let error = client.add_thing("a".to_owned()).await.unwrap_err();
    assert!(error.oauth_error().unwrap().to_string().contains("`device_authorization_endpoint`"));
}

#[tokio::test]
async fn what_is_shown_leads_nowhere_unsafe_and_writes_nothing_but_text() {
    let cases = [
        (CODE.replace("https://example.com/tv", "file:///etc/passwd"), "`verification_uri`"),
        (CODE.replace("https://example.com/tv", "http://example.com/tv"), "`verification_uri`"),
        (CODE.replace("WDJB", r"\u001b[2J"), "`user_code`"),
        (CODE.replace("device_code", "code"), "`device_code`"),
        ("no".to_owned(), "no JSON"),
    ];
    for (answer, expected) in cases {
        let script = Script::of([(200, &answer)]);
        let error = script.client(|oauth| oauth).watch().await.unwrap_err();
        let reason = error.oauth_error().unwrap().to_string();
        assert!(
            reason.starts_with("device authorization endpoint answered with ") && reason.contains(expected),
            "{reason}"
        );
        assert!(script.shown().is_empty());
    }
    let script = Script::of([(401, r#"{"error":"invalid_client"}"#)]);
    let error = script.client(|oauth| oauth).watch().await.unwrap_err();
    let expected = "device authorization endpoint refused: `invalid_client` (status 401)";
    assert_eq!(error.oauth_error().unwrap().to_string(), expected);
}

#[tokio::test]
async fn codes_go_nowhere_unencrypted_and_are_never_shown_by_debug() {
    let script = Script::of([(200, CODE), (400, DENIED)]);
    let client = script.client(|oauth| oauth.client_secret("t0p"));
    let error = client.watch().await.unwrap_err();
    let shown = format!("{:?} {client:?} {error:?} {error}", script.shown());
    assert!(!shown.contains("s3cr3t") && !shown.contains("WDJB") && !shown.contains("t0p"), "{shown}");

    let oauth = OAuth::device("tv", |_| {});
    let build = |base: &str, oauth: OAuth| Client::builder().base_url(base).television(oauth).build();
    let plain = build("http://api.example.com", oauth.clone()).unwrap_err();
    assert!(plain.to_string().contains("not reached by https"), "{plain}");
    let elsewhere = oauth.clone().device_url("http://elsewhere.example.com/code");
    assert!(build("https://api.example.com", elsewhere).is_err());
    let nowhere =
        Client::builder().base_url("https://api.example.com").service(oauth.clone().token_url("/token")).build();
    assert!(nowhere.unwrap_err().to_string().contains("`device_url`"));
    let given = oauth.token_url("/token").device_url("/device");
    assert!(Client::builder().base_url("https://api.example.com").service(given).build().is_ok());
}
