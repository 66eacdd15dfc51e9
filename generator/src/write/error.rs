//! What can go wrong with a folder.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why files cannot be written.
#[derive(Debug)]
pub enum WriteError {
    /// Reading, writing or removing failed.
    Io {
        /// What was tried, `read`, `write` …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that is not the generator's stands where one has to be written.
    InTheWay(PathBuf),
    /// A path leads, or may lead, out of the folder.
    OutsideFolder(String),
    /// Two generated files would be one on a file system that ignores case.
    Collision(String, String),
}

impl WriteError {
    /// Wraps a failure of `action` on `path`.
    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "cannot {action} `{}`: {source}", path.display()),
            Self::InTheWay(path) => write!(
                f,
                "`{}` is in the way: its first line does not say that it was generated, so it is left alone; move it",
                path.display()
            ),
            Self::OutsideFolder(path) => write!(f, "`{path}` does not stay in the output folder"),
            Self::Collision(one, two) => write!(f, "`{one}` and `{two}` differ in case only"),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Io { source, .. } = self { Some(source) } else { None }
    }
}
