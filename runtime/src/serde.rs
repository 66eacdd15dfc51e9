//! The same engine behind serde's traits, for any self-describing format.
//!
//! Reading buffers the input as JSON text, writing goes by way of [`Value`]: slower than [`rt`](crate::rt)'s own JSON, and the
//! same in every rule.

mod deserialize;
mod serialize;

pub use deserialize::deserialize;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use serialize::serialize;
