//! Files in memory.
//!
//! In: what `render` prints. Out: what `write` and the doors handle. Must not know: anything else.

mod generated_file;

pub use generated_file::{GeneratedFile, MARK};
