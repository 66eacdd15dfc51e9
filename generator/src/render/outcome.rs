//! What a call gives when it succeeds and when it fails: types and decoders.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Errors, Operation, Payload, Success, TypeId};

use super::context::Context;
use super::type_expression::{Place, expression, type_path};

/// A type and the function that decodes it from an answer.
pub(super) struct Outcome {
    pub(super) ty: TokenStream,
    pub(super) decoder: TokenStream,
}

/// What a call that succeeds gives.
pub(super) fn success(cx: Context<'_>, operation: &Operation) -> Outcome {
    match &operation.success {
        Success::Empty => empty(),
        Success::One(body) => payload(cx, Place::Tag, body),
        Success::Several(id) => by_status(cx, *id),
    }
}

/// What a call that fails gives.
pub(super) fn failure(cx: Context<'_>, operation: &Operation) -> Outcome {
    match &operation.errors {
        Errors::Undocumented => Outcome { ty: quote! { rt::NoError }, decoder: quote! { rt::undocumented } },
        Errors::One(body) => payload(cx, Place::Tag, body),
        Errors::Several(id) => by_status(cx, *id),
    }
}

fn empty() -> Outcome {
    Outcome { ty: quote! { () }, decoder: quote! { rt::empty } }
}

/// A body by itself.
pub(super) fn payload(cx: Context<'_>, place: Place<'_>, payload: &Payload) -> Outcome {
    match payload {
        Payload::Json(ty) => Outcome { ty: expression(cx, place, ty), decoder: quote! { rt::json } },
        Payload::Text => Outcome { ty: quote! { ::std::string::String }, decoder: quote! { rt::text } },
        Payload::Bytes => Outcome { ty: quote! { rt::Body }, decoder: quote! { rt::bytes } },
    }
}

fn by_status(cx: Context<'_>, id: TypeId) -> Outcome {
    Outcome { ty: type_path(cx, Place::Tag, id), decoder: quote! { rt::ByStatus::decode } }
}
