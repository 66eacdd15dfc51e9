//! Pieces of a module: items that are text already, and the modules that they name.
//!
//! A module may be made of many pieces, each on another thread; unlike tokens, text may leave the thread that made it, and takes little room.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::format::{format_items, format_tokens};
use super::imports::{Import, Scope, render_imports};
use super::layout::Tokens;

/// The runtime's module for generated code, as an import calls it.
const RUNTIME: &str = "rt";

/// The module of types.
const TYPES: &str = "types";

/// Some items of a module.
pub(super) struct Piece {
    text: String,
    /// The modules beside this one, and the runtime's, that its paths begin with.
    uses: Vec<&'static str>,
    /// What its short paths need.
    imports: Vec<Import>,
}

/// Formats items one by one, so that the tokens of one are there at a time, and keeps in mind what they use: of the runtime, of the modules
/// beside this one, of what paths are short for.
pub(super) fn piece(
    items: impl IntoIterator<Item = TokenStream>,
    siblings: &[&'static str],
    scope: &Scope<'_>,
) -> Piece {
    let (mut uses, mut imports) = (Vec::new(), Vec::new());
    let items = items.into_iter().map(|item| Tokens::in_scope(item, scope)).inspect(|item| {
        for name in std::iter::once(RUNTIME).chain(siblings.iter().copied()) {
            if !uses.contains(&name) && item.have_path_from(name) {
                uses.push(name);
            }
        }
        imports.extend_from_slice(item.imports());
    });
    let text = format_tokens(items);
    Piece { text, uses, imports }
}

/// The pieces after the imports that they need.
pub(super) fn join(pieces: &[Piece], siblings: &[&'static str]) -> String {
    join_text(&format_items(imports(pieces, siblings)), pieces)
}

fn join_text(imports: &str, pieces: &[Piece]) -> String {
    let texts = std::iter::once(imports).chain(pieces.iter().map(|piece| piece.text.as_str()));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Items that are one piece, after their imports.
pub(super) fn format_with_imports(
    items: impl IntoIterator<Item = TokenStream>,
    siblings: &[&'static str],
    scope: &Scope<'_>,
) -> String {
    join(&[piece(items, siblings, scope)], siblings)
}

/// The items of a program that stands beside a crate of that name and calls its operations.
pub(super) fn format_program(items: impl IntoIterator<Item = TokenStream>, crate_name: &str) -> String {
    let name = super::crate_root::module_ident(&crate_name.replace('-', "_"));
    let pieces = [piece(items, &[TYPES], &Scope::default())];
    let client = if pieces.iter().any(|piece| piece.uses.contains(&TYPES)) {
        quote! { use #name::{Client, types}; }
    } else {
        quote! { use #name::Client; }
    };
    let program = quote! { use clientwright_runtime::exercise::Exercise; };
    let standard = quote! { use std::process::ExitCode; };
    let imports = [standard, program].into_iter().chain(imports(&pieces, &[])).chain([client]);
    let imports = format_items(imports);
    join_text(&imports, &pieces)
}

fn imports(pieces: &[Piece], siblings: &[&'static str]) -> Vec<TokenStream> {
    let has = |name: &str| pieces.iter().any(|piece| piece.uses.contains(&name));
    let short: BTreeSet<&Import> = pieces.iter().flat_map(|piece| &piece.imports).collect();
    let runtime = has(RUNTIME).then(|| quote! { use clientwright_runtime::rt::v1 as rt; });
    let used = siblings.iter().filter(|sibling| has(sibling)).map(|name| Ident::new(name, Span::call_site()));
    let siblings = match used.collect::<Vec<_>>().as_slice() {
        [] => None,
        [one] => Some(quote! { use super::#one; }),
        many => Some(quote! { use super::{#(#many),*}; }),
    };
    render_imports(&short, runtime).chain(siblings).collect()
}
