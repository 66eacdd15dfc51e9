//! What a call gives.

use super::{Docs, StatusPattern, TypeExpression, TypeId};

/// The body of an answer, as it is given to the caller.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Payload {
    /// JSON of that type.
    Json(TypeExpression),
    /// XML of that type.
    Xml(TypeExpression),
    /// Text as it comes.
    Text,
    /// Bytes as they come.
    Bytes,
}

/// What a call that succeeds gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// Nothing: no documented success has a body.
    Empty,
    /// The same for every documented success.
    One(Payload),
    /// Several bodies: a type of kind [`super::TypeKind::StatusChoice`].
    Several(TypeId),
}

/// What a call that fails gives, beside status, headers and bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errors {
    /// No documented error has a body.
    Undocumented,
    /// The same for every documented error, without typed headers.
    One(Payload),
    /// Several: a type of kind [`super::TypeKind::StatusChoice`], shared by all operations with the same set.
    Several(TypeId),
}

/// One variant of a choice by status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCase {
    /// Which status; several statuses with the same body and headers are variants of their own.
    pub status: StatusPattern,
    /// The body, when one is documented.
    pub body: Option<Payload>,
    /// Typed headers: a struct of kind [`super::TypeKind::Headers`].
    pub headers: Option<TypeId>,
    /// What the response says.
    pub docs: Docs,
}

impl Payload {
    /// The type of what has one.
    pub fn ty(&self) -> Option<&TypeExpression> {
        match self {
            Self::Json(ty) | Self::Xml(ty) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeExpression> {
        match self {
            Self::Json(ty) | Self::Xml(ty) => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }
}

impl Success {
    /// The body that every success has.
    pub fn payload_mut(&mut self) -> Option<&mut Payload> {
        match self {
            Self::One(payload) => Some(payload),
            Self::Empty | Self::Several(_) => None,
        }
    }
}

impl Errors {
    /// The body that every error has.
    pub fn payload_mut(&mut self) -> Option<&mut Payload> {
        match self {
            Self::One(payload) => Some(payload),
            Self::Undocumented | Self::Several(_) => None,
        }
    }
}
