//! Types.

use crate::diagnostics::Location;

use super::{
    Constraints, Docs, EventCase, IncomingId, Literal, Origin, PartHeader, Probe, Reach, ResponseHeader, StatusCase,
    TypeId, Xml, XmlContent,
};

/// A type with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Where it comes from: what its name is made of.
    pub origin: Origin,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// How it looks in XML.
    pub xml: Xml,
    /// What its values are in XML, where a body in XML holds some; settled by the pass `xml`.
    pub in_xml: Option<XmlContent>,
    /// What it is.
    pub kind: TypeKind,
    /// Who writes it; settled by the pass `direction`.
    pub direction: Direction,
    /// What can be derived; settled by the pass `derives`.
    pub derives: Derives,
    /// Which operations it is there for; settled by the pass `reach`.
    pub reach: Reach,
    /// The requests of the service whose body it is; settled by the pass `payloads`.
    pub payload_of: Vec<IncomingId>,
    /// Where.
    pub location: Location,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// An object with known properties.
    Struct(Struct),
    /// A string or integer with known values, open for others.
    Enum(Enum),
    /// One of several.
    Union(Union),
    /// Another expression under a name (a component that is a list, a map, a scalar). The constraints are the target's own.
    Alias {
        /// What it stands for.
        target: TypeExpression,
        /// Limits.
        constraints: Constraints,
    },
    /// A response by its status: several successes, or errors.
    StatusChoice(Vec<StatusCase>),
    /// A server-sent event by its name.
    EventChoice(Vec<EventCase>),
    /// Typed response headers.
    Headers(Vec<ResponseHeader>),
}

/// An object with known properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Struct {
    /// In the order of the description.
    pub properties: Vec<Property>,
    /// What else the object may hold.
    pub rest: Rest,
    /// Whether the description allows nothing else; a service may send more all the same.
    pub closed: bool,
    /// Limits on the number of members.
    pub constraints: Constraints,
    /// The forms that the object has; empty when there is but one. An object has one of them, without saying which.
    pub forms: Vec<Form>,
}

/// A form of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What it is called, if it is.
    pub name: Option<String>,
    /// The properties that it requires and the object as a whole does not.
    pub required: Vec<String>,
}

/// Properties beside the known ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// Skipped when read, impossible to write.
    #[default]
    Ignored,
    /// A map beside the fields.
    Typed(TypeExpression),
}

/// A property of a struct.
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The name in JSON.
    pub name: String,
    /// The type of the value when it is there; `null` in it only for [`Presence::Required`].
    pub ty: TypeExpression,
    /// Which states there are.
    pub presence: Presence,
    /// Whether the type needs a box here because it contains itself; settled by the pass `recursion`.
    pub boxed: bool,
    /// A value that never varies: no field, written always.
    pub constant: Option<Literal>,
    /// Limits.
    pub constraints: Constraints,
    /// Documented; what a server takes when nothing is sent.
    pub default: Option<Literal>,
    /// How it looks in XML, where that differs from its type.
    pub xml: Xml,
    /// Headers of its part that the caller may set, where it is a file of a form; settled by the pass `part_headers`.
    pub part_headers: Vec<PartHeader>,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Where.
    pub location: Location,
}

/// Which states a property has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Always there; `null` only if the type says so.
    Required,
    /// There or not; `null` is read as not there and never written.
    Optional,
    /// Not there, `null`, or a value: a request tells them apart.
    ThreeState,
}

/// A string or integer with known values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// [`Scalar::String`] or an integer.
    pub repr: Scalar,
    /// In the order of the description, without duplicates.
    pub variants: Vec<EnumVariant>,
    /// The schema's own default, an index into the variants.
    pub default: Option<usize>,
}

/// A known value of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumVariant {
    /// The value: a string or a number.
    pub value: Literal,
    /// A name that the description gives it.
    pub name: Option<String>,
    /// What it says.
    pub docs: Docs,
}

