//! A module before it is a file or a part of one: documentation, and items that are text already.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::mentions;
use super::docs::Comment;

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

/// When a module is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Always,
    /// While that feature of the crate is on.
    Feature(&'static str),
}

/// Who sees a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visibility {
    /// Users.
    Public,
    /// The generated code alone.
    Private,
}

/// The imports that the items of a module need, of those there are: the runtime's `rt`, and sibling modules.
pub(super) fn imports(items: &[TokenStream], siblings: &[Ident]) -> Vec<TokenStream> {
    let has = |name: &str| items.iter().any(|item| mentions(item, name));
    let runtime = has("rt").then(|| quote! { use ::clientwright_runtime::rt::v1 as rt; });
    let used: Vec<&Ident> = siblings.iter().filter(|sibling| has(&sibling.to_string())).collect();
    let siblings = match used.as_slice() {
        [] => None,
        [one] => Some(quote! { use super::#one; }),
        many => Some(quote! { use super::{#(#many),*}; }),
    };
    runtime.into_iter().chain(siblings).collect()
}
