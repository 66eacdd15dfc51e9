//! Secrets are printed nowhere.

use clientwright_loopback::{Answer, Server};

use super::{KEY, builder, create};

/// An error with all its causes, as both `Display` and `Debug` print them.
fn printed(error: &(dyn std::error::Error + 'static)) -> String {
    let own = format!("{error} {error:?} {error:#?}");
    match error.source() {
        Some(cause) => own + &printed(cause),
        None => own,
    }
}

#[tokio::test]
async fn no_setting_call_or_error_prints_a_secret() {
    let answers =
        [Answer::json(401, r#"{"message":"no"}"#), Answer::redirect(302, "http://other.example/?token=hidden")];
    let server = Server::start(answers).expect("a free port");
    let builder = builder(&server).sensitive_header("X-Key", "hidden").default_header("X-Plain", "plain");
    let mut seen = format!("{builder:?} {builder:#?}");
    let client = builder.build().expect("settings that fit");
    let call = create(&client).header("X-Mine", "hidden").query("q", "hidden");
    seen = format!("{seen} {client:?} {client:#?} {:?} {call:?} {call:#?}", client.contacts());
    seen += &printed(&call.clone().await.expect_err("401"));
    seen += &printed(&call.clone().await.expect_err("302"));
    drop(server);
    seen += &printed(&call.await.expect_err("no server"));
    assert!(!seen.contains(KEY) && !seen.contains("hidden"), "{seen}");
    assert!(seen.contains("createContact") && seen.contains("plain"), "{seen}");
}

#[test]
fn an_unusable_secret_is_refused_unseen() {
    for key in ["a\r\nhidden", "a\nhidden", "a\0hidden"] {
        let error = crate::Client::builder().bearer_auth(key).build().expect_err("a line break");
        assert!(error.to_string().contains("bearerAuth"), "{error}");
        assert!(!printed(&error).contains("hidden"), "{error:?}");
        let error = crate::Client::builder().sensitive_header("X-Key", key).build().expect_err("a line break");
        assert!(!printed(&error).contains("hidden"), "{error:?}");
    }
}
