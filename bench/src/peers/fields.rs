//! Public typed fields: what a generator must not leave out to be fast.
//!
//! In: the items of a generated crate. Out: a count. The rule is the same for every generator: named public fields of public structs in the
//! modules of types, whose type does not lead to untyped JSON, neither by itself nor through aliases and structs around one such value. A
//! field that serde flattens is no property of a description: it stands for what another type has, as a branch of a choice that is printed as
//! a struct, and that type's own fields count.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Field, Fields, Item, Meta, Visibility};

use super::reached::reached;
use super::source::Placed;

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldCounts {
    pub(crate) all: usize,
    /// Those of types that operations reach.
    pub(crate) reached: usize,
}

/// Counts them.
pub(crate) fn typed_fields(items: &[Placed]) -> FieldCounts {
    let reached = reached(items);
    let items: Vec<&Item> = items.iter().filter(|placed| placed.is_of_types()).map(|placed| &placed.item).collect();
    let untyped = untyped_names(&items);
    let mut counts = FieldCounts::default();
    for item in items {
        let Item::Struct(item) = item else { continue };
        let fields = item.fields.iter().filter(|field| field.ident.is_some() && is_public(&field.vis));
        let fields = fields.filter(|field| !is_flattened(field));
        let count = fields.filter(|field| is_public(&item.vis) && !is_untyped(&field.ty, &untyped)).count();
        counts.all += count;
        counts.reached += if reached.contains(&item.ident.to_string()) { count } else { 0 };
    }
    counts
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether one of the field's attributes is `#[serde(flatten)]`, among other words or alone.
fn is_flattened(field: &Field) -> bool {
    let words = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    let mut serde = field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde"));
    serde.any(|attribute| words(attribute).into_iter().any(|word| word.to_string() == "flatten"))
}

/// Names of aliases and of structs around one value that lead to untyped JSON.
fn untyped_names(items: &[&Item]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    loop {
        let found = items.iter().filter_map(|item| stands_for(item)).filter(|(_, ty)| is_untyped(ty, &names));
        let found: BTreeSet<String> = found.map(|(name, _)| name.to_string()).collect();
        if found == names {
            return names;
        }
        names = found;
    }
}

/// The name of an alias, or of a struct around one value, and what it stands for.
fn stands_for(item: &Item) -> Option<(&syn::Ident, &syn::Type)> {
    match item {
        Item::Type(item) => Some((&item.ident, &item.ty)),
        Item::Struct(item) => match &item.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some((&item.ident, &fields.unnamed.first()?.ty)),
            _ => None,
        },
        _ => None,
    }
}

fn is_untyped(ty: &syn::Type, names: &BTreeSet<String>) -> bool {
    mentions_untyped(ty.to_token_stream(), names)
}

/// Whether there is a path that ends in an untyped name, or in the `Value` of a crate of JSON.
fn mentions_untyped(tokens: TokenStream, names: &BTreeSet<String>) -> bool {
    let (mut path, mut found): (Vec<String>, bool) = (Vec::new(), false);
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => path.push(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            other => {
                found |= ends_untyped(&path, names);
                path.clear();
                if let TokenTree::Group(group) = other {
                    found |= mentions_untyped(group.stream(), names);
                }
            }
        }
    }
    found || ends_untyped(&path, names)
}

fn ends_untyped(path: &[String], names: &BTreeSet<String>) -> bool {
    match path {
        [.., krate, value] if value == "Value" && ["serde_json", "clientwright_runtime"].contains(&krate.as_str()) => {
            true
        }
        [.., name] => names.contains(name),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::placed;
    use super::*;

    fn count(module: &str, text: &str) -> usize {
        typed_fields(&placed(module, text)).all
    }

    #[test]
    fn only_public_named_fields_of_types_count() {
        let text = "pub struct A { pub a: String, b: String } struct B { pub a: String } pub struct C(pub String);";
        assert_eq!((count("types", text), count("client", text)), (1, 0));
    }

    #[test]
    fn untyped_json_does_not_count_under_any_name() {
        let text = "pub struct A {
            pub a: Option<serde_json::Value>, pub b: Vec<::clientwright_runtime::Value>, pub c: Box<types::Free>,
            pub d: Map<String, Wrapped>, pub e: types::Value, pub f: Typed,
        }
        pub type Free = Wrapped; pub struct Wrapped(::serde_json::Value); pub struct Typed(String);";
        assert_eq!(count("types", text), 2);
    }

    #[test]
    fn what_is_flattened_is_no_property() {
        let text =
            "pub struct A { #[serde(flatten, default)] pub first: Option<B>, #[serde(rename = \"flatten\")] pub b: B }
        pub struct B { #[serde(flatten)] pub rest: Map<String, String>, #[doc = \"flatten\"] pub c: String }";
        assert_eq!(count("types", text), 2);
    }
}
