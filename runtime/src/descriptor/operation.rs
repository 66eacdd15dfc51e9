//! The operation itself: the OpenAPI Operation Object without its prose.

use std::fmt;

use super::{Content, DocumentedResponse, Method, Parameter, Scheme, Status};

/// One part of a path template, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it stands, already percent-encoded, slashes included.
    Literal(&'static str),
    /// The value of the parameter with this index in the operation's parameters.
    Parameter(usize),
}

/// A constant description of one operation.
#[derive(Debug)]
pub struct Operation {
    id: &'static str,
    method: Method,
    path: &'static [Segment],
    parameters: &'static [Parameter],
    body: &'static [Content],
    responses: &'static [DocumentedResponse],
    security: &'static [&'static [&'static Scheme]],
    server: &'static str,
    deprecated: bool,
}

impl Operation {
    /// An operation by its id, method and path template; nothing else is set.
    #[must_use]
    pub const fn new(id: &'static str, method: Method, path: &'static [Segment]) -> Self {
        Self {
            id,
            method,
            path,
            parameters: &[],
            body: &[],
            responses: &[],
            security: &[],
            server: "",
            deprecated: false,
        }
    }

    /// Sets the parameters; arguments are given by their index here, and sent in this order.
    #[must_use]
    pub const fn with_parameters(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// Sets the media types of the request body, the preferred one first.
    #[must_use]
    pub const fn with_body(mut self, body: &'static [Content]) -> Self {
        self.body = body;
        self
    }

    /// Sets the documented responses.
    #[must_use]
    pub const fn with_responses(mut self, responses: &'static [DocumentedResponse]) -> Self {
        self.responses = responses;
        self
    }

    /// Sets the security requirements: one of the alternatives, each a set that is needed whole.
    ///
    /// An empty set is the alternative of no credential; no alternative at all is a public operation.
    #[must_use]
    pub const fn with_security(mut self, security: &'static [&'static [&'static Scheme]]) -> Self {
        self.security = security;
        self
    }

    /// Sets the address of its own server, absolute or relative to the client's.
    #[must_use]
    pub const fn with_server(mut self, server: &'static str) -> Self {
        self.server = server;
        self
    }

    /// Marks the operation as deprecated.
    #[must_use]
    pub const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }

    /// The `operationId`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The method.
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The path template in parts; as text, see [`Operation::template`].
    pub const fn path(&self) -> &'static [Segment] {
        self.path
    }

    /// The parameters.
    pub const fn parameters(&self) -> &'static [Parameter] {
        self.parameters
    }

    /// The media types of the request body, the preferred one first; empty without a body.
    pub const fn body(&self) -> &'static [Content] {
        self.body
    }

    /// The documented responses.
    pub const fn responses(&self) -> &'static [DocumentedResponse] {
        self.responses
    }

    /// The security requirements, alternatives of sets.
    pub const fn security(&self) -> &'static [&'static [&'static Scheme]] {
        self.security
    }

    /// The address of its own server; empty where it goes to that of the client.
    pub const fn server(&self) -> &'static str {
        self.server
    }

    /// Whether the description calls the operation deprecated.
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// Whether sending it twice does what sending it once does (RFC 9110, section 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        self.method.is_idempotent()
    }

    /// The path template as the description writes it, printed without allocating.
    pub const fn template(&self) -> Template<'_> {
        Template(self)
    }

    /// The documented response for a status: exact, then range, then default.
    pub(crate) fn response(&self, status: u16) -> Option<&'static DocumentedResponse> {
        let find = |wanted: Status| self.responses.iter().find(|response| response.status() == wanted);
        find(Status::Code(status)).or_else(|| find(Status::Range(status / 100))).or_else(|| find(Status::Default))
    }
}

/// Prints a path template: `/contacts/{contactId}`.
#[derive(Clone, Copy)]
pub struct Template<'a>(&'a Operation);

impl fmt::Display for Template<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in self.0.path {
            match segment {
                Segment::Literal(text) => f.write_str(text)?,
                Segment::Parameter(index) => {
                    let name = self.0.parameters.get(*index).map_or("", Parameter::name);
                    write!(f, "{{{name}}}")?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Template<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
