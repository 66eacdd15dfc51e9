//! Limits as data for `validate()`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Bound, Constraints, Literal, NESTED_LIMITS, TypeExpression, TypeKind};

use super::context::Context;
use super::literal::{double, integer, integral, raw_text};
use super::type_expression::without_null;

/// The checks of a value: its own limits and those of the alias that it names, then those of items and map values.
pub(super) fn checks(cx: Context<'_>, ty: &TypeExpression, limits: &Constraints) -> Vec<TokenStream> {
    let mut checks = own_checks(limits);
    checks.extend(inner_checks(cx, ty, NESTED_LIMITS));
    checks
}

fn inner_checks(cx: Context<'_>, ty: &TypeExpression, depth: usize) -> Vec<TokenStream> {
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    match without_null(ty) {
        TypeExpression::Named(id) => match cx.ty(*id).map(|ty| &ty.kind) {
            Some(TypeKind::Alias { target, constraints }) => {
                let mut checks = own_checks(constraints);
                checks.extend(inner_checks(cx, target, depth));
                checks
            }
            _ => Vec::new(),
        },
        TypeExpression::List(item) => nested(&inner_checks(cx, item, depth), &quote! { Items }),
        TypeExpression::Map(value) => nested(&inner_checks(cx, value, depth), &quote! { Values }),
        _ => Vec::new(),
    }
}

fn nested(checks: &[TokenStream], of: &TokenStream) -> Vec<TokenStream> {
    if checks.is_empty() { Vec::new() } else { vec![quote! { rt::Check::#of(&[#(#checks),*]) }] }
}

/// One check for each limit, in the order of the specification; then what no limit says.
pub(super) fn own_checks(limits: &Constraints) -> Vec<TokenStream> {
    let counted = [
        (limits.min_length, quote! { MinLength }),
        (limits.max_length, quote! { MaxLength }),
        (limits.min_items, quote! { MinItems }),
        (limits.max_items, quote! { MaxItems }),
        (limits.min_properties, quote! { MinProperties }),
        (limits.max_properties, quote! { MaxProperties }),
    ];
    let counted = counted.into_iter().filter_map(|(count, check)| {
        let count = integer(count?.into());
        Some(quote! { rt::Check::#check(#count) })
    });
    let pattern = limits.pattern.iter().map(|pattern| quote! { rt::Check::Pattern(#pattern) });
    let format = limits.format.iter().map(|format| quote! { rt::Check::Format(#format) });
    let minimum = limits.minimum.iter().filter_map(minimum_check);
    let maximum = limits.maximum.iter().filter_map(maximum_check);
    let divisor = limits.multiple_of.iter().filter_map(|text| divisor_check(text));
    let unique = limits.unique_items.then(|| quote! { rt::Check::UniqueItems });
    let known = (!limits.values.is_empty()).then(|| {
        let text = Literal::List(limits.values.clone()).to_string();
        quote! { rt::Check::Known(#text) }
    });
    let schemas = limits.schemas.iter().map(|schema| {
        let text = raw_text(schema);
        quote! { rt::Check::Schema(#text) }
    });
    counted
        .chain(pattern)
        .chain(format)
        .chain(minimum)
        .chain(maximum)
        .chain(divisor)
        .chain(unique)
        .chain(known)
        .chain(schemas)
        .collect()
}

/// The names of a check, for an integral number and for any other.
struct Pair(TokenStream, TokenStream);

fn minimum_check(bound: &Bound) -> Option<TokenStream> {
    let names = if bound.exclusive {
        Pair(quote! { ExclusiveMinimum }, quote! { ExclusiveMinimumNumber })
    } else {
        Pair(quote! { Minimum }, quote! { MinimumNumber })
    };
    number_check(&bound.value, &names)
}

fn maximum_check(bound: &Bound) -> Option<TokenStream> {
    let names = if bound.exclusive {
        Pair(quote! { ExclusiveMaximum }, quote! { ExclusiveMaximumNumber })
    } else {
        Pair(quote! { Maximum }, quote! { MaximumNumber })
    };
    number_check(&bound.value, &names)
}

fn divisor_check(text: &str) -> Option<TokenStream> {
    number_check(text, &Pair(quote! { MultipleOf }, quote! { MultipleOfNumber }))
}

fn number_check(text: &str, Pair(integral_name, other_name): &Pair) -> Option<TokenStream> {
    if let Some(value) = integral(text) {
        let value = integer(value);
        return Some(quote! { rt::Check::#integral_name(#value) });
    }
    let value = double(text.parse().ok()?);
    Some(quote! { rt::Check::#other_name(#value) })
}
