//! The door for build scripts.
//!
//! In: a description's path and options, from `build.rs`. Out: a module in `OUT_DIR`, and directives on standard output that cargo reads.
//! Must not know: how any stage works. It needs nothing of the feature `cli`.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), clientwright::build::BuildError> {
//!     clientwright::build("openapi.yaml").generate()
//! }
//! ```
//!
//! and, in the crate:
//!
//! ```text
//! #[allow(dead_code, unused_imports, reason = "a client has more than a program uses")]
//! mod openapi {
//!     include!(concat!(env!("OUT_DIR"), "/openapi.rs"));
//! }
//! ```

mod builder;
mod directives;
mod error;

#[cfg(test)]
mod tests;

pub use builder::{Build, build};
pub use error::BuildError;
