//! Tokens that a client gets on its own (OAuth 2.0, RFC 6749; devices by RFC 8628; discovery by RFC 8414 and `OpenID` Connect).
//!
//! Comes in: what a user gave for a scheme, and where the description says tokens are. Goes out: the value of `Authorization` for a call, one
//! that will still be good when it arrives. One request for a token is in flight at a time; a token that the server refuses is replaced once.
//! Must not know: operations, descriptions.

mod device;
mod endpoint;
mod error;
mod request;
mod settings;
mod source;
mod token;

pub use self::device::DevicePrompt;
pub use self::error::OAuthError;
pub(crate) use self::request::Reach;
pub use self::settings::OAuth;
pub(crate) use self::source::{Pass, Source};
pub use self::token::Token;
