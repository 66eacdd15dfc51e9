//! What can be wrong with a configuration.

use std::fmt;
use std::ops::Range;

/// A configuration that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// One short clause.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The bytes in the manifest's text, when it came from one.
    pub span: Option<Range<usize>>,
}

impl ConfigError {
    /// An error without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, span: None }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "; {help}"))
    }
}

impl std::error::Error for ConfigError {}
