//! A JSON value of the description.

/// A value as JSON, numbers by their text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Literal {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number's text, valid JSON.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    List(Vec<Literal>),
    /// An object, in its order.
    Object(Vec<(String, Literal)>),
}
