//! Limits that a value should keep: documentation, and data for `validate()`.

use std::sync::Arc;

use super::Literal;

/// How deep limits of items of items are followed.
pub const NESTED_LIMITS: usize = 8;

/// A bound of a number, by its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number's text, valid JSON.
    pub value: String,
    /// Whether the bound itself is out of range.
    pub exclusive: bool,
}

/// Limits of one value (JSON Schema 2020-12 Validation, section 6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// In Unicode scalar values.
    pub min_length: Option<u64>,
    /// In Unicode scalar values.
    pub max_length: Option<u64>,
    /// An ECMA-262 regular expression.
    pub pattern: Option<String>,
    /// The format of a text, or of the texts in a list or map, that has no type for it, `email`: for values that are made up. No value breaks it.
    pub format: Option<String>,
    /// Lower bound.
    pub minimum: Option<Bound>,
    /// Upper bound.
    pub maximum: Option<Bound>,
    /// Divisor, by its text.
    pub multiple_of: Option<String>,
    /// Items of a list.
    pub min_items: Option<u64>,
    /// Items of a list.
    pub max_items: Option<u64>,
    /// Whether the items of a list differ from each other.
    pub unique_items: bool,
    /// Members of an object.
    pub min_properties: Option<u64>,
    /// Members of an object.
    pub max_properties: Option<u64>,
    /// Known values of a type that is no enum: numbers with a fraction, booleans, lists, objects.
    pub values: Vec<Literal>,
    /// What no type and no limit says, each the text of a JSON Schema (2020-12) whose references are `#/$defs/…` only. Shared, since every
    /// type that merges a schema has it.
    pub schemas: Vec<Arc<str>>,
}

impl Constraints {
    /// Whether nothing is limited; a format limits nothing.
    pub fn is_empty(&self) -> bool {
        match self.format {
            None => *self == Self::default(),
            Some(_) => Self { format: None, ..self.clone() }.is_empty(),
        }
    }
}
