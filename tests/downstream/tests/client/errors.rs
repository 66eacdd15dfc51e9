//! What a documented failure becomes, and what is not documented.

use clientwright_loopback::Answer;
use clientwright_runtime::{Error, ErrorKind};
use downstream::iclosed::contacts::CreateContactError;
use downstream::iclosed::types::ValidationError;

use crate::fixtures::failure;

#[tokio::test]
async fn the_detailed_400_is_told_from_the_standard_one() {
    let detailed = r#"{"message":{"status":400,"details":{"formErrors":["form"],"fieldErrors":{"email":["not an address","too long"]}},"endpoint":"/contacts/create","method":"POST"}}"#;
    let error = failure(Answer::json(400, detailed)).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    let Some(CreateContactError::BadRequest(ValidationError::DetailedValidationError(body))) = error.body() else {
        panic!("{error:?}")
    };
    assert_eq!(body.message.status, 400);
    assert_eq!(body.message.endpoint, "/contacts/create");
    assert_eq!(body.message.method, "POST");
    assert_eq!(body.message.details.form_errors, ["form"]);
    assert_eq!(body.message.details.field_errors.get("email").unwrap(), &["not an address", "too long"]);
}

#[tokio::test]
async fn the_standard_400_is_told_from_the_detailed_one() {
    let error = failure(Answer::json(400, r#"{"message":"no","errors":{"email":["not an address"]}}"#)).await;
    let Some(CreateContactError::BadRequest(ValidationError::StandardValidationError(body))) = error.body() else {
        panic!("{error:?}")
    };
    assert_eq!(body.message, "no");
    assert_eq!(body.errors.get("email").unwrap(), &["not an address"]);
}

#[tokio::test]
async fn a_400_of_neither_form_is_kept() {
    for json in [r#"["no"]"#, r#"{"message":[1],"hint":"x"}"#, r#"{"hint":"x"}"#] {
        let error = failure(Answer::json(400, json)).await;
        assert_eq!(error.kind(), ErrorKind::Api);
        let Some(CreateContactError::BadRequest(ValidationError::Unknown(value))) = error.body() else {
            panic!("{error:?}")
        };
        assert_eq!(value.to_json().unwrap(), json);
    }
}

#[tokio::test]
async fn a_400_that_lacks_required_fields_names_all_of_them() {
    let error = failure(Answer::json(400, r#"{"message":{"status":400}}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(error.body().is_none());
    let problem = error.decode_error().unwrap().to_string();
    for field in ["details", "endpoint", "method"] {
        assert!(problem.contains(field), "{field}: {problem}");
    }
}

#[tokio::test]
async fn every_documented_status_has_a_variant_of_its_own() {
    for (status, code) in [(401, Some("UNAUTHORIZED")), (403, None), (404, Some("NOT_FOUND")), (500, None)] {
        let code_json = code.map(|code| format!(r#","code":"{code}""#)).unwrap_or_default();
        let error = failure(Answer::json(status, &format!(r#"{{"message":"no"{code_json}}}"#))).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, status));
        let (found, body) = match error.into_body().unwrap() {
            CreateContactError::Unauthorized(body) => (401, body),
            CreateContactError::Forbidden(body) => (403, body),
            CreateContactError::NotFound(body) => (404, body),
            CreateContactError::InternalServerError(body) => (500, body),
            other => panic!("{other:?}"),
        };
        assert_eq!((found, body.message.as_str(), body.code.as_deref()), (status, "no", code));
    }
}

const LIMITED: &str =
    r#"{"code":"RATE_LIMIT_EXCEEDED","message":"slow down","retryAfter":30,"limit":{"points":100,"windowSec":60}}"#;

#[tokio::test]
async fn a_429_has_typed_headers() {
    let headers = [
        ("content-type", "application/json"),
        ("RateLimit-Limit", "100"),
        ("RateLimit-Remaining", "0"),
        ("RateLimit-Reset", "2026-01-01T00:00:00Z"),
        ("Retry-After", "30"),
    ];
    let error = failure(Answer::with_body(429, &headers, LIMITED.as_bytes())).await;
    let Some(CreateContactError::TooManyRequests { body, headers }) = error.body() else { panic!("{error:?}") };
    assert_eq!((body.retry_after, body.limit.points, body.limit.window_sec), (30, 100, 60));
    assert_eq!(headers.rate_limit_limit, Some(100));
    assert_eq!(headers.rate_limit_remaining, Some(0));
    assert_eq!(headers.rate_limit_reset.as_ref().unwrap().as_str(), "2026-01-01T00:00:00Z");
    assert_eq!(headers.retry_after, Some(30));
}

#[tokio::test]
async fn a_429_may_come_without_headers() {
    let error = failure(Answer::json(429, LIMITED)).await;
    let Some(CreateContactError::TooManyRequests { body, headers }) = error.body() else { panic!("{error:?}") };
    assert_eq!(body.message, "slow down");
    assert_eq!((headers.rate_limit_limit, headers.retry_after), (None, None));
}

#[tokio::test]
async fn an_undocumented_status_keeps_what_came() {
    for status in [204, 202, 302, 418, 502] {
        let error =
            failure(Answer::with_body(status, &[("x-trace", "7")], if status == 204 { b"" } else { b"what" })).await;
        if status == 302 {
            assert_eq!(error.kind(), ErrorKind::Redirect, "no address to go to");
            continue;
        }
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::UndocumentedStatus, status));
        assert_eq!(error.headers().unwrap()["x-trace"], "7");
        assert!(error.body().is_none());
    }
}

#[tokio::test]
async fn a_documented_status_with_a_body_of_another_kind_keeps_it() {
    let html = "<html>bad gateway</html>";
    let error = failure(Answer::with_body(500, &[("content-type", "text/html")], html.as_bytes())).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 500));
    assert_eq!(error.raw_body().unwrap(), html.as_bytes());
    assert!(error.body().is_none() && error.decode_error().is_some());
}

#[tokio::test]
async fn errors_become_one_type_and_keep_their_body() {
    async fn call() -> Result<(), Error> {
        crate::fixtures::create(Answer::json(404, r#"{"message":"no"}"#)).await?;
        Ok(())
    }
    let error = call().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 404);
    assert!(matches!(error.body::<CreateContactError>(), Some(CreateContactError::NotFound(_))));
    assert!(size_of::<clientwright_runtime::CallError<CreateContactError>>() <= 16);
}
