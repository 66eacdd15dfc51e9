//! A loopback HTTP server for tests: answers as scripted, records each request byte for byte.
//!
//! Comes in: a list of [`Answer`]s, one for each request. Goes out: the server's address, and the
//! [`Recorded`] requests. Must not know: the clients it tests; it depends on the standard library alone, so that
//! what is recorded is what went over the wire.

mod answer;
mod recorded;
mod server;

pub use self::answer::Answer;
pub use self::recorded::Recorded;
pub use self::server::Server;
