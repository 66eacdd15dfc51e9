//! What a call gives when it succeeds and when it fails: types and decoders.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use crate::ir::{Errors, Operation, Payload, Success, TypeId};
use crate::names::{Identifier, OperationNames};

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::type_expression::{Place, expression, type_path};

/// A type and the function that decodes it from an answer.
pub(super) struct Outcome {
    pub(super) ty: TokenStream,
    pub(super) decoder: TokenStream,
}

/// What a call that succeeds gives.
pub(super) fn success(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Outcome {
    match &operation.success {
        Success::Empty => empty(),
        Success::One(body) => payload(cx, Place::Tag, body),
        Success::Several(id) => by_status(cx, *id, names.success.as_ref()),
    }
}

/// What a call that fails gives.
pub(super) fn failure(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Outcome {
    match &operation.errors {
        Errors::Undocumented => Outcome { ty: quote! { rt::NoError }, decoder: quote! { rt::undocumented } },
        Errors::One(body) => payload(cx, Place::Tag, body),
        Errors::Several(id) => by_status(cx, *id, names.errors.as_ref()),
    }
}

/// The operation's own names for choices by status, which others may share.
pub(super) fn own_names(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let method = code(names.method.as_str());
    let success = match operation.success {
        Success::Several(id) => {
            names.success.as_ref().map(|name| (name, id, format!("What {method} gives, by status.")))
        }
        Success::Empty | Success::One(_) => None,
    };
    let errors = match operation.errors {
        Errors::Several(id) => {
            names.errors.as_ref().map(|name| (name, id, format!("The errors of {method}, by status.")))
        }
        Errors::Undocumented | Errors::One(_) => None,
    };
    let alias = |(name, id, text): (&Identifier, TypeId, String)| {
        let (docs, name, target) = (attributes(Comment::text(text)), ident(name), type_path(cx, Place::Tag, id));
        quote! { #docs pub type #name = #target; }
    };
    success.into_iter().chain(errors).map(alias).collect()
}

fn empty() -> Outcome {
    Outcome { ty: quote! { () }, decoder: quote! { rt::empty } }
}

/// A body by itself.
pub(super) fn payload(cx: Context<'_>, place: Place<'_>, payload: &Payload) -> Outcome {
    match payload {
        Payload::Json(ty) => Outcome { ty: expression(cx, place, ty), decoder: quote! { rt::json } },
        Payload::Xml(ty) => Outcome { ty: expression(cx, place, ty), decoder: quote! { rt::xml } },
        Payload::Text => Outcome { ty: quote! { ::std::string::String }, decoder: quote! { rt::text } },
        Payload::Bytes => Outcome { ty: quote! { rt::Body }, decoder: quote! { rt::bytes } },
    }
}

fn by_status(cx: Context<'_>, id: TypeId, own: Option<&Identifier>) -> Outcome {
    let ty = own.map_or_else(|| type_path(cx, Place::Tag, id), |name| ident(name).into_token_stream());
    Outcome { ty, decoder: quote! { rt::ByStatus::decode } }
}
