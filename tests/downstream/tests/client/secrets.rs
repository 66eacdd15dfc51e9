//! A secret is in no text that a program could log.

use clientwright_loopback::Answer;
use clientwright_runtime::Error;

use crate::fixtures::{CREATED, KEY, builder, request, start};

/// Fails if the key is in a text.
fn without_key(text: &str) {
    assert!(!text.contains(KEY) && !text.contains("k3y"), "{text}");
}

#[tokio::test]
async fn the_key_is_in_no_debug_or_display() {
    let other = start([]);
    let answers = [
        Answer::json(401, r#"{"message":"no"}"#),
        Answer::status(418),
        Answer::json(200, "{"),
        Answer::redirect(307, &other.url()),
        Answer::raw("").then_close(),
    ];
    let count = answers.len();
    let server = start(answers);
    let settings = builder(&server).sensitive_header("X-Key", KEY);
    without_key(&format!("{settings:?} {settings:#?}"));
    let client = settings.build().unwrap();
    without_key(&format!("{client:?} {client:#?}"));
    let call = client.contacts().create_contact(request()).header("X-Other", KEY);
    without_key(&format!("{call:?} {call:#?}"));
    for _ in 0..count {
        let error = call.clone().await.unwrap_err();
        without_key(&format!("{error:?} {error:#?} {error}"));
        let error = Error::from(error);
        without_key(&format!("{error:?} {error:#?} {error}"));
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            without_key(&format!("{cause:?} {cause}"));
            source = cause.source();
        }
    }
    assert_eq!(server.requests()[0].header("x-other"), [KEY], "it was sent all the same");
}

#[tokio::test]
async fn a_response_does_not_show_the_request() {
    let server = start([Answer::json(200, CREATED)]);
    let reply = builder(&server).build().unwrap().contacts().create_contact(request()).response().await.unwrap();
    without_key(&format!("{reply:?} {reply:#?}"));
}
