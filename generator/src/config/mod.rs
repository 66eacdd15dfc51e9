//! What a user can choose, wherever it is said: in code, by flags, or in a manifest.
//!
//! In: a builder's calls, parsed flags, or the table `[package.metadata.clientwright]`. Out: [`Config`] and, for a committed crate,
//! [`Metadata`]. Must not know: any stage, any file system.

mod error;
mod levels;
#[cfg(feature = "cli")]
mod metadata;
mod options;
mod selection;
mod selector;
mod suggest;

pub use error::ConfigError;
pub use levels::{Level, Levels, Subject};
#[cfg(feature = "cli")]
pub use metadata::{Metadata, Recorded};
pub use options::{Config, Shape};
pub use selection::Selection;
pub use selector::{Candidate, Selector};
pub use suggest::closest;
