//! The key of every object of a document.

use std::fmt;

use crate::diagnostics::{Pointer, SourceId};

/// A file and a pointer in it. Its text is what placeholder references hold: `#/components/schemas/Pet` in the entry file, `3#/Pet` in file 3.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The pointer in it.
    pub pointer: Pointer,
}

impl Place {
    /// The place one step down, of the member `token`.
    pub(super) fn key(&self, token: &str) -> Self {
        Self { source: self.source, pointer: self.pointer.key(token) }
    }

    /// The place one step down, of the item at `index`.
    pub(super) fn index(&self, index: usize) -> Self {
        Self { source: self.source, pointer: self.pointer.index(index) }
    }

    /// Reads what [`fmt::Display`] writes; `None` for anything else.
    pub fn from_placeholder(text: &str) -> Option<Self> {
        let (source, pointer) = text.split_once('#')?;
        let source = if source.is_empty() { SourceId::ENTRY } else { SourceId(source.parse().ok()?) };
        Some(Self { source, pointer: Pointer::from_text(pointer) })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.source != SourceId::ENTRY {
            write!(f, "{}", self.source.0)?;
        }
        write!(f, "#{}", self.pointer)
    }
}
