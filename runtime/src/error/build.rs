//! Why a client could not be built.

use std::fmt;

/// A client's settings do not fit together; no setting's value is repeated, since it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError {
    message: Box<str>,
}

impl BuildError {
    pub(crate) fn new(message: impl Into<Box<str>>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "client cannot be built: {}", self.message)
    }
}

impl std::error::Error for BuildError {}
