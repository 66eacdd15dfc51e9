//! How one property of a form is sent (OpenAPI 3.2, section Encoding Object).

use super::Style;
#[cfg(feature = "xml")]
use super::XmlElement;

/// How one property of a form is sent, where that differs from what its value tells.
#[derive(Clone, Copy, Debug)]
pub struct Encoding {
    name: &'static str,
    media_type: Option<&'static str>,
    style: Option<Style>,
    explode: bool,
    headers: &'static [(&'static str, &'static str)],
    #[cfg(feature = "xml")]
    xml: Option<&'static XmlElement>,
}

impl Encoding {
    /// Of the property of that name; nothing differs.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            media_type: None,
            style: None,
            explode: true,
            headers: &[],
            #[cfg(feature = "xml")]
            xml: None,
        }
    }

    /// Sets the media type of its part; under one of JSON, scalars are written as JSON too.
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Sets how lists and objects are written, as a query parameter's are.
    #[must_use]
    pub const fn styled(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }

    /// Joins the items of a list into one value.
    #[must_use]
    pub const fn joined(mut self) -> Self {
        self.explode = false;
        self
    }

    /// Sets the element of what is sent as XML.
    #[cfg(feature = "xml")]
    #[must_use]
    pub const fn xml(mut self, element: &'static XmlElement) -> Self {
        self.xml = Some(element);
        self
    }

    #[cfg(feature = "xml")]
    pub(crate) const fn element(&self) -> Option<&'static XmlElement> {
        self.xml
    }

    /// Sets headers of its part, each by name and value.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn part_type(&self) -> Option<&'static str> {
        self.media_type
    }

    pub(crate) const fn part_headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    pub(crate) const fn style(&self) -> Option<Style> {
        self.style
    }

    pub(crate) const fn explode(&self) -> bool {
        self.explode
    }

    /// Whether the property is sent as JSON whatever its value is.
    pub(crate) fn is_json(&self) -> bool {
        let essence = self.media_type.and_then(|text| text.split(';').next()).unwrap_or_default().trim();
        essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
    }
}
