//! serde's traits, for every type at once: one line a type, in a file that is not even read while the feature is off.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::TypeKind;

use super::context::{Context, ident};
use super::docs::Comment;
use super::format::format_items;
use super::module::{Module, Visibility};

/// The module; `None` when there is to be none, or no type for it.
pub(super) fn render_serde(cx: Context<'_>) -> Option<Module> {
    let condition = cx.serde_condition()?;
    let types = cx.api.types.iter().zip(&cx.names.types);
    let names: Vec<TokenStream> = types
        .filter(|(ty, _)| matches!(ty.kind, TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_)))
        .map(|(_, names)| ident(&names.name))
        .map(|name| quote! { types::#name, })
        .collect();
    (!names.is_empty()).then(|| Module {
        name: "serde".to_owned(),
        visibility: Visibility::Private,
        condition,
        docs: Comment::text("`Serialize` and `Deserialize` for every type of the description."),
        items: format_items([
            quote! { use super::types; },
            quote! { ::clientwright_runtime::rt::v1::delegate_serde! { #(#names)* } },
        ]),
        children: Vec::new(),
    })
}
