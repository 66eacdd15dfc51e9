//! Response bodies that are given as they arrive.

use super::{Docs, TypeExpression};

/// A response body that is given as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// As written, `text/event-stream`.
    pub media_type: String,
    /// What it is made of.
    pub content: StreamContent,
}

/// What a stream is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamContent {
    /// Bytes.
    Bytes,
    /// Server-sent events (WHATWG HTML, section 9.2) whose data is JSON of that type; text without a type.
    Events(Option<TypeExpression>),
    /// The same, their data being what their names tell: a type of kind [`super::TypeKind::EventChoice`].
    NamedEvents(TypeExpression),
    /// JSON values of that type, one a line.
    Lines(TypeExpression),
    /// JSON values of that type, each after a record separator (RFC 7464).
    Records(TypeExpression),
}

/// A variant of a choice by event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCase {
    /// The name.
    pub name: String,
    /// The type of its data, as JSON; text without a type.
    pub data: Option<TypeExpression>,
    /// What is said of it.
    pub docs: Docs,
}

impl StreamContent {
    /// The type of what has one.
    pub fn ty(&self) -> Option<&TypeExpression> {
        match self {
            Self::Events(Some(ty)) | Self::NamedEvents(ty) | Self::Lines(ty) | Self::Records(ty) => Some(ty),
            Self::Events(None) | Self::Bytes => None,
        }
    }

    /// The same, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeExpression> {
        match self {
            Self::Events(Some(ty)) | Self::NamedEvents(ty) | Self::Lines(ty) | Self::Records(ty) => Some(ty),
            Self::Events(None) | Self::Bytes => None,
        }
    }
}
