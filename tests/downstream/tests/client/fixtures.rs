//! A server, a client of it, and the vendor's own example.

use clientwright_loopback::{Answer, Server};
use clientwright_runtime::CallError;
use downstream::iclosed::contacts::CreateContactError;
use downstream::iclosed::types::{CreateContactRequest, CreateContactResponse};
use downstream::iclosed::{Client, ClientBuilder};

pub(crate) const KEY: &str = "iclosed_k3y-of-a-test";

/// The example of the vendor's documentation, with a status that is one of the request's.
pub(crate) const CREATED: &str = r#"{"data":{"contact":{"id":123,"accountId":123,"userId":123,"email":"jane@example.com","firstName":"Jane","lastName":"Doe","status":"QUALIFIED","phoneNumber":"+4912345","previewId":"p1","tagId":123,"blockedByRecaptcha":true,"joinedTime":"2023-11-07T05:31:56Z","country":"DE","timeZone":"Europe/Berlin","ipAddress":"192.0.2.1","blockedId":123,"referrerUrl":"https://example.com","createdAt":"2023-11-07T05:31:56Z","updatedAt":"2023-11-07T05:31:56Z","deletedAt":"2023-11-07T05:31:56Z","tracking":{"a":[1,2.50,{"b":null}]}}}}"#;

pub(crate) type Outcome = Result<CreateContactResponse, CallError<CreateContactError>>;

pub(crate) fn start(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::start(answers).unwrap()
}

pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().bearer_auth(KEY).base_url(server.url())
}

pub(crate) fn request() -> CreateContactRequest {
    CreateContactRequest::new("jane@example.com")
}

/// Creates a contact against a server that answers like this.
pub(crate) async fn create(answer: Answer) -> Outcome {
    let server = start([answer]);
    builder(&server).build().unwrap().contacts().create_contact(request()).await
}

pub(crate) async fn failure(answer: Answer) -> CallError<CreateContactError> {
    create(answer).await.unwrap_err()
}
