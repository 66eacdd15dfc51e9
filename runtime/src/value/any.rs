//! Any JSON value.

use std::fmt;

use super::{Map, Number};
use crate::read::{DecodeError, In};
use crate::slot::{Blank, Kinds, Slot};
use crate::write::{EncodeError, Out};

/// Any JSON value.
#[derive(Clone, Default, PartialEq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, as it is written.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Map<Value>),
}

impl Value {
    /// Reads JSON text.
    ///
    /// # Errors
    /// What is not JSON.
    pub fn from_json(json: &[u8]) -> Result<Self, DecodeError> {
        crate::read::decode(json)
    }

    /// Writes JSON text.
    ///
    /// # Errors
    /// Numbers that JSON does not have, and nesting that is too deep.
    pub fn to_json(&self) -> Result<String, EncodeError> {
        crate::write::encode(self).map(|json| String::from_utf8(json).unwrap_or_default())
    }

    /// The value of a property, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value, if this is a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The items, if this is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The properties, if this is an object.
    pub fn as_object(&self) -> Option<&Map<Self>> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl Slot for Value {
    fn read(&mut self, i: &mut In<'_>) {
        let kind = i.value_kind();
        *self = match kind {
            Kinds::NULL => {
                i.null();
                Self::Null
            }
            Kinds::BOOL => Self::Bool(i.bool()),
            Kinds::STRING => Self::String(i.text().to_owned()),
            Kinds::LIST => Self::Array(crate::slot::take(i)),
            Kinds::OBJECT => Self::Object(crate::slot::take(i)),
            _ => Self::Number(crate::slot::take(i)),
        };
    }

    fn write(&self, o: &mut Out<'_>) {
        match self {
            Self::Null => o.null(),
            Self::Bool(value) => o.bool(*value),
            Self::Number(number) => number.write(o),
            Self::String(text) => o.string(text),
            Self::Array(items) => items.write(o),
            Self::Object(entries) => entries.write(o),
        }
    }
}

impl Blank for Value {
    const TAKES_NULL: bool = true;

    fn blank() -> Self {
        Self::Null
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::write::debug(self, f)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<Map<Value>> for Value {
    fn from(entries: Map<Value>) -> Self {
        Self::Object(entries)
    }
}
