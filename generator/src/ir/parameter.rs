//! Parameters.

use crate::diagnostics::Location;

use super::{Constraints, Docs, Literal, TypeExpression};

/// A parameter of an operation.
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location_in: ParameterLocation,
    /// Its type.
    pub ty: TypeExpression,
    /// Whether a call without it is wrong.
    pub required: bool,
    /// How it is written; settled, never a default to look up.
    pub style: Style,
    /// Whether items and members stand for themselves.
    pub explode: bool,
    /// Whether reserved characters stay as they are (RFC 6570, section 3.2.3).
    pub allow_reserved: bool,
    /// Whether an empty list or object is sent as an empty value (`allowEmptyValue`); in a path, whether an empty text is among the known values.
    pub allow_empty: bool,
    /// What a `content` parameter is encoded as, in place of a style.
    pub content: Option<ParameterContent>,
    /// Limits.
    pub constraints: Constraints,
    /// Documented, never sent.
    pub default: Option<Literal>,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Where it stands in the description.
    pub location: Location,
}

/// What a `content` parameter is encoded as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterContent {
    /// As written.
    pub media_type: String,
    /// How it is written.
    pub format: ContentFormat,
}

/// How the value of a `content` parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentFormat {
    /// As JSON.
    Json,
    /// As a form (`application/x-www-form-urlencoded`).
    Form,
    /// As the text that the caller gives.
    Text,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As the whole query (OpenAPI 3.2).
    QueryString,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// Parameter styles (OpenAPI 3.2, section Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `a,b`.
    Simple,
    /// `.a.b`.
    Label,
    /// `;x=a`.
    Matrix,
    /// `x=a&x=b`.
    Form,
    /// `x=a%20b`.
    SpaceDelimited,
    /// `x=a%7Cb`.
    PipeDelimited,
    /// `x=a%09b` (Swagger 2.0).
    TabDelimited,
    /// `x[k]=a`.
    DeepObject,
    /// `a; b` (OpenAPI 3.2).
    Cookie,
}
