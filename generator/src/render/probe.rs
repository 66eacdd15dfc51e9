//! The table that tells the engine how a union is decided.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{self, Condition, JsonKind, KindSet, Probe};

use super::literal::{integer, integral};

/// `const PROBE`: members to look at, rules in order of trial.
pub(super) fn render_probe(probe: &Probe) -> TokenStream {
    let keys = &probe.keys;
    let rules = probe.rules.iter().map(|rule| {
        let variant = Literal::usize_unsuffixed(rule.variant);
        let conditions = rule.conditions.iter().map(condition);
        quote! { rt::Rule(#variant, &[#(#conditions),*]) }
    });
    quote! {
        const PROBE: &'static rt::Probe = &rt::Probe { keys: &[#(#keys),*], rules: &[#(#rules),*] };
    }
}

fn condition(condition: &Condition) -> TokenStream {
    match condition {
        Condition::Kind(set) => {
            let set = kinds(*set);
            quote! { rt::If::Kind(#set) }
        }
        Condition::Items(set) => {
            let set = kinds(*set);
            quote! { rt::If::Items(#set) }
        }
        Condition::Has(key) => {
            let key = Literal::usize_unsuffixed(*key);
            quote! { rt::If::Has(#key) }
        }
        Condition::Sole(key) => {
            let key = Literal::usize_unsuffixed(*key);
            quote! { rt::If::Sole(#key) }
        }
        Condition::PropertyKind(key, set) => {
            let (key, set) = (Literal::usize_unsuffixed(*key), kinds(*set));
            quote! { rt::If::PropertyKind(#key, #set) }
        }
        Condition::PropertyValue(key, values) => {
            let key = Literal::usize_unsuffixed(*key);
            let values = values.iter().filter_map(literal);
            quote! { rt::If::PropertyValue(#key, &[#(#values),*]) }
        }
        Condition::Value(values) => {
            let values = values.iter().filter_map(literal);
            quote! { rt::If::Value(&[#(#values),*]) }
        }
    }
}

/// A scalar that a member is compared with; no rule compares with anything else.
fn literal(value: &ir::Literal) -> Option<TokenStream> {
    match value {
        ir::Literal::String(text) => Some(quote! { rt::Literal::Text(#text) }),
        ir::Literal::Bool(value) => Some(quote! { rt::Literal::Bool(#value) }),
        ir::Literal::Number(text) => integral(text).map(|value| {
            let value = integer(value);
            quote! { rt::Literal::Integer(#value) }
        }),
        ir::Literal::Null | ir::Literal::List(_) | ir::Literal::Object(_) => None,
    }
}

fn kinds(set: KindSet) -> TokenStream {
    let numbers = set.contains(JsonKind::Integer) && set.contains(JsonKind::Fraction);
    let others = set.iter().filter(|kind| !numbers || !matches!(kind, JsonKind::Integer | JsonKind::Fraction));
    let names = others.map(kind_name).chain(numbers.then(|| quote! { rt::Kinds::NUMBER }));
    names.reduce(|all, name| quote! { #all.or(#name) }).unwrap_or_else(|| quote! { rt::Kinds(0) })
}

fn kind_name(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Null => quote! { rt::Kinds::NULL },
        JsonKind::Bool => quote! { rt::Kinds::BOOL },
        JsonKind::Integer => quote! { rt::Kinds::INTEGER },
        JsonKind::Fraction => quote! { rt::Kinds::FRACTION },
        JsonKind::String => quote! { rt::Kinds::STRING },
        JsonKind::List => quote! { rt::Kinds::LIST },
        JsonKind::Object => quote! { rt::Kinds::OBJECT },
    }
}
