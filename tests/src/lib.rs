//! What the commands of this package share.

pub mod descriptions;
pub mod draw;
pub mod lasting;
pub mod messages;
pub mod progress;
