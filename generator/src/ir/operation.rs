//! Operations.

use crate::diagnostics::Location;

use super::{Docs, Errors, Parameter, RequestBody, Response, SecurityAlternative, SentAs, ServerId, Success, TagId};

/// An operation: a method on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// `operationId`, when there is a usable one.
    pub id: Option<String>,
    /// The method.
    pub method: Method,
    /// The path, relative to the server.
    pub path: PathTemplate,
    /// Tags, the first one is where the operation hangs; none hangs off the client.
    pub tags: Vec<TagId>,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Parameters of the path item and of the operation, overrides settled, in wire order.
    pub parameters: Vec<Parameter>,
    /// How its request body is sent, where that differs from another operation that is all else the same and stands before it.
    pub sent_as: Option<SentAs>,
    /// The request body.
    pub request_body: Option<RequestBody>,
    /// Responses: exact statuses first, then ranges, then default.
    pub responses: Vec<Response>,
    /// What a call that succeeds gives.
    pub success: Success,
    /// What a call that fails gives.
    pub errors: Errors,
    /// Alternatives, any one of which suffices; an alternative that is empty means that none is needed. No alternatives: nothing is sent.
    pub security: Vec<SecurityAlternative>,
    /// Its own server, when it does not go to that of the client.
    pub server: Option<ServerId>,
    /// Where.
    pub location: Location,
}

/// A request method (RFC 9110, section 9). Others, from OpenAPI 3.2, by their token.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`.
    Get,
    /// `PUT`.
    Put,
    /// `POST`.
    Post,
    /// `DELETE`.
    Delete,
    /// `OPTIONS`.
    Options,
    /// `HEAD`.
    Head,
    /// `PATCH`.
    Patch,
    /// `TRACE`.
    Trace,
    /// Any other token.
    Other(String),
}

impl Method {
    /// The token on the request line.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Other(token) => token,
        }
    }
}

/// A path template, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathTemplate {
    /// As written.
    pub text: String,
    /// The parts.
    pub segments: Vec<PathSegment>,
}

/// A part of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathSegment {
    /// Text that is sent as it stands.
    Literal(String),
    /// The value of the parameter at this index of [`Operation::parameters`].
    Parameter(usize),
}
