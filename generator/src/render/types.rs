//! The module `types`: one module inside for each component and for what the operations of a tag define inline.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Type;
use crate::names::{Identifier, TypeNames};

use super::context::{Context, ident};
use super::docs::Comment;
use super::format::format_items;
use super::module::{Condition, Module, Visibility, format_with_imports};
use super::type_item::render_type;

/// The module; `None` when there are no types.
pub(super) fn render_types(cx: Context<'_>) -> Option<Module> {
    let families = families(cx);
    if families.is_empty() {
        return None;
    }
    let reexports: Vec<TokenStream> = families.iter().map(|(module, types)| reexport(cx, module, types)).collect();
    let children = render_families(cx, &families.into_iter().collect::<Vec<_>>());
    Some(Module {
        name: "types".to_owned(),
        visibility: Visibility::Public,
        condition: Condition::Always,
        docs: Comment::text("The types of the description."),
        items: format_items(reexports),
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

type Family<'a> = (Identifier, Vec<(&'a Type, &'a TypeNames)>);

/// Modules of families in their order, on as many threads as the machine has: most of a generation's time is spent here.
fn render_families(cx: Context<'_>, families: &[Family<'_>]) -> Vec<Module> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let render = |(module, types): &Family<'_>| family(cx, module, types);
    if families.len() < 2 * threads || threads == 1 {
        return families.iter().map(render).collect();
    }
    // Small parts, dealt in turn, so that one large family holds up one thread only.
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((index, family)) = take(families, &next) {
            done.push((index, render(family)));
        }
        done
    };
    let mut done: Vec<(usize, Module)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, module)| module).collect()
}

fn take<'a, T>(all: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, all.get(index)?))
}

fn family(cx: Context<'_>, module: &Identifier, types: &[(&Type, &TypeNames)]) -> Module {
    let items: Vec<TokenStream> = types.iter().flat_map(|(ty, names)| render_type(cx, ty, names)).collect();
    Module {
        name: module.to_string(),
        visibility: Visibility::Private,
        condition: condition(cx, types),
        docs: Comment::default(),
        items: format_with_imports(items, &[]),
        children: Vec::new(),
    }
}
