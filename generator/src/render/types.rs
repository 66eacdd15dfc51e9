//! The module `types`: one module inside for each component and for what the operations of a tag define inline.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Type;
use crate::names::{Identifier, TypeNames};
use crate::parallel::on_every_core;

use super::context::{Context, ident};
use super::docs::Comment;
use super::format::format_items;
use super::imports::Scope;
use super::module::{Condition, Module, Visibility};
use super::piece::{Piece, join, piece};
use super::type_item::render_type;

/// The module; `None` when there are no types.
pub(super) fn render_types(cx: Context<'_>) -> Option<Module> {
    let families = families(cx);
    if families.is_empty() {
        return None;
    }
    let reexports: Vec<TokenStream> = families.iter().map(|(module, types)| reexport(cx, module, types)).collect();
    let scopes = families.values().map(|types| (types, scope(types)));
    let types: Vec<(&Type, &TypeNames, Scope<'_>)> =
        scopes.flat_map(|(types, scope)| types.iter().map(move |(ty, names)| (*ty, *names, scope.clone()))).collect();
    let mut pieces =
        on_every_core(&types, |(ty, names, scope)| piece(render_type(cx, ty, names), &[], scope)).into_iter();
    let children = families.iter().map(|(module, types)| {
        let pieces: Vec<Piece> = pieces.by_ref().take(types.len()).collect();
        family(cx, module, types, &pieces)
    });
    let children = children.collect();
    Some(Module {
        name: "types".to_owned(),
        visibility: Visibility::Public,
        condition: Condition::Always,
        docs: Comment::text("The types of the description."),
        items: format_items(reexports),
        children,
    })
}

/// What the module of a family defines.
fn scope<'a>(types: &[(&Type, &'a TypeNames)]) -> Scope<'a> {
    types.iter().map(|(_, names)| &names.name).collect()
}

/// Modules by name, their types in the order of the description.
fn families(cx: Context<'_>) -> BTreeMap<Identifier, Vec<(&Type, &TypeNames)>> {
    let mut families: BTreeMap<Identifier, Vec<(&Type, &TypeNames)>> = BTreeMap::new();
    for (ty, names) in cx.api.types.iter().zip(&cx.names.types) {
        families.entry(names.module.clone()).or_default().push((ty, names));
    }
    families
}

/// When a family is there: all of it is for the same operations.
fn condition(cx: Context<'_>, types: &[(&Type, &TypeNames)]) -> Condition {
    types.first().map_or(Condition::Always, |(ty, _)| cx.type_condition(ty))
}

fn reexport(cx: Context<'_>, module: &Identifier, types: &[(&Type, &TypeNames)]) -> TokenStream {
    let condition = condition(cx, types).attribute();
    let module = ident(module);
    let mut names: Vec<_> = types.iter().map(|(_, names)| ident(&names.name)).collect();
    names.sort();
    match names.as_slice() {
        [one] => quote! { #condition pub use self::#module::#one; },
        many => quote! { #condition pub use self::#module::{#(#many),*}; },
    }
}

fn family(cx: Context<'_>, module: &Identifier, types: &[(&Type, &TypeNames)], pieces: &[Piece]) -> Module {
    Module {
        name: module.to_string(),
        visibility: Visibility::Private,
        condition: condition(cx, types),
        docs: Comment::default(),
        items: join(pieces, &[]),
        children: Vec::new(),
    }
}
