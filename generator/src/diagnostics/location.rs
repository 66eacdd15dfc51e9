//! A place in a description: which file, which bytes, which JSON pointer.

use super::Pointer;

/// Names one file of a description. [`SourceId::ENTRY`] is the file that generation started from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The file that generation started from.
    pub const ENTRY: Self = Self(0);
}

/// A range of bytes in a source's text; `end` is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A place in a description.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
    /// The JSON pointer in it.
    pub pointer: Pointer,
}
