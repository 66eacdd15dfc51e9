//! What is made wrong in a value that was right.

use std::fmt;

/// A value is no longer as its schema says, and must decode all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Twist {
    /// An object has a member that nobody described.
    UnknownMember,
    /// One of known values is another one.
    UnknownValue,
    /// What tells the branches of a choice apart names none of them.
    UnknownTag,
    /// An optional member is `null`.
    Null,
    /// A text is not in its format.
    BadFormat,
}

impl Twist {
    /// All of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::UnknownMember, Self::UnknownValue, Self::UnknownTag, Self::Null, Self::BadFormat];

    /// The member that nobody described.
    pub(crate) const MEMBER: &str = "x-nobody-described-this";
    /// The value that nobody knows.
    pub(crate) const VALUE: &str = "nobody-knows-this";
}

impl fmt::Display for Twist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::UnknownMember => "unknown member",
            Self::UnknownValue => "unknown value",
            Self::UnknownTag => "unknown tag",
            Self::Null => "null",
            Self::BadFormat => "bad format",
        })
    }
}
