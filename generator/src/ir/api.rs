//! The whole API.

use crate::diagnostics::{Code, Location};

use super::{Docs, Incoming, Operation, SecurityScheme, Server, Type, Untyped};

/// An API: everything a client, a server or a mock needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Api {
    /// Title, version, licence.
    pub info: Info,
    /// Servers of the whole API, the default first; at least one.
    pub servers: Vec<Server>,
    /// Servers that single operations name in place of those, by [`super::ServerId`], each once.
    pub operation_servers: Vec<Server>,
    /// By [`super::SecuritySchemeId`].
    pub security_schemes: Vec<SecurityScheme>,
    /// Tags that operations use, by [`super::TagId`], in the order of the description.
    pub tags: Vec<Tag>,
    /// By [`super::OperationId`], in the order of the description.
    pub operations: Vec<Operation>,
    /// Requests that the service sends, by [`super::IncomingId`]: webhooks, then callbacks, each in the order of the description.
    pub incoming: Vec<Incoming>,
    /// By [`super::TypeId`], in the order of the description.
    pub types: Vec<Type>,
    /// What the description has and the client lacks; stands in the client's documentation.
    pub left_out: Vec<LeftOut>,
    /// Values without a type and choices without a rule, each place once, whether an operation reaches it or not.
    pub untyped: Vec<Untyped>,
    /// How many choices between types were decided or not, whether an operation reaches them or not; settled by the pass `unions`.
    pub unions: usize,
}

impl Api {
    /// How many operations of the description are there: one that sends its request body in several ways is one.
    #[must_use]
    pub fn described(&self) -> usize {
        self.operations.iter().filter(|operation| operation.sent_as.is_none()).count()
    }
}

/// Info Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// `title`.
    pub title: String,
    /// `version` of the API, as written.
    pub version: String,
    /// `summary` and `description`.
    pub docs: Docs,
    /// Licence name or SPDX expression of the API.
    pub license: Option<String>,
    /// Whom to ask: name, e-mail address and page, as far as given.
    pub contact: Option<String>,
    /// `termsOfService`.
    pub terms_of_service: Option<String>,
}

/// A tag: a group of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As operations name it.
    pub name: String,
    /// What it says.
    pub docs: Docs,
}

/// A unit that could not be carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// `operation`, `parameter`, `response` …
    pub unit: String,
    /// Its name or pointer.
    pub name: String,
    /// The finding that cost it.
    pub code: Code,
    /// Why, in words.
    pub reason: String,
    /// Where.
    pub location: Location,
}
