//! Committed client crates: which there are, and what stands in their manifests.
//!
//! In: a folder to start from, or a manifest's text. Out: [`Package`]s that ask to be generated, and manifests whose owner's edits survive.
//! Must not know: descriptions, output, terminals. Cargo itself is never run.

mod error;
mod features;
mod fingerprint;
mod manifest;
mod members;
mod package;
mod relative;
mod runtime_source;

pub use error::WorkspaceError;
pub use features::Features;
pub use fingerprint::fingerprint;
pub use manifest::{Facts, Program, RuntimeEntry, create_manifest, edit_manifest};
pub use members::{members, package_at};
pub use package::Package;
pub use relative::relative_path;
pub use runtime_source::RuntimeSource;
