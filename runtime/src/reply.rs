//! An answer whose status the description documents: what the edge decodes.
//!
//! Comes in: status, headers and bytes from execution. Goes out: bytes for a decoder, and the key of the
//! documented response, so that generated code picks the type. Must not know: any type of the description.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::descriptor::{DocumentedResponse, Operation, Status};
use crate::drift::{Drift, Observer};
use crate::read::{DecodeError, DecodeLimits};

/// An answer, not yet decoded.
pub struct Reply {
    operation: &'static Operation,
    response: Option<&'static DocumentedResponse>,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    limits: DecodeLimits,
    observer: Option<Observer>,
}

impl Reply {
    pub(crate) fn new(operation: &'static Operation, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            operation,
            response: operation.response(status.as_u16()),
            status,
            headers,
            body,
            limits: DecodeLimits::default(),
            observer: None,
        }
    }

    /// Sets how deep the body may nest.
    pub(crate) fn within(mut self, limits: DecodeLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets who is told what is wrong with it.
    pub(crate) fn observed_by(mut self, observer: Option<Observer>) -> Self {
        self.observer = observer;
        self
    }

    /// Tells that the status is none that the description documents.
    pub(crate) fn observe_status(&self) {
        if let Some(observer) = &self.observer {
            observer.observe(&Drift::UndocumentedStatus { operation: self.operation, status: self.status.as_u16() });
        }
    }

    /// Tells that the body, or what a stream holds of it, is not what the description says.
    pub(crate) fn observe_fault(&self, error: &DecodeError) {
        if let Some(observer) = &self.observer {
            let (operation, status) = (self.operation, self.status.as_u16());
            observer.observe(&Drift::Undecodable { operation, status, error: error.clone() });
        }
    }

    pub(crate) fn limits(&self) -> DecodeLimits {
        self.limits
    }

    /// The key of the response in the description: the exact status, its range, or the default.
    pub fn documented(&self) -> Status {
        self.response.map_or(Status::Default, DocumentedResponse::status)
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it was received.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    pub(crate) fn is_documented(&self) -> bool {
        self.response.is_some()
    }

    /// Whether the description documents the status, and no body for it: there is nothing that could fail to decode.
    pub(crate) fn has_no_content(&self) -> bool {
        self.response.is_some_and(|response| response.content().is_empty())
    }

    pub(crate) fn response(&self) -> Option<&'static DocumentedResponse> {
        self.response
    }

    pub(crate) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        (self.status, self.headers, self.body)
    }
}
