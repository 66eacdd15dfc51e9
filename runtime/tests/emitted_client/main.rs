//! A generated client, exactly as the generator prints it, and what its users may rely on.
//!
//! # Rules of the style, for operations (those for types stand with the emitted style of types)
//!
//! - One file for the client and its builder, one for the servers, one for the security schemes, one for each tag.
//! - A tag's handle borrows the client and is `Copy`; each operation is a method on it that takes the required
//!   parameters in the order of the description, the body last. Texts are `impl AsRef<str>` and written with
//!   `text`; everything else is by value and written with `argument`. Nothing is kept but what is sent.
//! - Each operation is a `static` descriptor, a struct around one [`Call`](clientwright_runtime::rt::v1::Call),
//!   its setters for optional parameters, then `header`, `query`, `timeout`, `response` and `raw`, then `IntoFuture`.
//! - `send` and `send_for_response` take two decoders: `rt::json` for one type, `rt::empty` for none, and the
//!   enum's `rt::ByStatus::decode` where the type depends on the status.
//! - An enum of documented errors, or of successes, has a variant for each status, named after its reason phrase; a
//!   struct variant with `body` and `headers` if the response documents headers.
//! - Without a documented error, `E` is `rt::NoError`.

mod client;
mod contacts;
mod security;
mod server;
mod types;

pub use ::clientwright_runtime::{BuildError, CallError, Drift, Error, ErrorKind, RawResponse, Response, Secret};

pub use self::client::{Client, ClientBuilder};
pub use self::server::Server;

#[expect(clippy::expect_used, reason = "a test that cannot be set up fails where it stands")]
mod tests;
