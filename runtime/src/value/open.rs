//! What open enums and constants are made of.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::write::Out;

/// The text of an enum value that the description does not know. Only the enum's `From<&str>` makes one, so that no value
/// has two forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownText(Box<str>);

impl UnknownText {
    /// Keeps a text; for generated code.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An enum value that the description does not know. Only the enum's `From<i64>` makes one, so that no value has two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// Keeps an integer; for generated code.
    #[doc(hidden)]
    pub const fn new(value: i64) -> Self {
        Self(value)
    }

    /// The integer.
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A string that the description fixes. What a service sent instead is kept.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Constant(Cow<'static, str>);

impl Constant {
    /// The constant of the description; for generated code.
    #[doc(hidden)]
    pub const fn new(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Constant {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Slot for Constant {
    fn read(&mut self, i: &mut In<'_>) {
        if i.keeps_constants() {
            return;
        }
        let text = i.text();
        if text != &*self.0 {
            self.0 = Cow::Owned(text.to_owned());
        }
    }

    fn write(&self, o: &mut Out<'_>) {
        o.string(&self.0);
    }
}

impl Blank for Constant {
    fn blank() -> Self {
        Self::new("")
    }
}
