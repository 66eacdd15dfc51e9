//! A module before it is a file or a part of one: documentation, and items that are text already.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::Comment;
use super::format::format_tokens;
use super::layout::Tokens;

/// A module: documentation, items, modules inside.
pub(super) struct Module {
    /// Its name; the root has none of use.
    pub(super) name: String,
    /// Whether users see it.
    pub(super) visibility: Visibility,
    /// When it is there.
    pub(super) condition: Condition,
    pub(super) docs: Comment,
    /// Its items, formatted. Text, unlike tokens, may leave the thread that made it.
    pub(super) items: String,
    pub(super) children: Vec<Module>,
}

/// When a module or an item is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Condition {
    Always,
    /// While any of these features of the crate is on.
    Features(Vec<String>),
}

impl Condition {
    /// The condition as it stands in `cfg` and `cfg_attr`; `None` for none.
    pub(super) fn predicate(&self) -> Option<TokenStream> {
        match self {
            Self::Always => None,
            Self::Features(features) => Some(match features.as_slice() {
                [one] => quote! { feature = #one },
                many => quote! { any(#(feature = #many),*) },
            }),
        }
    }

    /// The attribute that an item with the condition carries.
    pub(super) fn attribute(&self) -> Option<TokenStream> {
        self.predicate().map(|predicate| quote! { #[cfg(#predicate)] })
    }
}

/// Who sees a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visibility {
    /// Users.
    Public,
    /// The generated code alone.
    Private,
}

/// The items of a module after the imports that they need, of those there are: the runtime's `rt`, and sibling modules.
pub(super) fn format_with_imports(items: Vec<TokenStream>, siblings: &[Ident]) -> String {
    let items: Vec<Tokens> = items.into_iter().map(Tokens::from).collect();
    let imports = imports(&items, siblings);
    format_tokens(imports.into_iter().map(Tokens::from).chain(items))
}

fn imports(items: &[Tokens], siblings: &[Ident]) -> Vec<TokenStream> {
    let has = |name: &str| items.iter().any(|item| item.have_path_from(name));
    let runtime = has("rt").then(|| quote! { use ::clientwright_runtime::rt::v1 as rt; });
    let used: Vec<&Ident> = siblings.iter().filter(|sibling| has(&sibling.to_string())).collect();
    let siblings = match used.as_slice() {
        [] => None,
        [one] => Some(quote! { use super::#one; }),
        many => Some(quote! { use super::{#(#many),*}; }),
    };
    runtime.into_iter().chain(siblings).collect()
}
