//! Where a type comes from: the only thing that its name is made of.

use super::{IncomingId, OperationId, SentAs, StatusPattern, TypeId};

/// Where a type comes from. Names derive from this and from nothing that an unrelated edit can change. A choice by status and typed headers that
/// operations share are called by what they hold, since another may be the first to use them tomorrow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A component, or a definition, of that name.
    Component(String),
    /// Written inline, in this role of another type; `title` when the schema has one.
    Inline {
        /// The type that it stands in.
        parent: TypeId,
        /// What it is there.
        role: Role,
        /// `title`.
        title: Option<String>,
    },
    /// Written inline in a component that is no type of the API: others take over what it describes, and nothing else uses it.
    Within {
        /// The component's name.
        component: String,
        /// What it is there.
        role: Role,
        /// `title`.
        title: Option<String>,
    },
    /// Written inline in an object that is no schema, and that several operations may use.
    Shared {
        /// The object.
        holder: Holder,
        /// What it is there.
        role: Role,
        /// `title`.
        title: Option<String>,
    },
    /// Written inline in an operation, or made for one.
    Operation {
        /// The operation.
        operation: OperationId,
        /// What it is there.
        role: Role,
        /// `title`.
        title: Option<String>,
    },
    /// Written inline in a request that the service sends.
    Incoming {
        /// The request.
        incoming: IncomingId,
        /// What it is there.
        role: Role,
        /// `title`.
        title: Option<String>,
    },
}

/// An object that several operations may use, as a parameter, a response or a path item, by what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A component of any section, by its name.
    Component(String),
    /// A file, or what stands at no telling place of one, by its name from the folder of the description.
    File(String),
    /// A path item, by its template.
    PathItem(String),
}

/// What a type is in its parent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A property of that name.
    Property(String),
    /// The items of a list.
    Item,
    /// The values of a map.
    Value,
    /// A variant of a union, by what tells it apart.
    Variant(String),
    /// A parameter of that name.
    Parameter(String),
    /// The request body.
    RequestBody,
    /// The request body that may be sent otherwise, too.
    RequestBodyAs(SentAs),
    /// The body of a request that the service sends.
    Payload,
    /// The response body of that status.
    ResponseBody(StatusPattern),
    /// A piece of the response body of that status, which is given as it arrives.
    StreamItem(StatusPattern),
    /// The response headers of that status.
    ResponseHeaders(StatusPattern),
    /// The response header of that status and name.
    ResponseHeader(StatusPattern, String),
    /// All documented successes.
    Success,
    /// All documented errors.
    Errors,
    /// What a request sends of a component whose reads and writes differ.
    Request,
    /// What a form sends of a component that JSON is made of elsewhere.
    Form,
}
