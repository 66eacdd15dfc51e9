//! Documented errors by status, their headers, and what is no documented error.

use std::sync::{Arc, Mutex};

use clientwright_loopback::Answer;
use clientwright_runtime::{CallError, Drift, Error, ErrorKind};

use super::{create, pair};
use crate::contacts::{CreateContactError, CreateContactTooManyRequestsHeaders};
use crate::types::BadRequest;

/// The error of a call that is answered like this.
async fn failed(answer: Answer) -> CallError<CreateContactError> {
    let (_server, client) = pair([answer]);
    create(&client).await.expect_err("no success")
}

#[tokio::test]
async fn both_forms_of_400_are_told_apart() {
    let detailed = r#"{"message":{"status":400,"details":{"formErrors":["f"],"fieldErrors":{"email":["bad"]}},"endpoint":"/contacts/create","method":"POST"}}"#;
    let error = failed(Answer::json(400, detailed)).await;
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Api, Some(400)));
    let Some(CreateContactError::BadRequest(BadRequest::Detailed(body))) = error.body() else { panic!("{error:?}") };
    let details = body.message.details.as_ref().expect("details");
    assert_eq!(details.form_errors.as_deref(), Some(["f".to_owned()].as_slice()));

    let error = failed(Answer::json(400, r#"{"message":"no","errors":{"email":["bad"]}}"#)).await;
    let Some(CreateContactError::BadRequest(BadRequest::Standard(body))) = error.into_body() else {
        panic!("standard")
    };
    assert_eq!(body.message, "no");
}

#[tokio::test]
async fn each_documented_status_has_its_variant() {
    let body = r#"{"message":"no","code":"X"}"#;
    for status in [401, 403, 404, 500] {
        let error = failed(Answer::json(status, body)).await;
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.raw_body().expect("an answer"), body.as_bytes());
        let (seen, body) = match error.body().expect("a documented error") {
            CreateContactError::Unauthorized(body) => (401, body),
            CreateContactError::Forbidden(body) => (403, body),
            CreateContactError::NotFound(body) => (404, body),
            CreateContactError::InternalServerError(body) => (500, body),
            other => panic!("{other:?}"),
        };
        assert_eq!((seen, body.message.as_str(), body.code.as_deref()), (status, "no", Some("X")));
    }
}

const LIMITED: &str =
    r#"{"code":"RATE_LIMIT_EXCEEDED","message":"slow","retryAfter":1.5,"limit":{"points":10,"windowSec":60}}"#;

#[tokio::test]
async fn documented_headers_come_with_the_error() {
    let headers = [
        ("content-type", "application/json"),
        ("RateLimit-Limit", "10"),
        ("ratelimit-remaining", "0"),
        ("RateLimit-Reset", "2026-01-01T00:00:00.000Z"),
        ("Retry-After", "42"),
    ];
    let error = failed(Answer::with_body(429, &headers, LIMITED.as_bytes())).await;
    let Some(CreateContactError::TooManyRequests { body, headers }) = error.body() else { panic!("{error:?}") };
    assert_eq!(body.retry_after, Some(1.5));
    assert_eq!(
        (headers.rate_limit_limit, headers.rate_limit_remaining, headers.retry_after),
        (Some(10), Some(0), Some(42))
    );
    assert_eq!(headers.rate_limit_reset.as_ref().expect("a time").as_str(), "2026-01-01T00:00:00.000Z");
    assert_eq!(error.read_headers::<CreateContactTooManyRequestsHeaders>().as_ref(), Some(headers));
}

#[tokio::test]
async fn documented_headers_may_be_absent_or_odd() {
    let error = failed(Answer::json(429, LIMITED)).await;
    let Some(CreateContactError::TooManyRequests { headers, .. }) = error.body() else { panic!("{error:?}") };
    assert_eq!(*headers, CreateContactTooManyRequestsHeaders::default());

    let error = failed(Answer::with_body(429, &[("retry-after", "soon")], LIMITED.as_bytes())).await;
    let Some(CreateContactError::TooManyRequests { headers, .. }) = error.body() else { panic!("{error:?}") };
    assert_eq!(headers.retry_after, None);
    assert_eq!(error.headers().expect("an answer")["retry-after"], "soon");
}

