//! A number of any size and precision.

use std::fmt;

use crate::read::{In, is_number};
use crate::slot::{Blank, Slot};
use crate::write::Out;

/// A JSON number as it is written: no digit is lost. It compares by its text: `1.0` is not `1`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(pub(crate) Box<str>);

impl Number {
    /// The text of the number, if JSON has such a number.
    pub fn from_text(text: &str) -> Option<Self> {
        is_number(text).then(|| Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is written as an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The value, if it is written as an integer that fits.
    pub fn as_i128(&self) -> Option<i128> {
        self.0.parse().ok()
    }

    /// The nearest finite float.
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        Self(value.to_string().into())
    }
}

/// NaN and infinity are kept and refused when they are sent.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self(format!("{value:?}").into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Slot for Number {
    fn read(&mut self, i: &mut In<'_>) {
        self.0 = i.number_text().into();
    }

    fn write(&self, o: &mut Out<'_>) {
        o.number_text(&self.0);
    }
}

impl Blank for Number {
    fn blank() -> Self {
        Self("0".into())
    }
}
