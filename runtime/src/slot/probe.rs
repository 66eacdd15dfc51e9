//! The table that decides a union before it is decoded.

/// How to tell the variants of a union apart: one look-ahead over the value, then the rules in order.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    /// The properties the rules speak of, by index. The first occurrence in the JSON counts. Of an array they are places: `"0"` is the
    /// first item.
    pub keys: &'static [&'static str],
    /// The rules; the first whose conditions all hold names the variant.
    pub rules: &'static [Rule],
}

/// The variant to take if all conditions hold.
#[derive(Clone, Copy, Debug)]
pub struct Rule(pub usize, pub &'static [If]);

/// A condition on the value that is looked at. Property numbers are indices into [`Probe::keys`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum If {
    /// The value is of one of these kinds.
    Kind(Kinds),
    /// The value has this property, or this place.
    Has(usize),
    /// The value has this property, and no rule of another variant holds that has a condition like this.
    Sole(usize),
    /// The value has this property, of one of these kinds.
    PropertyKind(usize, Kinds),
    /// The value has this property, equal to one of these.
    PropertyValue(usize, &'static [Literal]),
    /// The value is an array or an object, and is empty or begins with a value of one of these kinds.
    Items(Kinds),
    /// The value is itself equal to one of these. Plain text, as in headers, never is.
    Value(&'static [Literal]),
}

/// A constant that a property is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer, also when it is written `1.0` or `1e0`.
    Integer(i128),
    /// A boolean.
    Bool(bool),
}

/// A set of JSON kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(pub u8);

impl Kinds {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `true` and `false`.
    pub const BOOL: Self = Self(2);
    /// A number with an integral value that 64 bits hold, with a sign or without.
    pub const INTEGER: Self = Self(4);
    /// A number with a fraction, or beyond 64 bits.
    pub const FRACTION: Self = Self(8);
    /// Any number.
    pub const NUMBER: Self = Self(4 | 8);
    /// A string.
    pub const STRING: Self = Self(16);
    /// An array.
    pub const LIST: Self = Self(32);
    /// An object.
    pub const OBJECT: Self = Self(64);

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a kind in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
