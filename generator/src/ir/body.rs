//! Request bodies, and what bodies are made of.

use crate::diagnostics::Location;

use super::{Docs, TypeExpression};

/// A request body: the one media type that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBody {
    /// Whether a call without it is wrong.
    pub required: bool,
    /// What is sent.
    pub body: Body,
    /// What it says.
    pub docs: Docs,
    /// Where.
    pub location: Location,
}

/// A media type and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// As written, `application/json`.
    pub media_type: String,
    /// How it is read and written.
    pub content: BodyContent,
}

/// How a body is read and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyContent {
    /// JSON of that type.
    Json(TypeExpression),
    /// `application/x-www-form-urlencoded` of that type.
    Form(TypeExpression),
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
}
