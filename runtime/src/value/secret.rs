//! A string that is not printed.

use std::fmt;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::write::Out;

/// A password or key. `Debug` shows `[redacted]`; there is no `Display`.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Slot for Secret {
    fn read(&mut self, i: &mut In<'_>) {
        i.secret_into(&mut self.0);
    }

    fn write(&self, o: &mut Out<'_>) {
        o.secret(&self.0);
    }
}

impl Blank for Secret {
    fn blank() -> Self {
        Self(String::new())
    }
}
