//! What goes over the wire, and what a call makes of the answer.

mod bodies;
mod connection;
mod decoding;
mod errors;
mod guards;
mod limits;
mod malice;
mod redirects;
mod schemes;
mod secrets;
mod settings;
mod success;
mod transports;

use clientwright_loopback::{Answer, Server};

use crate::contacts::CreateContact;
use crate::types::CreateContactRequest;
use crate::{Client, ClientBuilder};

/// The credential of all tests; it must be seen nowhere but in `Authorization`.
const KEY: &str = "iclosed_0123456789";

/// The smallest body that is right.
const CREATED: &str = r#"{"data":{"contact":{"id":7}}}"#;

/// The settings of a client of this server, with a key.
fn builder(server: &Server) -> ClientBuilder {
    Client::builder().bearer_auth(KEY).base_url(server.url())
}

/// A server with its answers, and a client of it.
fn pair(answers: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(answers).expect("a free port");
    let client = builder(&server).build().expect("settings that fit");
    (server, client)
}

/// A call that any client can make.
fn create(client: &Client) -> CreateContact {
    client.contacts().create_contact(CreateContactRequest::new("jane@example.com"))
}
