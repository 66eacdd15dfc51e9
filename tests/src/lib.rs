//! What the commands of this package share.

pub mod descriptions;
pub mod messages;
pub mod progress;
