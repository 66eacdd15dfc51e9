//! What every renderer reads.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

use crate::config::Shape;
use crate::ir;
use crate::names::{Identifier, Names, TypeNames};

use super::manifest::Manifest;
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

    /// When the operations of a tag are there; those without a tag always are.
    pub(super) fn tag_condition(self, tag: ir::TagId) -> Condition {
        self.condition(&[ir::Portion::Tag(tag)])
    }

    /// When a type is there.
    pub(super) fn type_condition(self, ty: &ir::Type) -> Condition {
        match &ty.reach {
            ir::Reach::Everywhere => Condition::Always,
            ir::Reach::Portions(portions) => self.condition(portions),
        }
    }

    /// While the feature of any of these portions is on. A module that is included has no features.
    pub(super) fn condition(self, portions: &[ir::Portion]) -> Condition {
        if self.options.shape == Shape::Module {
            return Condition::Always;
        }
        let feature = |portion: &ir::Portion| match portion {
            ir::Portion::Tag(tag) => self.names.tags.get(tag.index()).map(|names| names.feature.as_str()),
            ir::Portion::Incoming => Some(Manifest::INCOMING),
        };
        let features: BTreeSet<&str> = portions.iter().filter_map(feature).collect();
        Condition::Features(features.into_iter().map(str::to_owned).collect())
    }

    /// When serde's traits are implemented; `None` when they are not at all.
    pub(super) fn serde_condition(self) -> Option<Condition> {
        match (self.options.serde, self.options.shape) {
            (Serde::Always, _) => Some(Condition::Always),
            (Serde::Feature, Shape::Crate) => Some(Condition::Features(vec!["serde".to_owned()])),
            (Serde::Feature, Shape::Module) | (Serde::Never, _) => None,
        }
    }
}

/// An identifier as a token.
pub(super) fn ident(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}
