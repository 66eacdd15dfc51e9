//! The seven types of JSON Schema, and sets of them.

/// A type of JSON Schema (2020-12 Validation, section 6.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

impl Type {
    /// Every type, in the order of the declaration.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The specification's word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type of that word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ty| ty.name() == name)
    }
}

/// A set of types; the empty one means that the schema does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeSet(u8);

impl TypeSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set with `ty` added.
    #[must_use]
    pub const fn with(self, ty: Type) -> Self {
        Self(self.0 | 1 << ty as u8)
    }

    /// The set with `ty` removed.
    #[must_use]
    pub const fn without(self, ty: Type) -> Self {
        Self(self.0 & !(1 << ty as u8))
    }

    /// Whether `ty` is in it.
    pub const fn contains(self, ty: Type) -> bool {
        self.0 & 1 << ty as u8 != 0
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The types in it, in the order of [`Type::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL.into_iter().filter(move |ty| self.contains(*ty))
    }

    /// The one type in it besides `null`.
    pub fn single(self) -> Option<Type> {
        let mut types = self.without(Type::Null).iter();
        types.next().filter(|_| types.next().is_none())
    }
}

impl FromIterator<Type> for TypeSet {
    fn from_iter<I: IntoIterator<Item = Type>>(types: I) -> Self {
        types.into_iter().fold(Self::EMPTY, Self::with)
    }
}
