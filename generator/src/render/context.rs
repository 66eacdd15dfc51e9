//! What every renderer reads.

use proc_macro2::{Ident, Span};

use crate::config::Shape;
use crate::ir;
use crate::names::{Identifier, Names, TypeNames};

use super::module::Condition;
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

    /// When serde's traits are implemented; `None` when they are not at all.
    pub(super) fn serde_condition(self) -> Option<Condition> {
        match (self.options.serde, self.options.shape) {
            (Serde::Always, _) => Some(Condition::Always),
            (Serde::Feature, Shape::Crate) => Some(Condition::Feature("serde")),
            (Serde::Feature, Shape::Module) | (Serde::Never, _) => None,
        }
    }
}

/// An identifier as a token.
pub(super) fn ident(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}
