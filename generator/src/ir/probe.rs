//! How a union is decided: one look at the JSON value, then rules in order.

use super::Literal;

/// The one mechanism for every decidable union. A look at the value collects its kind and, for each key of interest, the member's kind and
/// scalar value; the first rule that holds names the variant; when none holds, the value is kept as the unknown variant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// Members to look at; conditions name them by index. Those of a list are its places: `0` is the first item.
    pub keys: Vec<String>,
    /// In order of trial.
    pub rules: Vec<Rule>,
    /// The index in [`Self::keys`] of the property that names the variant, when one does: for messages and docs.
    pub tag: Option<usize>,
}

/// If all conditions hold, it is that variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The conditions; none holds always.
    pub conditions: Vec<Condition>,
    /// Index into [`super::Union::variants`].
    pub variant: usize,
}

/// What can be asked of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The value is of one of these kinds.
    Kind(KindSet),
    /// The value is a list or an object, and is empty or begins with a value of one of these kinds.
    Items(KindSet),
    /// The member is there.
    Has(usize),
    /// The member is there, and no rule of another variant holds that has a condition like this.
    Sole(usize),
    /// The member is there and of one of these kinds.
    PropertyKind(usize, KindSet),
    /// The member is there and one of these scalars.
    PropertyValue(usize, Vec<Literal>),
    /// The value itself is one of these scalars.
    Value(Vec<Literal>),
}

impl Condition {
    /// Whether it asks for a member.
    pub const fn is_of_member(&self) -> bool {
        match self {
            Self::Kind(_) | Self::Items(_) | Self::Value(_) => false,
            Self::Has(_) | Self::Sole(_) | Self::PropertyKind(..) | Self::PropertyValue(..) => true,
        }
    }
}

/// The kinds of JSON values, integers told from other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// A boolean.
    Bool,
    /// A number without fraction (`1.0` is one).
    Integer,
    /// Any other number.
    Fraction,
    /// A string.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindSet(u8);

impl JsonKind {
    /// Every kind, in the order of the declaration.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Bool, Self::Integer, Self::Fraction, Self::String, Self::List, Self::Object];
}

impl KindSet {
    /// Every kind.
    pub const ANY: Self = Self(0x7f);

    /// The set of these.
    pub const fn of(kinds: &[JsonKind]) -> Self {
        match kinds {
            [first, rest @ ..] => Self::of(rest).with(*first),
            [] => Self(0),
        }
    }

    /// The set with `kind` added.
    #[must_use]
    pub const fn with(self, kind: JsonKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Whether `kind` is in it.
    pub const fn contains(self, kind: JsonKind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// Whether no kind is in both.
    pub const fn is_disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds in it, in the order of [`JsonKind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = JsonKind> {
        JsonKind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

impl From<JsonKind> for KindSet {
    fn from(kind: JsonKind) -> Self {
        Self::default().with(kind)
    }
}

impl FromIterator<JsonKind> for KindSet {
    fn from_iter<I: IntoIterator<Item = JsonKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }
}
