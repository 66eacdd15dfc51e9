//! Creates a contact, word for word as the README shows it. `ICLOSED_ADDRESS` replaces the server, so that a test can play it.

#![expect(clippy::print_stdout, reason = "a program that prints")]

use iclosed::types::{ContactStatus, CreateContactRequest};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = iclosed::Client::builder()
        .bearer_auth(std::env::var("ICLOSED_API_KEY")?)
        .server(iclosed::Server::Production)
        .base_url(std::env::var("ICLOSED_ADDRESS")?)
        .build()?;

    let created = client
        .contacts()
        .create_contact(
            CreateContactRequest::new("jane@example.com").first_name("Jane").status(ContactStatus::Qualified),
        )
        .await?;
    println!("{}", created.data.contact.id);

    let body = CreateContactRequest::new("joe@example.com");
    let reply = client.contacts().create_contact(body).response().await?;
    println!("{} {:?} {}", reply.status, reply.headers.get("x-request-id"), reply.body.data.contact.id);
    Ok(())
}
