//! What can be wrong with a workspace.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::config::ConfigError;
use crate::diagnostics::{LineColumn, SourceFile};

/// Why the members of a workspace cannot be found or edited.
#[derive(Debug)]
pub enum WorkspaceError {
    /// No manifest in the folder or above it.
    NoManifest(PathBuf),
    /// Reading a manifest failed.
    Io(PathBuf, io::Error),
    /// A manifest says something that cannot be used.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Where in it, when that is known.
        at: Option<LineColumn>,
        /// What is wrong, in one short clause.
        message: String,
    },
}

impl WorkspaceError {
    /// A fault at `span` of the manifest at `path`, whose text is `text`.
    pub(super) fn manifest(path: &Path, text: &str, span: Option<Range<usize>>, message: impl Into<String>) -> Self {
        let line_column = |span: Range<usize>| {
            SourceFile::new("", text.to_owned()).line_column(u32::try_from(span.start).unwrap_or(u32::MAX))
        };
        Self::Manifest { path: path.to_owned(), at: span.map(line_column), message: message.into() }
    }

    /// A manifest that is not TOML.
    pub(super) fn toml(path: &Path, text: &str, error: &toml_edit::TomlError) -> Self {
        Self::manifest(path, text, error.span(), error.message())
    }

    /// A configuration that cannot be used.
    pub(super) fn config(path: &Path, text: &str, error: &ConfigError) -> Self {
        Self::manifest(path, text, error.span.clone(), error.to_string())
    }
}

impl fmt::Display for WorkspaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoManifest(folder) => write!(f, "no `Cargo.toml` in `{}` or above it", folder.display()),
            Self::Io(path, error) => write!(f, "cannot read `{}`: {error}", path.display()),
            Self::Manifest { path, at: Some(at), message } => {
                write!(f, "{}:{}:{}: {message}", path.display(), at.line, at.column)
            }
            Self::Manifest { path, at: None, message } => write!(f, "{}: {message}", path.display()),
        }
    }
}

impl std::error::Error for WorkspaceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Io(_, error) = self { Some(error) } else { None }
    }
}
