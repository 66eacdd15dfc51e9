//! Answers that are read as they arrive: bytes, server-sent events, values one after the other.
//!
//! Comes in: an answer whose head is there. Goes out: one piece at a time, when it is asked for, so that a slow reader slows the server down;
//! dropping a stream ends the transfer. Must not know: any type of the description.

mod bytes;
mod event_parser;
mod events;
mod values;

pub use self::bytes::ByteStream;
pub use self::events::{ByEvent, Event, EventData, Events};
pub use self::values::Values;
