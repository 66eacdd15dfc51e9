//! One parameter: its name, where it travels, and how its value is written.

use crate::slot::Check;

/// Where a parameter travels (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// Part of the path.
    Path,
    /// Part of the query string.
    Query,
    /// The whole query string (OpenAPI 3.2).
    QueryString,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a value is serialized (`style`, Parameter Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Comma-separated values; default of path and header.
    Simple,
    /// Ampersand-separated values; default of query and cookie.
    Form,
    /// Dot-prefixed values in a path.
    Label,
    /// Semicolon-prefixed values in a path.
    Matrix,
    /// Space-separated arrays in a query.
    SpaceDelimited,
    /// Pipe-separated arrays in a query.
    PipeDelimited,
    /// Tab-separated arrays in a query (`collectionFormat: tsv` of Swagger 2.0).
    TabDelimited,
    /// Objects as `name[key]=value` in a query; arrays in them, or in their place, as `name[0]=value`.
    DeepObject,
    /// Cookie pairs without percent-encoding (OpenAPI 3.2).
    Cookie,
    /// One media type instead of a style (`content`), JSON.
    JsonContent,
    /// One media type instead of a style, a form (`application/x-www-form-urlencoded`).
    FormContent,
    /// One media type instead of a style, written by the caller.
    TextContent,
}

/// A constant description of one parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    name: &'static str,
    location: Location,
    style: Style,
    explode: bool,
    allow_reserved: bool,
    allow_empty: bool,
    checks: &'static [Check],
}

impl Parameter {
    /// A parameter in the path: style `simple`, not exploded.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple)
    }

    /// A parameter in the query: style `form`, exploded.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form)
    }

    /// A parameter that is the whole query.
    #[must_use]
    pub const fn query_string(name: &'static str) -> Self {
        Self::new(name, Location::QueryString, Style::FormContent)
    }

    /// A header parameter: style `simple`, not exploded.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple)
    }

    /// A cookie parameter: style `form`, exploded.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form)
    }

    const fn new(name: &'static str, location: Location, style: Style) -> Self {
        let explode = matches!(style, Style::Form);
        Self { name, location, style, explode, allow_reserved: false, allow_empty: false, checks: &[] }
    }

    /// Sets the style, and `explode` to that style's default: true for `form` alone.
    #[must_use]
    pub const fn styled(self, style: Style) -> Self {
        let mut styled = Self::new(self.name, self.location, style);
        styled.allow_reserved = self.allow_reserved;
        styled.allow_empty = self.allow_empty;
        styled.checks = self.checks;
        styled
    }

    /// One part for each value.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// One part for all values.
    #[must_use]
    pub const fn joined(mut self) -> Self {
        self.explode = false;
        self
    }

    /// Sends reserved characters as they are (`allowReserved`).
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// Sends an empty list or object as an empty value (`allowEmptyValue`), in a path an empty text too.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// Sets what its value must fulfil.
    #[must_use]
    pub const fn checked(mut self, checks: &'static [Check]) -> Self {
        self.checks = checks;
        self
    }

    /// What its value must fulfil.
    pub(crate) const fn checks(&self) -> &'static [Check] {
        self.checks
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where it travels.
    pub const fn location(&self) -> Location {
        self.location
    }

    /// How its value is written.
    pub const fn style(&self) -> Style {
        self.style
    }

    /// Whether each value is a part of its own.
    pub const fn is_exploded(&self) -> bool {
        self.explode
    }

    /// Whether an empty list or object is sent as an empty value.
    pub const fn allows_empty(&self) -> bool {
        self.allow_empty
    }

    /// Whether reserved characters are sent as they are.
    pub const fn allows_reserved(&self) -> bool {
        self.allow_reserved
    }
}
