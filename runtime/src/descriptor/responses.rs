//! Documented responses: for which status, with which media types.

use super::Encoding;
#[cfg(feature = "xml")]
use super::XmlElement;
use crate::slot::Check;

/// The key of a documented response (Responses Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// One status code.
    Code(u16),
    /// A range by its first digit: `Range(4)` is `4XX`.
    Range(u16),
    /// Every status that no other key covers.
    Default,
}

/// One media type of a body.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    media_type: &'static str,
    encodings: &'static [Encoding],
    checks: &'static [Check],
    #[cfg(feature = "xml")]
    xml: Option<&'static XmlElement>,
}

impl Content {
    /// `application/json`.
    pub const JSON: Self = Self::json("application/json");

    /// JSON, also under another name, such as `application/problem+json`.
    #[must_use]
    pub const fn json(media_type: &'static str) -> Self {
        Self::raw(media_type)
    }

    /// Text or bytes, which are sent and given as they are.
    #[must_use]
    pub const fn raw(media_type: &'static str) -> Self {
        Self {
            media_type,
            encodings: &[],
            checks: &[],
            #[cfg(feature = "xml")]
            xml: None,
        }
    }

    /// XML whose outermost element is that one.
    #[cfg(feature = "xml")]
    #[must_use]
    pub const fn xml(media_type: &'static str, element: &'static XmlElement) -> Self {
        Self { xml: Some(element), ..Self::raw(media_type) }
    }

    /// Sets how single properties of a form are sent.
    #[must_use]
    pub const fn with_encodings(mut self, encodings: &'static [Encoding]) -> Self {
        self.encodings = encodings;
        self
    }

    /// Sets what a body that is sent must fulfil, beside what its type says of itself.
    #[must_use]
    pub const fn checked(mut self, checks: &'static [Check]) -> Self {
        self.checks = checks;
        self
    }

    /// What a body that is sent must fulfil.
    pub(crate) const fn checks(&self) -> &'static [Check] {
        self.checks
    }

    /// How single properties of a form are sent.
    pub(crate) const fn encodings(&self) -> &'static [Encoding] {
        self.encodings
    }

    /// The outermost element of XML.
    #[cfg(feature = "xml")]
    pub(crate) const fn element(&self) -> Option<&'static XmlElement> {
        self.xml
    }

    /// The media type as the description writes it.
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }
}

/// One documented response.
#[derive(Clone, Copy, Debug)]
pub struct DocumentedResponse {
    status: Status,
    content: &'static [Content],
}

impl DocumentedResponse {
    /// The response for a status; without content its body is not read.
    #[must_use]
    pub const fn new(status: Status, content: &'static [Content]) -> Self {
        Self { status, content }
    }

    /// The key in the description.
    pub const fn status(&self) -> Status {
        self.status
    }

    /// The media types of the body.
    pub const fn content(&self) -> &'static [Content] {
        self.content
    }
}
