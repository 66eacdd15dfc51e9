//! What the commands of this package share.

pub mod complaint;
pub mod counts;
pub mod descriptions;
pub mod jobs;
pub mod messages;
pub mod package;
pub mod progress;
