//! Requests byte for byte, and successful answers.

use clientwright_loopback::Answer;

use super::pair;
use crate::contacts::ListActivitiesResponse;
use crate::types::{ContactStatus, CreateContactRequest};

const CREATED: &str = r#"{"data":{"contact":{"id":7,"email":"jane@example.com","status":"WON","tagId":null}}}"#;

#[tokio::test]
async fn a_request_goes_out_as_described() {
    let (server, client) = pair([Answer::json(201, CREATED)]);
    let request = CreateContactRequest::new("jane@example.com").first_name("Jane").status(ContactStatus::Qualified);
    let created = client.contacts().create_contact(request).await.expect("201");
    assert_eq!(created.data.contact.id, 7);
    let requests = server.requests();
    let [request] = requests.as_slice() else { panic!("one request, not {}", requests.len()) };
    assert_eq!(request.line(), "POST /contacts/create HTTP/1.1");
    let host = server.url().replace("http://", "");
    let expected = [
        ("user-agent", "iclosed/1.0.0"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("authorization", "Bearer iclosed_key"),
        ("host", &host),
        ("content-length", "68"),
    ];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    assert_eq!(request.headers(), expected);
    assert_eq!(request.body_text(), r#"{"email":"jane@example.com","firstName":"Jane","status":"QUALIFIED"}"#);
}

#[tokio::test]
async fn parameters_go_where_they_belong() {
    let (server, client) = pair([Answer::status(204)]);
    let call = client.contacts().list_activities("a b/ü", "blue");
    let call = call.limit(5).kind(vec!["x&y".into(), "z".into()]).fields(vec!["p,q".into(), "r".into()]).x_trace("t1");
    assert_eq!(call.await.expect("204"), ListActivitiesResponse::NoContent);
    let requests = server.requests();
    assert_eq!(
        requests[0].line(),
        "GET /contacts/a%20b%2F%C3%BC/activities?limit=5&kind=x%26y&kind=z&fields=p%2Cq,r HTTP/1.1"
    );
    assert_eq!(requests[0].header("x-tenant"), ["blue"]);
    assert_eq!(requests[0].header("x-trace"), ["t1"]);
    assert_eq!(requests[0].header("accept"), ["application/json, application/problem+json"]);
    assert!(requests[0].header("content-type").is_empty());
}
