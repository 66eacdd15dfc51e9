//! What the commands of this package share.

pub mod complaint;
pub mod counts;
pub mod descriptions;
pub mod draw;
pub mod jobs;
pub mod lasting;
pub mod messages;
pub mod package;
pub mod progress;
