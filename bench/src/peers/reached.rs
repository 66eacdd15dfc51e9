//! Which types operations reach: a generator may print more than those, or print a part of a type a second time.
//!
//! In: the items of a generated crate. Out: names. They are compared without their paths, so of two types with one name both are reached.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::source::Placed;

/// Names of types that are mentioned outside the modules of types, and all that those lead to through fields, variants and aliases.
pub(crate) fn reached(items: &[Placed]) -> BTreeSet<String> {
    let mut definitions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut open = BTreeSet::new();
    for placed in items {
        match name(&placed.item).filter(|_| placed.is_of_types()) {
            Some(name) => definitions.entry(name).or_default().extend(mentioned(body(&placed.item))),
            None if !placed.is_of_types() && is_use(&placed.item) => {
                open.extend(mentioned(placed.item.to_token_stream()));
            }
            None => {}
        }
    }
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop_first() {
        if let Some(leads_to) = definitions.get(&name).filter(|_| !found.contains(&name)) {
            open.extend(leads_to.iter().cloned());
            found.insert(name);
        }
    }
    found
}

/// An import uses nothing, nor does a trait that every type has; but the trait of a pending call names what the call gives.
fn is_use(item: &Item) -> bool {
    let is_of_call = |path: &syn::Path| path.segments.last().is_some_and(|segment| segment.ident == "IntoFuture");
    match item {
        Item::Use(_) => false,
        Item::Impl(item) => item.trait_.as_ref().is_none_or(|(path, _)| is_of_call(path)),
        _ => true,
    }
}

fn name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// What a definition holds: types alone, no attributes.
fn body(item: &Item) -> TokenStream {
    let of = |fields: &syn::Fields| fields.iter().map(|field| field.ty.to_token_stream()).collect::<TokenStream>();
    match item {
        Item::Struct(item) => of(&item.fields),
        Item::Enum(item) => item.variants.iter().map(|variant| of(&variant.fields)).collect(),
        Item::Type(item) => item.ty.to_token_stream(),
        _ => TokenStream::new(),
    }
}

/// Every identifier.
fn mentioned(tokens: TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => _ = names.insert(ident.to_string()),
            TokenTree::Group(group) => names.extend(mentioned(group.stream())),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::source::placed;
    use super::*;

    #[test]
    fn types_that_no_operation_leads_to_are_not_reached() {
        let client = placed(
            "client",
            "impl Client { pub async fn get(&self) -> Result<types::A, E> { x } }
            use types::Alone; impl Serialize for types::Alone { }",
        );
        let types = "pub struct A { pub b: Vec<B> } pub enum B { C(Box<C>), D } pub type C = i64; pub struct Alone { pub a: A }";
        let items: Vec<Placed> = client.into_iter().chain(placed("types", types)).collect();
        assert_eq!(reached(&items).into_iter().collect::<String>(), "ABC");
    }
}
