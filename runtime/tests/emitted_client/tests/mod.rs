//! What goes over the wire, and what a call makes of the answer.

mod success;

use clientwright_loopback::{Answer, Server};

use crate::Client;

/// A server with its answers, and a client of it with a key.
fn pair(answers: impl IntoIterator<Item = Answer>) -> (Server, Client) {
    let server = Server::start(answers).expect("a free port");
    let client =
        Client::builder().bearer_auth("iclosed_key").base_url(server.url()).build().expect("settings that fit");
    (server, client)
}
