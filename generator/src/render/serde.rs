//! serde's traits, for all types that are there on the same condition at once: one line a type, in a file that is not even read while the
//! feature is off.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::TypeKind;

use super::context::{Context, ident};
use super::docs::Comment;
use super::format::format_items;
use super::module::{Condition, Module, Visibility};

/// The module; `None` when there is to be none, or no type for it.
pub(super) fn render_serde(cx: Context<'_>) -> Option<Module> {
    let condition = cx.serde_condition()?;
    let types = cx.api.types.iter().zip(&cx.names.types);
    let mut groups: BTreeMap<Condition, Vec<Ident>> = BTreeMap::new();
    for (ty, names) in
        types.filter(|(ty, _)| matches!(ty.kind, TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_)))
    {
        groups.entry(cx.type_condition(ty)).or_default().push(ident(&names.name));
    }
    let items: Vec<TokenStream> = groups.iter().map(|(condition, names)| delegate(condition, names)).collect();
    (!items.is_empty()).then(|| Module {
        name: "serde".to_owned(),
        visibility: Visibility::Private,
        condition,
        docs: Comment::text("`Serialize` and `Deserialize` for every type of the description."),
        items: format_items(items),
        children: Vec::new(),
    })
}

/// The types that are there on one condition.
fn delegate(condition: &Condition, names: &[Ident]) -> TokenStream {
    let condition = condition.attribute();
    quote! {
        #condition
        ::clientwright_runtime::rt::v1::delegate_serde! { #(super::types::#names,)* }
    }
}