#[tokio::test]
async fn a_documented_status_with_another_body_stays_an_api_error() {
    let html = "<html><body>502 from a proxy</body></html>";
    let error = failed(Answer::with_body(500, &[("content-type", "text/html")], html.as_bytes())).await;
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Api, Some(500)));
    assert_eq!(error.raw_body().expect("an answer"), html.as_bytes());
    assert!(error.body().is_none());
    let problem = error.decode_error().expect("a decode error");
    assert_eq!((problem.expected(), problem.found()), ("application/json", "text/html"));

    let error = failed(Answer::status(403)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.raw_body().expect("an answer"), b"");
    assert!(error.decode_error().is_some());
}

#[tokio::test]
async fn the_default_response_covers_every_other_status() {
    let problem = Answer::with_body(503, &[("content-type", "application/problem+json")], br#"{"message":"down"}"#);
    let (_server, client) = pair([problem]);
    let error = client.contacts().list_activities("7", "blue").await.expect_err("503");
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.body().map(|body| body.message.as_str()), Some("down"));
}

#[tokio::test]
async fn an_undocumented_status_is_a_kind_of_its_own_and_observed() {
    for status in [202, 204, 304, 418, 503] {
        let server = clientwright_loopback::Server::start([Answer::with_body(status, &[], b"")]).expect("a free port");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let observed = Arc::clone(&seen);
        let observe = move |drift: &Drift| {
            if let Drift::UndocumentedStatus { operation, status } = drift {
                observed.lock().expect("no panic").push((operation.id(), *status));
            }
        };
        let client = super::builder(&server).on_drift(observe).build().expect("settings that fit");
        let error = create(&client).await.expect_err("no documented status");
        assert_eq!(error.kind(), ErrorKind::UndocumentedStatus);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(error.body().is_none());
        assert_eq!(*seen.lock().expect("no panic"), [("createContact", status)]);
    }
}

#[tokio::test]
async fn errors_are_one_line_and_name_the_operation() {
    let error = failed(Answer::json(404, r#"{"message":"no"}"#)).await;
    assert_eq!(error.to_string(), "POST /contacts/create: error response (status 404, api)");
    assert_eq!(error.operation().id(), "createContact");
    let (_server, client) = pair([Answer::status(500)]);
    let error = client.contacts().list_activities("7", "blue").await.expect_err("500");
    assert_eq!(error.to_string(), "GET /contacts/{contactId}/activities: error response (status 500, api)");
}

#[tokio::test]
async fn errors_of_all_operations_become_one() -> Result<(), Error> {
    let (_server, client) = pair([Answer::json(404, r#"{"message":"no"}"#), Answer::status(204)]);
    let error = Error::from(create(&client).await.expect_err("404"));
    assert!(matches!(error.body(), Some(CreateContactError::NotFound(body)) if body.message == "no"));
    assert!(error.body::<crate::types::ErrorBody>().is_none());
    client.contacts().list_activities("7", "blue").await?;
    Ok(())
}

#[tokio::test]
async fn errors_go_into_anyhow_with_their_causes() {
    async fn call() -> anyhow::Result<i64> {
        let (_server, client) = pair([Answer::json(200, r#"{"data":{"contact":{"id":"seven"}}}"#)]);
        Ok(create(&client).await?.data.contact.id)
    }
    let error = call().await.expect_err("a text is no number");
    let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
    assert_eq!(chain.len(), 2);
    assert_eq!(chain[0], "POST /contacts/create: response body does not decode (status 200, decode)");
    assert!(chain[1].contains("data.contact.id"), "{}", chain[1]);
    assert!(error.downcast_ref::<CallError<CreateContactError>>().is_some());
}

#[test]
fn errors_are_small_and_go_everywhere() {
    fn goes_everywhere<T: std::error::Error + Send + Sync + 'static>() {}
    goes_everywhere::<CallError<CreateContactError>>();
    goes_everywhere::<Error>();
    assert!(size_of::<CallError<CreateContactError>>() <= 16);
    assert!(size_of::<Error>() <= 16);
}
