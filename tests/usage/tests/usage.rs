//! The program against a server, and what else a program does with a call.

#![expect(clippy::unwrap_used, reason = "a test says what must hold")]

use std::process::Command;

use clientwright_loopback::{Answer, Server};
use iclosed::contacts::CreateContactError;
use iclosed::types::CreateContactRequest;
use iclosed::{Client, Error, ErrorKind};

const CREATED: &str = r#"{"data":{"contact":{"id":7}}}"#;

fn client(server: &Server) -> Client {
    Client::builder().bearer_auth("iclosed_x").base_url(server.url()).build().unwrap()
}

#[test]
fn the_program_of_the_readme_does_what_it_says() {
    let second =
        Answer::with_body(201, &[("content-type", "application/json"), ("x-request-id", "r1")], CREATED.as_bytes());
    let server = Server::start([Answer::json(200, CREATED), second]).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_usage"));
    let output = program.env("ICLOSED_API_KEY", "iclosed_k").env("ICLOSED_ADDRESS", server.url()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "7\n201 Created Some(\"r1\") 7\n");
    let request = &server.requests()[0];
    assert_eq!(request.line(), "POST /contacts/create HTTP/1.1");
    assert_eq!(request.header("authorization"), ["Bearer iclosed_k"]);
    assert_eq!(request.body_text(), r#"{"email":"jane@example.com","firstName":"Jane","status":"QUALIFIED"}"#);
}

#[test]
fn the_program_says_what_went_wrong() {
    let server = Server::start([Answer::json(401, r#"{"message":"no key"}"#)]).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_usage"));
    let output = program.env("ICLOSED_API_KEY", "iclosed_k").env("ICLOSED_ADDRESS", server.url()).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("401") && !said.contains("iclosed_k"), "{said}");
}

#[tokio::test]
async fn a_call_can_be_spawned() {
    let server = Server::start([Answer::json(200, CREATED)]).unwrap();
    let call = client(&server).contacts().create_contact(CreateContactRequest::new("a@example.com"));
    let created = tokio::spawn(call.into_future()).await.unwrap().unwrap();
    assert_eq!(created.data.contact.id, 7);
}

#[tokio::test]
async fn errors_go_into_anyhow() -> anyhow::Result<()> {
    let server = Server::start([Answer::json(404, r#"{"message":"no"}"#), Answer::json(404, r#"{"message":"no"}"#)])?;
    let client = client(&server);
    let call = || client.contacts().create_contact(CreateContactRequest::new("a@example.com"));
    let typed = async { anyhow::Ok(call().await?) }.await.unwrap_err();
    let typed = typed.downcast_ref::<iclosed::CallError<CreateContactError>>();
    assert!(typed.is_some_and(|error| matches!(error.body(), Some(CreateContactError::NotFound(_)))));
    let plain = async { Ok::<_, Error>(call().await?) }.await.unwrap_err();
    assert_eq!(plain.kind(), ErrorKind::Api);
    assert!(anyhow::Error::from(plain).to_string().contains("404"));
    Ok(())
}

#[test]
fn the_servers_of_the_description_have_names() {
    assert_eq!(iclosed::Server::Production.url(), "https://public.api.iclosed.io");
    assert_eq!(iclosed::Server::default(), iclosed::Server::Development);
    assert!(Client::builder().bearer_auth("iclosed_x").server(iclosed::Server::Local).build().is_ok());
}
