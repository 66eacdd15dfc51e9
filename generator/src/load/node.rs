//! The one tree that YAML and JSON are read into.

use crate::diagnostics::Span;

/// A value and where it stands: 32 bytes, and there is one for every value of a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The bytes it was read from; for a merged or aliased value those of the original.
    pub span: Span,
}

/// What stands at a place. Numbers keep their text, so that no precision and no `1.10` is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number by its source text.
    Number(Box<str>),
    /// A string.
    String(Box<str>),
    /// A list.
    List(Box<[Node]>),
    /// An object: entries in the order of the text, duplicates kept.
    Map(Box<[Entry]>),
}

/// A key, where it stands, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key; one that is not a string in YAML (`200:`) by its source text.
    pub key: Box<str>,
    /// The key's bytes.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of `key` if this is an object that has it; the last one counts when it is there twice.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().rev().find(|entry| &*entry.key == key).map(|entry| &entry.value)
    }

    /// The entries of an object; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }
}

impl Node {
    /// The member or item that one step of a JSON pointer (RFC 6901, section 4) names.
    pub fn step(&self, token: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(_) => self.get(token),
            Value::List(items) => {
                let canonical = token == "0" || !token.starts_with(['0', '+']);
                token.parse().ok().filter(|_| canonical).and_then(|index: usize| items.get(index))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        }
    }

    /// How many values this is, itself counted.
    pub fn count(&self) -> usize {
        let entries: usize = self.entries().iter().map(|entry| entry.value.count()).sum();
        let items: usize = self.items().iter().map(Self::count).sum();
        1 + entries + items
    }

    /// How many levels of lists and objects this is; 0 for a single value.
    pub fn depth(&self) -> usize {
        let entries = self.entries().iter().map(|entry| 1 + entry.value.depth());
        let items = self.items().iter().map(|item| 1 + item.depth());
        entries.chain(items).max().unwrap_or(usize::from(matches!(self.value, Value::List(_) | Value::Map(_))))
    }
}
