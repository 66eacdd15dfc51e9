//! The table that tells the engine about a struct.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Presence, Rest, Struct, Type};
use crate::names::{Identifier, TypeNames};

use super::check::{checks, own_checks};
use super::context::Context;
use super::literal::{json_escaped, text};
use super::property::value_type;

/// `const TABLE`: names, what is required, limits. What is empty is left to the runtime's plain table.
pub(super) fn render_table(cx: Context<'_>, ty: &Type, structure: &Struct, names: &TypeNames) -> TokenStream {
    let name = names.name.as_str();
    // Only what requests reach is ever validated.
    let is_checked = ty.direction.request;
    let entries = [
        Some(keys(structure)),
        rust_names(structure, names),
        required(structure),
        matches!(structure.rest, Rest::Typed(_)).then(|| quote! { rest: true }),
        field_checks(cx, structure).filter(|_| is_checked),
        own(structure).filter(|_| is_checked),
    ];
    let is_full = entries.iter().all(Option::is_some);
    let entries = entries.into_iter().flatten();
    let rest = (!is_full).then(|| quote! { ..rt::Fields::PLAIN });
    quote! {
        const TABLE: &'static rt::Fields = &rt::Fields { name: #name, #(#entries,)* #rest };
    }
}

fn keys(structure: &Struct) -> TokenStream {
    let keys = structure.properties.iter().map(|property| text(&json_escaped(&property.name)));
    quote! { keys: &[#(#keys),*] }
}

fn rust_names(structure: &Struct, names: &TypeNames) -> Option<TokenStream> {
    let rust: Vec<&str> = names.members.iter().map(Identifier::as_str).collect();
    let same = structure.properties.iter().map(|property| property.name.as_str()).eq(rust.iter().copied());
    (!same).then(|| quote! { names: &[#(#rust),*] })
}

fn required(structure: &Struct) -> Option<TokenStream> {
    let mut words = Vec::new();
    for chunk in structure.properties.chunks(64) {
        let bits = chunk.iter().enumerate().filter(|(_, property)| property.presence == Presence::Required);
        words.push(bits.fold(0_u64, |word, (bit, _)| word | 1 << bit));
    }
    while words.last() == Some(&0) {
        words.pop();
    }
    let words = words.into_iter().map(binary);
    (words.len() > 0).then(|| quote! { required: &[#(#words),*] })
}

/// `0b1_0111`.
fn binary(word: u64) -> TokenStream {
    let digits = format!("{word:b}");
    let mut text = "0b".to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(4) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse::<Literal>().map_or_else(|_| quote! { #word }, |literal| quote! { #literal })
}

fn field_checks(cx: Context<'_>, structure: &Struct) -> Option<TokenStream> {
    let mut entries = Vec::new();
    for (index, property) in structure.properties.iter().enumerate() {
        let checks = checks(cx, value_type(property), &property.constraints);
        entries.push((index, checks));
    }
    if let Rest::Typed(value) = &structure.rest {
        let whole = crate::ir::TypeExpression::Map(Box::new(value.clone()));
        entries.push((structure.properties.len(), checks(cx, &whole, &crate::ir::Constraints::default())));
    }
    entries.retain(|(_, checks)| !checks.is_empty());
    let entries: Vec<TokenStream> = entries
        .into_iter()
        .map(|(index, checks)| {
            let index = Literal::usize_unsuffixed(index);
            quote! { (#index, &[#(#checks),*]) }
        })
        .collect();
    (!entries.is_empty()).then(|| quote! { checks: &[#(#entries),*] })
}

fn own(structure: &Struct) -> Option<TokenStream> {
    let checks = own_checks(&structure.constraints);
    (!checks.is_empty()).then(|| quote! { own: &[#(#checks),*] })
}
