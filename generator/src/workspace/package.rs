//! A package that may be a committed client.

use std::path::PathBuf;

use crate::config::Metadata;

/// A package and what its manifest says about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The package's folder.
    pub folder: PathBuf,
    /// The package's name.
    pub name: String,
    /// The manifest's text.
    pub manifest: String,
    /// What it asks for, if it asks for a client; `spec` and `root` are joined to the folder.
    pub metadata: Option<Metadata>,
}
