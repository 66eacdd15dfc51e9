//! What can be derived for each type: a closure over the graph.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Derives, Presence, Scalar, Type, TypeExpression, TypeKind};

use super::graph::{for_each_expression, mentioned};

/// Settles [`crate::ir::Type::derives`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    let total = total_equality(api);
    let blank: Vec<bool> = api.types.iter().map(needs_nothing).collect();
    for ((ty, eq_hash), default) in api.types.iter_mut().zip(total).zip(blank) {
        ty.derives = Derives { eq_hash, default };
    }
}

/// Types without floating point inside: what holds one spreads to every type that mentions it.
fn total_equality(api: &Api) -> Vec<bool> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (index, ty) in api.types.iter().enumerate() {
        for id in mentioned(ty) {
            if let Some(users) = users.get_mut(id.index()) {
                users.push(index);
            }
        }
    }
    let mut total = vec![true; api.types.len()];
    let mut stack: Vec<usize> =
        (0..api.types.len()).filter(|index| api.types.get(*index).is_some_and(holds_partial)).collect();
    while let Some(index) = stack.pop() {
        match total.get_mut(index) {
            Some(slot) if *slot => *slot = false,
            _ => continue,
        }
        stack.extend(users.get(index).into_iter().flatten());
    }
    total
}

/// Whether equality of a value in it is not total: doubles, and untyped values, which may hold them.
fn holds_partial(ty: &Type) -> bool {
    let mut partial = matches!(&ty.kind, TypeKind::Union(union) if union.probe.is_none());
    for_each_expression(ty, |expression| partial |= is_partial(expression));
    partial
}

fn is_partial(expression: &TypeExpression) -> bool {
    match expression {
        TypeExpression::Named(_) => false,
        TypeExpression::Scalar(scalar) => *scalar == Scalar::F64,
        TypeExpression::Any => true,
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => is_partial(inner),
        TypeExpression::Tuple(places) => places.iter().any(is_partial),
    }
}

/// Whether a value can be made from nothing: a struct that requires no value from its maker.
fn needs_nothing(ty: &Type) -> bool {
    match &ty.kind {
        TypeKind::Struct(object) => object
            .properties
            .iter()
            .all(|property| property.presence != Presence::Required || property.constant.is_some()),
        TypeKind::Headers(_) => true,
        TypeKind::Enum(_)
        | TypeKind::Union(_)
        | TypeKind::Alias { .. }
        | TypeKind::StatusChoice(_)
        | TypeKind::EventChoice(_) => false,
    }
}
