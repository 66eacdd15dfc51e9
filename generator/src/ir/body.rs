//! Request bodies, and what bodies are made of.

use crate::diagnostics::Location;

use super::{Constraints, Docs, Style, TypeExpression, XmlBody, XmlElement};

/// A request body: the one media type that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBody {
    /// Whether a call without it is wrong.
    pub required: bool,
    /// What is sent.
    pub body: Body,
    /// Media types and ranges of them that the same value may be sent as instead; the caller names one.
    pub choices: Vec<String>,
    /// Limits that its type does not have of its own.
    pub constraints: Constraints,
    /// What it says.
    pub docs: Docs,
    /// Where.
    pub location: Location,
}

/// How a request body is sent that may be sent in several ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentAs {
    /// As a form of several parts.
    Multipart,
    /// As a form.
    Form,
    /// As XML.
    Xml,
    /// As text.
    Text,
    /// As bytes.
    Bytes,
}

impl SentAs {
    /// All of them, in the order of preference.
    pub const ALL: [Self; 5] = [Self::Multipart, Self::Form, Self::Xml, Self::Text, Self::Bytes];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Multipart => "multipart",
            Self::Form => "form",
            Self::Xml => "xml",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }
}

/// A media type and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// As written, `application/json`.
    pub media_type: String,
    /// How it is read and written.
    pub content: BodyContent,
    /// How single properties of a form are sent, where that differs from what their types tell.
    pub encodings: Vec<Encoding>,
}

/// How a property of a form is sent (Encoding Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The property.
    pub property: String,
    /// `contentType`.
    pub media_type: Option<String>,
    /// `style`, and whether it is exploded.
    pub style: Option<(Style, bool)>,
    /// The element of a value that is sent as XML; settled by the pass `xml`.
    pub element: Option<XmlElement>,
    /// `headers`, where they go with the part; settled by the pass `part_headers`.
    pub headers: Vec<PartHeader>,
}

/// A header of a part (Encoding Object, `headers`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name.
    pub name: String,
    /// What it holds, if the description says.
    pub value: Option<PartHeaderValue>,
    /// What it says.
    pub docs: Docs,
    /// Where.
    pub location: Location,
}

/// What a header holds that nobody sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartHeaderValue {
    /// The one value that it can have.
    Always(String),
    /// The value that it has unless another is given.
    Default(String),
}

impl PartHeaderValue {
    /// The value.
    pub fn text(&self) -> &str {
        match self {
            Self::Always(text) | Self::Default(text) => text,
        }
    }
}

impl Encoding {
    /// Whether anything is sent otherwise than its type tells.
    pub fn says_something(&self) -> bool {
        self.media_type.is_some() || self.style.is_some() || !self.headers.is_empty()
    }

    /// Whether the media type is JSON (RFC 8259; RFC 6839, section 3.1).
    pub fn is_json(&self) -> bool {
        let essence = self.essence();
        essence == "application/json" || essence.ends_with("+json")
    }

    /// Whether the media type is XML (RFC 7303).
    pub fn is_xml(&self) -> bool {
        let essence = self.essence();
        essence == "application/xml" || essence == "text/xml" || essence.ends_with("+xml")
    }

    fn essence(&self) -> String {
        let text = self.media_type.as_deref().unwrap_or_default();
        text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// How a body is read and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyContent {
    /// JSON of that type.
    Json(TypeExpression),
    /// `application/x-www-form-urlencoded` of that type.
    Form(TypeExpression),
    /// `multipart/form-data` of that type, whose properties are the parts.
    Multipart(TypeExpression),
    /// XML of a type.
    Xml(Box<XmlBody>),
    /// JSON values of that type, one after the other.
    Sequence(TypeExpression, Framing),
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// How JSON values that follow each other are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One a line (JSON lines).
    Lines,
    /// Each after a record separator (RFC 7464).
    Records,
}

impl BodyContent {
    /// The type of what has one.
    pub fn ty(&self) -> Option<&TypeExpression> {
        match self {
            Self::Json(ty) | Self::Form(ty) | Self::Multipart(ty) | Self::Sequence(ty, _) => Some(ty),
            Self::Xml(body) => Some(&body.ty),
            Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeExpression> {
        match self {
            Self::Json(ty) | Self::Form(ty) | Self::Multipart(ty) | Self::Sequence(ty, _) => Some(ty),
            Self::Xml(body) => Some(&mut body.ty),
            Self::Text | Self::Bytes => None,
        }
    }
}
