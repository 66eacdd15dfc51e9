//! What a success becomes.

use clientwright_loopback::Answer;
use clientwright_runtime::ErrorKind;
use downstream::iclosed::types::{Contact, ContactStatus};

use crate::fixtures::{CREATED, builder, create, failure, request, start};

async fn contact(json: &str) -> Contact {
    create(Answer::json(200, &format!(r#"{{"data":{{"contact":{json}}}}}"#))).await.unwrap().data.contact
}

#[tokio::test]
async fn both_documented_successes_give_the_value() {
    for status in [200, 201] {
        let created = create(Answer::json(status, CREATED)).await.unwrap();
        let contact = created.data.contact;
        assert_eq!(contact.id, 123);
        assert_eq!(contact.account_id, Some(123));
        assert_eq!(contact.email.as_deref(), Some("jane@example.com"));
        assert_eq!(contact.status, Some(ContactStatus::Qualified));
        assert_eq!(contact.blocked_by_recaptcha, Some(true));
        assert_eq!(contact.joined_time.unwrap().as_str(), "2023-11-07T05:31:56Z");
        assert_eq!(contact.tracking.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn status_and_headers_come_with_the_response() {
    let headers = [("content-type", "application/json"), ("x-request-id", "7")];
    let server = start([Answer::with_body(201, &headers, CREATED.as_bytes())]);
    let client = builder(&server).build().unwrap();
    let reply = client.contacts().create_contact(request()).response().await.unwrap();
    assert_eq!(reply.status.as_u16(), 201);
    assert_eq!(reply.headers["x-request-id"], "7");
    assert_eq!(reply.body.data.contact.id, 123);
}

#[tokio::test]
async fn raw_gives_any_answer_as_it_came() {
    let server = start([Answer::with_body(418, &[], b"teapot")]);
    let client = builder(&server).build().unwrap();
    let raw = client.contacts().create_contact(request()).raw().await.unwrap();
    assert_eq!((raw.status.as_u16(), &raw.body[..]), (418, b"teapot".as_slice()));
}

#[tokio::test]
async fn an_unknown_enum_value_is_kept() {
    let contact = contact(r#"{"id":1,"status":"ARCHIVED"}"#).await;
    let status = contact.status.unwrap();
    assert!(matches!(status, ContactStatus::Unknown(_)));
    assert_eq!(status.as_str(), "ARCHIVED");
    assert_eq!(status, ContactStatus::from("ARCHIVED"));
    assert_eq!(status.to_string(), "ARCHIVED");
}

#[tokio::test]
async fn null_and_missing_fields_are_none() {
    let missing = contact(r#"{"id":1}"#).await;
    let nulls = r#"{"id":1,"accountId":null,"userId":null,"email":null,"firstName":null,"lastName":null,"status":null,"phoneNumber":null,"previewId":null,"tagId":null,"blockedByRecaptcha":null,"joinedTime":null,"country":null,"timeZone":null,"ipAddress":null,"blockedId":null,"referrerUrl":null,"createdAt":null,"updatedAt":null,"deletedAt":null,"tracking":null}"#;
    assert_eq!(contact(nulls).await, missing);
    assert_eq!(missing, Contact::new(1));
}

#[tokio::test]
async fn unknown_properties_and_repeated_ones_do_not_fail() {
    let contact = contact(r#"{"new":{"deep":[1,2,{"x":"y"}]},"id":1,"firstName":"a","firstName":"b"}"#).await;
    assert_eq!((contact.id, contact.first_name.as_deref()), (1, Some("b")));
}

#[tokio::test]
async fn a_date_that_is_none_keeps_its_text() {
    let contact = contact(r#"{"id":1,"joinedTime":"yesterday","createdAt":"2023-11-07T05:31:56Z"}"#).await;
    assert_eq!(contact.joined_time.unwrap().as_str(), "yesterday");
    assert_eq!(contact.created_at.unwrap().to_string(), "2023-11-07T05:31:56Z");
}

#[tokio::test]
async fn whole_numbers_may_be_written_as_fractions() {
    assert_eq!(contact(r#"{"id":1.0,"tagId":2e2}"#).await.tag_id, Some(200));
}

#[tokio::test]
async fn a_missing_required_field_is_named_with_its_path() {
    let error = failure(Answer::json(200, r#"{"data":{"contact":{"email":"a"}}}"#)).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 200));
    let problem = error.decode_error().unwrap();
    assert_eq!((problem.place(), problem.pointer()), ("data.contact.id", "/data/contact/id"));
    assert_eq!(error.raw_body().unwrap(), br#"{"data":{"contact":{"email":"a"}}}"#);
    for body in ["{}", r#"{"data":{}}"#, r#"{"data":null}"#, r#"{"data":{"contact":{"id":null}}}"#] {
        assert_eq!(failure(Answer::json(201, body)).await.kind(), ErrorKind::Decode, "{body}");
    }
}

#[tokio::test]
async fn a_value_of_the_wrong_kind_is_named_with_what_was_expected_and_found() {
    let error = failure(Answer::json(200, r#"{"data":{"contact":{"id":"one"}}}"#)).await;
    let problem = error.decode_error().unwrap();
    assert_eq!(problem.pointer(), "/data/contact/id");
    assert_eq!((problem.expected(), problem.found()), ("an integer", "string \"one\""));
    let error = failure(Answer::json(200, r#"{"data":{"contact":{"id":9223372036854775808}}}"#)).await;
    assert_eq!(error.decode_error().unwrap().pointer(), "/data/contact/id");
}

#[tokio::test]
async fn bodies_that_are_no_json_or_cut_off_are_decode_errors() {
    for body in [
        "",
        "<html></html>",
        r#"{"data":"#,
        &CREATED[..CREATED.len() - 3],
        "nul",
        "{\"data\":{\"contact\":{\"id\":1}}} x",
    ] {
        let error = failure(Answer::json(200, body)).await;
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.raw_body().unwrap(), body.as_bytes());
        assert!(error.decode_error().is_some(), "{body}");
    }
    let error = failure(Answer::with_body(200, &[("content-type", "text/html")], b"<html></html>")).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_body_shorter_than_announced_is_a_transfer_error() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"data\":";
    let error = failure(Answer::raw(head).then_close()).await;
    assert_eq!(error.kind(), ErrorKind::Body);
}
