//! Creates a contact. The key comes from the environment; every kind of failure is told apart.
//!
//! ```console
//! ICLOSED_API_KEY=iclosed_… cargo run --example create_contact -- jane@example.com Jane
//! ```

use std::process::ExitCode;
use std::time::Duration;

use iclosed::contacts::CreateContactError;
use iclosed::types::{ContactStatus, CreateContactRequest, ValidationError};
use iclosed::{CallError, Client, ErrorKind};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Ok(key) = std::env::var("ICLOSED_API_KEY") else {
        eprintln!("ICLOSED_API_KEY is not set");
        return ExitCode::from(2);
    };
    let mut arguments = std::env::args().skip(1);
    let Some(email) = arguments.next() else {
        eprintln!("usage: create_contact EMAIL [FIRST_NAME]");
        return ExitCode::from(2);
    };
    let mut contact = CreateContactRequest::new(email).status(ContactStatus::Qualified);
    contact.first_name = arguments.next();

    let mut settings = Client::builder().bearer_auth(key).server(iclosed::Server::Production);
    if let Ok(address) = std::env::var("ICLOSED_ADDRESS") {
        settings = settings.base_url(address);
    }
    let client = match settings.timeout(Duration::from_secs(10)).validate_requests(true).build() {
        Ok(client) => client,
        Err(error) => {
            eprintln!("the settings do not fit: {error}");
            return ExitCode::from(2);
        }
    };

    match client.contacts().create_contact(contact).await {
        Ok(created) => {
            println!("created contact {}", created.data.contact.id);
            ExitCode::SUCCESS
        }
        Err(error) => {
            explain(&error);
            ExitCode::FAILURE
        }
    }
}

fn explain(error: &CallError<CreateContactError>) {
    // What the service documents comes as a value of its own.
    if let Some(body) = error.body() {
        return explain_answer(body);
    }
    match error.kind() {
        ErrorKind::Validate => {
            for violation in error.validation_error().iter().flat_map(|error| error.violations()) {
                eprintln!("the request is not valid: {violation}");
            }
        }
        ErrorKind::Timeout => eprintln!("no answer in time; it may have been created all the same"),
        ErrorKind::Connect | ErrorKind::Tls => eprintln!("the service cannot be reached: {error}"),
        ErrorKind::Transfer | ErrorKind::Body => eprintln!("the connection broke; it may have been created: {error}"),
        ErrorKind::Redirect => eprintln!("the service sent us elsewhere: {error}"),
        ErrorKind::Limit => eprintln!("the answer is larger than allowed: {error}"),
        ErrorKind::Request | ErrorKind::Encode => eprintln!("the request cannot be sent: {error}"),
        // The answer is there, and not what the service documents.
        ErrorKind::Decode | ErrorKind::Api | ErrorKind::UndocumentedStatus => {
            eprintln!("an answer that is not documented: {error}");
            if let Some(problem) = error.decode_error() {
                eprintln!("{problem}");
            }
            eprintln!("{}", String::from_utf8_lossy(error.raw_body().unwrap_or_default()));
        }
        _ => eprintln!("{error}"),
    }
}

fn explain_answer(body: &CreateContactError) {
    match body {
        CreateContactError::BadRequest(ValidationError::DetailedValidationError(body)) => {
            for problem in &body.message.details.form_errors {
                eprintln!("refused: {problem}");
            }
            for (field, problems) in &body.message.details.field_errors {
                eprintln!("refused: {field}: {}", problems.join(", "));
            }
        }
        CreateContactError::BadRequest(ValidationError::StandardValidationError(body)) => {
            eprintln!("refused: {}", body.message);
            for (field, problems) in &body.errors {
                eprintln!("refused: {field}: {}", problems.join(", "));
            }
        }
        CreateContactError::BadRequest(other) => eprintln!("refused: {other:?}"),
        CreateContactError::Unauthorized(body) => eprintln!("the key is not accepted: {}", body.message),
        CreateContactError::Forbidden(body) => eprintln!("the key does not permit this: {}", body.message),
        CreateContactError::NotFound(body) => eprintln!("not found: {}", body.message),
        CreateContactError::TooManyRequests { body, headers } => {
            eprintln!("too many requests; try again in {} seconds", headers.retry_after.unwrap_or(body.retry_after));
        }
        CreateContactError::InternalServerError(body) => eprintln!("the service failed: {}", body.message),
        other => eprintln!("the service refused: {other:?}"),
    }
}
