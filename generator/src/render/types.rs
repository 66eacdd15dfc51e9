//! The module `types`: one module inside for each component and for what the operations of a tag define inline.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Type;
use crate::names::{Identifier, TypeNames};

use super::context::{Context, ident};
use super::docs::Comment;
use super::module::{Module, Visibility, imports};
use super::type_item::render_type;

/// The module; `None` when there are no types.
pub(super) fn render_types(cx: Context<'_>) -> Option<Module> {
    let families = families(cx);
    if families.is_empty() {
        return None;
    }
    let reexports = families.iter().map(|(module, types)| reexport(module, types)).collect();
    let children = families.into_iter().map(|(module, types)| family(cx, &module, &types)).collect();
    Some(Module {
        name: "types".to_owned(),
        visibility: Visibility::Public,
        condition: None,
        docs: Comment::text("The types of the description."),
        items: reexports,
        children,
    })
}

/// Modules by name, their types in the order of the description.
fn families(cx: Context<'_>) -> BTreeMap<Identifier, Vec<(&Type, &TypeNames)>> {
    let mut families: BTreeMap<Identifier, Vec<(&Type, &TypeNames)>> = BTreeMap::new();
    for (ty, names) in cx.api.types.iter().zip(&cx.names.types) {
        families.entry(names.module.clone()).or_default().push((ty, names));
    }
    families
}

fn reexport(module: &Identifier, types: &[(&Type, &TypeNames)]) -> TokenStream {
    let module = ident(module);
    let mut names: Vec<_> = types.iter().map(|(_, names)| ident(&names.name)).collect();
    names.sort();
    match names.as_slice() {
        [one] => quote! { pub use self::#module::#one; },
        many => quote! { pub use self::#module::{#(#many),*}; },
    }
}

fn family(cx: Context<'_>, module: &Identifier, types: &[(&Type, &TypeNames)]) -> Module {
    let items: Vec<TokenStream> = types.iter().flat_map(|(ty, names)| render_type(cx, ty, names)).collect();
    let items = imports(&items, &[]).into_iter().chain(items).collect();
    Module {
        name: module.to_string(),
        visibility: Visibility::Private,
        condition: None,
        docs: Comment::default(),
        items,
        children: Vec::new(),
    }
}
