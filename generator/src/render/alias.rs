//! Another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Constraints, Type, TypeExpression};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::docs::{attributes, constraint_facts};
use super::property_docs::format_fact;
use super::type_expression::{Place, expression};
use super::type_item::type_docs;

/// `pub type`.
pub(super) fn render_alias(
    cx: Context<'_>,
    ty: &Type,
    target: &TypeExpression,
    limits: &Constraints,
    names: &TypeNames,
) -> Vec<TokenStream> {
    let comment = type_docs(cx, ty, names).facts(format_fact(cx, target)).facts(constraint_facts(limits));
    let docs = attributes(comment);
    let name = ident(&names.name);
    let target = expression(cx, Place::Types(&names.module), target);
    vec![quote! { #docs pub type #name = #target; }]
}
