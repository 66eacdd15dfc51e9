//! Names of variants that merging makes.

use crate::ir::{Api, Origin, Scalar, TypeExpression, UnionVariant};

use super::either::Part;

/// A component is called by its name, a plain type by its kind, what is written inline by where it comes from.
pub(super) fn variant_name(api: &Api, part: &Part) -> String {
    match &part.ty {
        TypeExpression::Named(id) => match api.types.get(id.index()).map(|ty| &ty.origin) {
            Some(Origin::Component(name)) => name.clone(),
            _ => part.name.clone(),
        },
        TypeExpression::List(_) | TypeExpression::Tuple(_) => "list".to_owned(),
        TypeExpression::Map(_) => "map".to_owned(),
        TypeExpression::Scalar(scalar) => scalar_word(*scalar).to_owned(),
        TypeExpression::Nullable(_) | TypeExpression::Any => part.name.clone(),
    }
}

const fn scalar_word(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "boolean",
        Scalar::I32 | Scalar::I64 | Scalar::U64 | Scalar::I128 => "integer",
        Scalar::F64 | Scalar::Number => "number",
        Scalar::DateTime => "date-time",
        Scalar::Date => "date",
        Scalar::Time => "time",
        Scalar::Duration => "duration",
        Scalar::Uuid => "uuid",
        Scalar::String | Scalar::Secret | Scalar::Base64 | Scalar::File => "string",
    }
}

/// The name, or with the first number that makes it free.
pub(super) fn free_name(variants: &[UnionVariant], name: &str) -> String {
    let numbered = (2_usize..=variants.len() + 1).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| is_free(variants, name))
        .unwrap_or_else(|| name.to_owned())
}

/// Whether no variant has that name.
pub(super) fn is_free(variants: &[UnionVariant], name: &str) -> bool {
    variants.iter().all(|other| other.name != name)
}
