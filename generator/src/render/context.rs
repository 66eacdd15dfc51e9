//! What every renderer reads.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::config::Shape;
use crate::ir;
use crate::names::{Identifier, Names, TypeNames};

use super::{Options, Serde};

/// The API, its names and the choices.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) api: &'a ir::Api,
    pub(super) names: &'a Names,
    pub(super) options: &'a Options,
}

impl<'a> Context<'a> {
    /// The type behind an id.
    pub(super) fn ty(self, id: ir::TypeId) -> Option<&'a ir::Type> {
        self.api.types.get(id.index())
    }

    /// The names of the type behind an id.
    pub(super) fn type_names(self, id: ir::TypeId) -> Option<&'a TypeNames> {
        self.names.types.get(id.index())
    }

    /// The condition before an implementation of serde's traits; `None` when there is to be none.
    pub(super) fn serde_condition(self) -> Option<TokenStream> {
        match (self.options.serde, self.options.shape) {
            (Serde::Always, _) => Some(TokenStream::new()),
            (Serde::Feature, Shape::Crate) => Some(quote! { #[cfg(feature = "serde")] }),
            (Serde::Feature, Shape::Module) | (Serde::Never, _) => None,
        }
    }
}

/// An identifier as a token.
pub(super) fn ident(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}

/// Whether the tokens name `wanted` anywhere.
pub(super) fn mentions(tokens: &TokenStream, wanted: &str) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        proc_macro2::TokenTree::Ident(ident) => ident == wanted,
        proc_macro2::TokenTree::Group(group) => mentions(&group.stream(), wanted),
        _ => false,
    })
}
