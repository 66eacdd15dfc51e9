//! Where answers are not what the description says, whether the call can bear it or not.

use std::sync::{Arc, Mutex};

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::{Drift, ErrorKind};

use crate::fixtures::{CREATED, builder, request, start};

/// What a client is told of.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn observer(&self) -> impl Fn(&Drift) + Send + Sync + 'static {
        let seen = Arc::clone(&self.0);
        move |drift| {
            let line = match drift {
                Drift::UndocumentedStatus { operation, status } => format!("{} {status}", operation.id()),
                Drift::Undecodable { operation, status, error } => {
                    format!("{} {status} {}", operation.id(), error.pointer())
                }
                other => format!("{other:?}"),
            };
            seen.lock().unwrap().push(line);
        }
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

async fn seen(answer: Answer) -> (Option<ErrorKind>, Vec<String>) {
    let server = start([answer]);
    let seen = Seen::default();
    let client = builder(&server).on_drift(seen.observer()).build().unwrap();
    let outcome = client.contacts().create_contact(request()).await;
    (outcome.err().map(|error| error.kind()), seen.take())
}

#[tokio::test]
async fn what_is_as_described_is_no_drift() {
    assert_eq!(seen(Answer::json(201, CREATED)).await, (None, vec![]));
    let described = Answer::json(400, r#"{"message":"no","errors":{"email":["not an address"]}}"#);
    assert_eq!(seen(described).await, (Some(ErrorKind::Api), vec![]));
}

#[tokio::test]
async fn a_success_that_does_not_decode_is_told() {
    let answer = Answer::json(201, r#"{"data":{"contact":{"email":"a"}}}"#);
    let told = vec!["createContact 201 /data/contact/id".to_owned()];
    assert_eq!(seen(answer).await, (Some(ErrorKind::Decode), told));
}

#[tokio::test]
async fn a_documented_error_that_does_not_decode_is_told() {
    let answer = Answer::json(400, r#"{"message":{"status":400}}"#);
    let (kind, told) = seen(answer).await;
    assert_eq!(kind, Some(ErrorKind::Api));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("createContact 400 /message/"), "{told:?}");
}

#[tokio::test]
async fn an_undocumented_status_is_told_once() {
    assert_eq!(
        seen(Answer::json(418, "{")).await,
        (Some(ErrorKind::UndocumentedStatus), vec!["createContact 418".to_owned()])
    );
}

#[tokio::test]
async fn an_event_that_does_not_decode_is_told_and_so_is_a_stream_of_something_else() {
    use downstream::operations::streams::Client;
    use downstream::operations::streams::types::ChatRequest;
    let events = "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":1}\n\ndata: {\"delta\":\"b\"}\n\n";
    let answers = [("text/event-stream", events), ("application/json", "{}")];
    let server =
        Server::start(answers.map(|(media, body)| Answer::with_body(200, &[("content-type", media)], body.as_bytes())));
    let server = server.unwrap();
    let seen = Seen::default();
    let client = Client::builder().base_url(server.url()).on_drift(seen.observer()).build().unwrap();
    let chat = || client.chat(ChatRequest::new().stream(true)).stream();
    let mut events = chat().await.unwrap();
    while events.next().await.is_some() {}
    assert_eq!(seen.take(), ["chat 200 /delta"]);
    assert_eq!(chat().await.unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(seen.take(), ["chat 200 "]);
}
