//! Schemas that are kept for `validate()`: no more than a crate can carry.
//!
//! The limits of an alias are printed wherever it is used, so that a short description could ask for any number of copies.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location};
use crate::hash::HashMap;
use crate::ir::{Api, Constraints, NESTED_LIMITS, Operation, Rest, Type, TypeExpression, TypeId, TypeKind};

/// How many bytes of schemas a crate carries.
const MOST: usize = 1 << 20;

/// Drops the schemas, in the order of the types, for which there is no room.
pub(super) fn bound(api: &mut Api, diagnostics: &mut Diagnostics) {
    if !api.types.iter().any(keeps) && !api.operations.iter().flat_map(limits_of).any(has_schemas) {
        return;
    }
    let copies = copies_of_aliases(api);
    let mut room = MOST;
    let lost = |location: &Location, what: &str| {
        let message = format!("conditions of this {what} are not checked: a client has room for {MOST} bytes of them");
        Diagnostic::new(Code::NotModelled, location.clone(), message)
    };
    for (index, ty) in api.types.iter_mut().enumerate().filter(|(_, ty)| ty.direction.request) {
        let copies = copies.get(&TypeId::from_index(index)).copied().unwrap_or(1);
        let mut is_lost = false;
        for limits in limits_mut(ty) {
            let bytes: usize = limits.schemas.iter().map(|schema| schema.len()).sum();
            if let Some(rest) = room.checked_sub(bytes.saturating_mul(copies)) {
                room = rest;
            } else {
                limits.schemas.clear();
                is_lost = true;
            }
        }
        if is_lost {
            diagnostics.push(lost(&ty.location, "type"));
        }
    }
    for (limits, location) in api.operations.iter_mut().flat_map(limits_of_mut) {
        let bytes: usize = limits.schemas.iter().map(|schema| schema.len()).sum();
        if let Some(rest) = room.checked_sub(bytes) {
            room = rest;
        } else {
            limits.schemas.clear();
            diagnostics.push(lost(location, "value"));
        }
    }
}

fn has_schemas(limits: &Constraints) -> bool {
    !limits.schemas.is_empty()
}

/// The limits that are printed for an operation.
fn limits_of(operation: &Operation) -> impl Iterator<Item = &Constraints> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.constraints);
    parameters.chain(operation.request_body.iter().map(|body| &body.constraints))
}

fn limits_of_mut(operation: &mut Operation) -> impl Iterator<Item = (&mut Constraints, &Location)> {
    let parameters = operation.parameters.iter_mut().map(|parameter| (&mut parameter.constraints, &parameter.location));
    parameters.chain(operation.request_body.iter_mut().map(|body| (&mut body.constraints, &body.location)))
}

fn keeps(ty: &Type) -> bool {
    match &ty.kind {
        TypeKind::Struct(object) => {
            has_schemas(&object.constraints)
                || object.properties.iter().any(|property| has_schemas(&property.constraints))
        }
        TypeKind::Union(union) => {
            has_schemas(&union.constraints) || union.variants.iter().any(|variant| has_schemas(&variant.constraints))
        }
        TypeKind::Alias { target: _, constraints } => has_schemas(constraints),
        TypeKind::Enum(_) | TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_) => false,
    }
}

/// Every limit that is printed for a type.
fn limits_mut(ty: &mut Type) -> Vec<&mut Constraints> {
    match &mut ty.kind {
        TypeKind::Struct(object) => {
            let properties = object.properties.iter_mut().map(|property| &mut property.constraints);
            properties.chain([&mut object.constraints]).collect()
        }
        TypeKind::Union(union) => {
            let variants = union.variants.iter_mut().map(|variant| &mut variant.constraints);
            variants.chain([&mut union.constraints]).collect()
        }
        TypeKind::Alias { target: _, constraints } => vec![constraints],
        TypeKind::Enum(_) | TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_) => Vec::new(),
    }
}

/// How often each alias is printed where it is used: by a property, by additional properties, by a variant, by a
/// parameter or a body, or by an alias that is.
fn copies_of_aliases(api: &Api) -> HashMap<TypeId, usize> {
    let mut copies = HashMap::default();
    let places = api.types.iter().filter(|ty| ty.direction.request).flat_map(places);
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| &parameter.ty);
    let bodies = api.operations.iter().filter_map(|operation| operation.request_body.as_ref()?.body.content.ty());
    places.chain(parameters).chain(bodies).for_each(|place| count(api, place, NESTED_LIMITS + 1, &mut copies));
    copies
}

/// What a type has the limits of aliases printed for.
fn places(ty: &Type) -> Vec<&TypeExpression> {
    match &ty.kind {
        TypeKind::Struct(object) => {
            let rest = match &object.rest {
                Rest::Typed(value) => Some(value),
                Rest::Ignored => None,
            };
            object.properties.iter().map(|property| &property.ty).chain(rest).collect()
        }
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Enum(_)
        | TypeKind::Alias { .. }
        | TypeKind::StatusChoice(_)
        | TypeKind::EventChoice(_)
        | TypeKind::Headers(_) => Vec::new(),
    }
}

fn count(api: &Api, place: &TypeExpression, depth: usize, copies: &mut HashMap<TypeId, usize>) {
    let Some(inside) = depth.checked_sub(1) else { return };
    match place {
        TypeExpression::Nullable(inner) => count(api, inner, depth, copies),
        TypeExpression::List(inner) | TypeExpression::Map(inner) => count(api, inner, inside, copies),
        TypeExpression::Named(id) => {
            if let Some(TypeKind::Alias { target, constraints: _ }) = api.types.get(id.index()).map(|ty| &ty.kind) {
                *copies.entry(*id).or_default() += 1;
                count(api, target, inside, copies);
            }
        }
        TypeExpression::Scalar(_) | TypeExpression::Any | TypeExpression::Tuple(_) => {}
    }
}
