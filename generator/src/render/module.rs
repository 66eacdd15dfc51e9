//! A module before it is a file or a part of one: documentation, and items that are text already.

use proc_macro2::TokenStream;
use quote::quote;

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
