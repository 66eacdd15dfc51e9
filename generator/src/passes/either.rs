//! One expression for a value that is of one of several types.

use crate::ir::{Api, Literal, TypeExpression, TypeKind, UnionVariant};

use super::made::{Made, Seat};
use super::resolve::resolve;
use super::values::{Values, join_values};
use super::variant_names::{free_name, variant_name};

/// A type that a value may have.
#[derive(Clone)]
pub(super) struct Part {
    /// What a variant for it may be called.
    pub(super) name: String,
    /// The type.
    pub(super) ty: TypeExpression,
    /// The one value, if there is but one.
    pub(super) constant: Option<Literal>,
}

impl Part {
    /// A type as it is.
    pub(super) fn new(name: &str, ty: &TypeExpression) -> Self {
        Self { name: name.to_owned(), ty: ty.clone(), constant: None }
    }
}

/// The type of a value that is of one of these; a union where nothing simpler loses nothing. `None` when that takes too many types.
pub(super) fn either(api: &mut Api, made: &mut Made, seat: &Seat, parts: &[Part]) -> Option<TypeExpression> {
    let nullable = parts.iter().any(|part| matches!(resolve(api, &part.ty), TypeExpression::Nullable(_)));
    let mut distinct: Vec<Part> = Vec::new();
    for part in parts {
        let ty = match resolve(api, &part.ty) {
            TypeExpression::Nullable(inner) => (**inner).clone(),
            _ => part.ty.clone(),
        };
        if !distinct.iter().any(|other| other.ty == ty && other.constant == part.constant) {
            distinct.push(Part { ty, ..part.clone() });
        }
    }
    let ty = match distinct.as_slice() {
        [Part { ty, constant: None, .. }] => ty.clone(),
        several => of_several(api, made, seat, several)?,
    };
    Some(if nullable && ty != TypeExpression::Any { TypeExpression::Nullable(Box::new(ty)) } else { ty })
}

fn of_several(api: &mut Api, made: &mut Made, seat: &Seat, parts: &[Part]) -> Option<TypeExpression> {
    if parts.iter().any(|part| *resolve(api, &part.ty) == TypeExpression::Any) {
        return Some(TypeExpression::Any);
    }
    match join_values(api, parts) {
        Some(Values::Type(ty)) => return Some(ty),
        Some(Values::Enum(known)) => return Some(TypeExpression::Named(made.add(api, seat, TypeKind::Enum(known))?)),
        None => {}
    }
    if let Some(items) = items(api, parts) {
        return Some(TypeExpression::List(Box::new(either(api, made, seat, &items)?)));
    }
    if let Some(values) = values(api, parts) {
        return Some(TypeExpression::Map(Box::new(either(api, made, seat, &values)?)));
    }
    let mut variants: Vec<UnionVariant> = Vec::new();
    for part in parts.iter().filter(|part| part.constant.is_none() || is_alone(part, parts)) {
        let name = free_name(&variants, &variant_name(api, part));
        variants.push(UnionVariant::new(name, part.ty.clone()));
    }
    made.choice(api, seat, variants).map(TypeExpression::Named)
}

/// Whether no other part has the type of a constant.
fn is_alone(constant: &Part, parts: &[Part]) -> bool {
    parts.iter().find(|part| part.ty == constant.ty).is_some_and(|first| std::ptr::eq(first, constant))
}

/// The items of lists and tuples, if all are such.
pub(super) fn items(api: &Api, parts: &[Part]) -> Option<Vec<Part>> {
    let items = parts.iter().map(|part| match resolve(api, &part.ty) {
        TypeExpression::List(item) => Some(vec![Part::new(&part.name, item)]),
        TypeExpression::Tuple(places) => Some(places.iter().map(|place| Part::new(&part.name, place)).collect()),
        _ => None,
    });
    Some(items.collect::<Option<Vec<Vec<Part>>>>()?.into_iter().flatten().collect())
}

/// The values of maps, if all are such.
pub(super) fn values(api: &Api, parts: &[Part]) -> Option<Vec<Part>> {
    let values = parts.iter().map(|part| match resolve(api, &part.ty) {
        TypeExpression::Map(value) => Some(Part::new(&part.name, value)),
        _ => None,
    });
    values.collect()
}
