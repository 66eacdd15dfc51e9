//! Generated files to a folder: compare, then write what differs.
//!
//! In: a folder and the files that should be in it. Out: a [`Plan`] of what differs, and, once it is applied, the folder as planned. Must not
//! know: descriptions, types, names; what a file is about.

mod apply;
mod difference;
mod error;
mod ownership;
mod plan;
mod relative_path;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use difference::{Difference, first_difference};
pub use error::WriteError;
pub use ownership::is_generated;
pub use plan::{Change, ChangeKind, Plan, plan};
pub use relative_path::RelativePath;
