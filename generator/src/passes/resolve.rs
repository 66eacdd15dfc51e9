//! What an expression comes down to when other names of types are followed.

use crate::ir::{Api, Constraints, Enum, Struct, TypeExpression, TypeId, TypeKind, Union};

/// The expression behind names that only stand for another. One that leads into a circle, which is reported elsewhere, stays as it is.
pub(super) fn resolve<'a>(api: &'a Api, expression: &'a TypeExpression) -> &'a TypeExpression {
    let mut at = expression;
    for _ in 0..api.types.len() {
        match at {
            TypeExpression::Named(id) => match kind(api, *id) {
                Some(TypeKind::Alias { target, constraints: _ }) => at = target,
                _ => return at,
            },
            _ => return at,
        }
    }
    expression
}

/// The limits of the names that are followed.
pub(super) fn limits_of_names(api: &Api, expression: &TypeExpression) -> Constraints {
    let mut limits = Constraints::default();
    let mut at = expression;
    for _ in 0..api.types.len() {
        let TypeExpression::Named(id) = at else { break };
        let Some(TypeKind::Alias { target, constraints }) = kind(api, *id) else { break };
        limits.tighten(constraints);
        at = target;
    }
    limits
}

fn kind(api: &Api, id: TypeId) -> Option<&TypeKind> {
    api.types.get(id.index()).map(|ty| &ty.kind)
}

/// The union that an expression names.
pub(super) fn named_union<'a>(api: &'a Api, expression: &'a TypeExpression) -> Option<(TypeId, &'a Union)> {
    match named(api, expression)? {
        (id, TypeKind::Union(union)) => Some((id, union)),
        _ => None,
    }
}

/// The struct that an expression names.
pub(super) fn named_struct<'a>(api: &'a Api, expression: &'a TypeExpression) -> Option<(TypeId, &'a Struct)> {
    match named(api, expression)? {
        (id, TypeKind::Struct(object)) => Some((id, object)),
        _ => None,
    }
}

/// The enum that an expression names.
pub(super) fn named_enum<'a>(api: &'a Api, expression: &'a TypeExpression) -> Option<(TypeId, &'a Enum)> {
    match named(api, expression)? {
        (id, TypeKind::Enum(known)) => Some((id, known)),
        _ => None,
    }
}

fn named<'a>(api: &'a Api, expression: &'a TypeExpression) -> Option<(TypeId, &'a TypeKind)> {
    match resolve(api, expression) {
        TypeExpression::Named(id) => Some((*id, kind(api, *id)?)),
        _ => None,
    }
}
