//! Single values of several types as one type.

use crate::ir::{Api, Enum, EnumVariant, Literal, Scalar, TypeExpression};

use super::either::Part;
use super::resolve::{named_enum, resolve};

/// One type for several of single values.
pub(super) enum Values {
    /// That type.
    Type(TypeExpression),
    /// An enum of all known values.
    Enum(Enum),
}

/// The type that holds every value of the parts; `None` when a part is no single value, or no type loses nothing.
pub(super) fn join_values(api: &Api, parts: &[Part]) -> Option<Values> {
    let mut known: Vec<EnumVariant> = Vec::new();
    let mut enums = Vec::new();
    let mut scalars = Vec::new();
    for part in parts {
        match (&part.constant, named_enum(api, &part.ty), resolve(api, &part.ty)) {
            (Some(value @ (Literal::String(_) | Literal::Number(_))), _, TypeExpression::Scalar(scalar)) => {
                scalars.push(*scalar);
                add_known(
                    &mut known,
                    &[EnumVariant { value: value.clone(), name: None, docs: crate::ir::Docs::default() }],
                );
            }
            (_, Some((id, own)), _) => {
                scalars.push(own.repr);
                enums.push(TypeExpression::Named(id));
                add_known(&mut known, &own.variants);
            }
            (_, None, TypeExpression::Scalar(scalar)) => scalars.push(*scalar),
            _ => return None,
        }
    }
    let repr = scalars.iter().copied().map(Some).reduce(|left, right| left?.common(right?))??;
    let counts = |ty: &&TypeExpression| named_enum(api, ty).is_some_and(|(_, own)| own.variants.len() == known.len());
    if let Some(whole) = enums.iter().find(counts) {
        return Some(Values::Type(whole.clone()));
    }
    if known.is_empty() || !can_be_known(repr, &known) {
        return Some(Values::Type(TypeExpression::Scalar(repr)));
    }
    Some(Values::Enum(Enum { repr, variants: known, default: None }))
}

/// What an open enum can hold.
fn can_be_known(repr: Scalar, known: &[EnumVariant]) -> bool {
    match repr {
        Scalar::String => known.iter().all(|variant| matches!(variant.value, Literal::String(_))),
        Scalar::I32 | Scalar::I64 => known.iter().all(|variant| matches!(variant.value, Literal::Number(_))),
        _ => false,
    }
}

fn add_known(known: &mut Vec<EnumVariant>, more: &[EnumVariant]) {
    for variant in more {
        if !known.iter().any(|other| other.value == variant.value) {
            known.push(variant.clone());
        }
    }
}
