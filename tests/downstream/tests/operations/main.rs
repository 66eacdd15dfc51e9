//! Operations of generated clients over loopback HTTP: what is sent, byte for byte, and what is made of answers; and what a service sends on its
//! own, as whoever serves it gets it.

#![expect(clippy::unwrap_used, reason = "a test says what must hold")]

mod cells;
mod devices;
mod incoming;
mod mutual_tls;
mod oauth;
mod parameters;
mod responses;
mod servers;
mod statuses;
mod streams;
mod xml;

use clientwright_loopback::{Answer, Server};

fn start(answers: impl IntoIterator<Item = Answer>) -> Server {
    Server::start(answers).unwrap()
}
