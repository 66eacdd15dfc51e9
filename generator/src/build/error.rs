//! Why a build script fails.

use std::fmt;

use crate::config::ConfigError;
use crate::write::WriteError;

/// Why nothing was generated. [`fmt::Debug`] reads like [`fmt::Display`], since that is what cargo shows of a failing `main`.
pub enum BuildError {
    /// The description has errors; cargo was told each of them.
    Faults {
        /// The description.
        spec: String,
        /// How many.
        errors: usize,
    },
    /// An option cannot be used.
    Config(ConfigError),
    /// No output folder was chosen, and the environment names none: this is not a build script.
    NoOutDir,
    /// The output cannot be written.
    Write(WriteError),
    /// Standard output is closed.
    Output(std::io::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults { spec, errors: 1 } => write!(f, "`{spec}` has an error"),
            Self::Faults { spec, errors } => write!(f, "`{spec}` has {errors} errors"),
            Self::Config(error) => error.fmt(f),
            Self::NoOutDir => f.write_str("`OUT_DIR` is not set; call this from a build script, or choose a folder"),
            Self::Write(error) => error.fmt(f),
            Self::Output(error) => write!(f, "cannot write to standard output: {error}"),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Config(error) => Some(error),
            Self::Write(error) => Some(error),
            Self::Output(error) => Some(error),
            Self::Faults { .. } | Self::NoOutDir => None,
        }
    }
}