/// One of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Union {
    /// In the order of the description.
    pub variants: Vec<UnionVariant>,
    /// How it is decided; `None` when it cannot be: an opaque value.
    pub probe: Option<Probe>,
    /// What holds whichever variant it is.
    pub constraints: Constraints,
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionVariant {
    /// What its name is made of: the component's name, the tag's value, the kind.
    pub name: String,
    /// Its content.
    pub ty: TypeExpression,
    /// Whether the content needs a box; settled by the pass `recursion`.
    pub boxed: bool,
    /// The tag that must be written because the content has no property for it: name and value.
    pub tag: Option<(String, Literal)>,
    /// What holds for the content in this variant, beside what its type says of itself.
    pub constraints: Constraints,
    /// What it says.
    pub docs: Docs,
}

impl UnionVariant {
    /// A variant of that name and content, and nothing else to say of it.
    pub fn new(name: impl Into<String>, ty: TypeExpression) -> Self {
        let name = name.into();
        Self { name, ty, boxed: false, tag: None, constraints: Constraints::default(), docs: Docs::default() }
    }
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeExpression {
    /// A type with a name.
    Named(TypeId),
    /// A single value.
    Scalar(Scalar),
    /// A list.
    List(Box<TypeExpression>),
    /// A map from strings, in order.
    Map(Box<TypeExpression>),
    /// A list of fixed length whose items differ in type.
    Tuple(Vec<TypeExpression>),
    /// `null` or the inner one.
    Nullable(Box<TypeExpression>),
    /// Any JSON value.
    Any,
}

/// Single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// A boolean.
    Bool,
    /// 32 bits.
    I32,
    /// 64 bits, the integer unless said otherwise.
    I64,
    /// Unsigned 64 bits.
    U64,
    /// 128 bits.
    I128,
    /// A double, the number unless said otherwise.
    F64,
    /// A number of any size and precision, by its text.
    Number,
    /// A string.
    String,
    /// A string that no log may show (`format: password`).
    Secret,
    /// Base64 text that holds bytes.
    Base64,
    /// Bytes as they are: a file in a form. Elsewhere the pass `files` makes text of it, since JSON has no bytes.
    File,
    /// RFC 3339 date and time; keeps its text.
    DateTime,
    /// RFC 3339 date; keeps its text.
    Date,
    /// RFC 3339 time; keeps its text.
    Time,
    /// RFC 3339 (ISO 8601) duration; keeps its text.
    Duration,
    /// RFC 9562 UUID; keeps its text.
    Uuid,
}

impl Scalar {
    /// The scalar that holds the values of both, when they look alike in JSON.
    pub fn common(self, other: Self) -> Option<Self> {
        if self == other {
            return Some(self);
        }
        match (self.width(), other.width()) {
            (None, None) if self.is_text() && other.is_text() => {
                let is_secret = self == Self::Secret || other == Self::Secret;
                Some(if is_secret { Self::Secret } else { Self::String })
            }
            // Signed and unsigned of 64 bits fit into 128 only.
            (Some(64..), Some(_)) | (Some(_), Some(64..)) => Some(Self::I128),
            (Some(_), Some(_)) => Some(Self::I64),
            _ if self == Self::Number && other.is_number() => Some(Self::Number),
            _ if other == Self::Number && self.is_number() => Some(Self::Number),
            _ => None,
        }
    }

    const fn is_number(self) -> bool {
        self.width().is_some() || matches!(self, Self::F64 | Self::Number)
    }

    /// How many bits a positive integer may have.
    const fn width(self) -> Option<u8> {
        match self {
            Self::I32 => Some(31),
            Self::I64 => Some(63),
            Self::U64 => Some(64),
            Self::I128 => Some(127),
            _ => None,
        }
    }

    /// Whether it is a string in JSON.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Bool | Self::I32 | Self::I64 | Self::U64 | Self::I128 | Self::F64 | Self::Number => false,
            Self::String
            | Self::Secret
            | Self::Base64
            | Self::File
            | Self::DateTime
            | Self::Date
            | Self::Time
            | Self::Duration
            | Self::Uuid => true,
        }
    }
}

/// Who writes a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Direction {
    /// A request reaches it.
    pub request: bool,
    /// A response, or a request that the service sends, reaches it.
    pub response: bool,
}

/// What can be derived for a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Derives {
    /// Equality is total: no floating point inside.
    pub eq_hash: bool,
    /// It can be made from nothing: no property is required.
    pub default: bool,
}
