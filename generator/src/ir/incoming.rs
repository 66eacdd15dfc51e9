//! Requests that the service sends to users of the API: webhooks and callbacks.

use crate::diagnostics::Location;

use super::{Docs, Method, OperationId, ParameterLocation, RequestBody, StatusPattern};

/// A request that users of the API receive (OpenAPI 3.2, sections OpenAPI Object, `webhooks`, and Callback Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its key in `webhooks` or `callbacks`; that of the component where it is one.
    pub name: String,
    /// What makes the service send it.
    pub trigger: Trigger,
    /// The method.
    pub method: Method,
    /// What it says.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Parameters of the path item and of the operation, for documentation.
    pub parameters: Vec<IncomingParameter>,
    /// What it carries.
    pub body: Option<RequestBody>,
    /// What may be answered.
    pub answers: Vec<IncomingAnswer>,
    /// Where.
    pub location: Location,
}

/// What makes the service send a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Something that happens at the service.
    Webhook,
    /// A call of one of these operations.
    Callback {
        /// Where it is sent to, a runtime expression.
        expression: String,
        /// The operation that it is written in; `None` for a component, which has a name of its own.
        owner: Option<OperationId>,
        /// The operations, by the description's order.
        operations: Vec<OperationId>,
    },
}

/// What a request carries beside its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingParameter {
    /// The name on the wire.
    pub name: String,
    /// Where.
    pub location_in: ParameterLocation,
    /// Whether it is always there.
    pub required: bool,
    /// What it says.
    pub description: Option<String>,
}

/// An answer that the service understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingAnswer {
    /// Its status.
    pub status: StatusPattern,
    /// What it says.
    pub description: String,
}
