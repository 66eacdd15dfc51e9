//! Types whose reads and writes differ.
//!
//! A `readOnly` property is not sent, a `writeOnly` one not received (OpenAPI 3.2, section Schema Object). A type that is used one way only loses
//! the properties of the other. One that is used both ways is split: the response keeps the name, and what a request sends of it is a type of its
//! own. So is every type that is used both ways and mentions a split one.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, BodyContent, Direction, Origin, Property, Role, Struct, Type, TypeExpression, TypeId, TypeKind};

use super::graph::{for_each_expression_mut, for_each_named_mut, mentioned};

/// Splits types.
pub(super) fn split(api: &mut Api, _: &mut Diagnostics) {
    let split = to_split(api);
    let requests = add_requests(api, &split);
    point_to_requests(api, &requests);
    drop_other_way(api);
}

const BOTH: Direction = Direction { request: true, response: true };

/// The types that are used both ways and differ, and those both ways that mention such.
fn to_split(api: &Api) -> Vec<bool> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (index, ty) in api.types.iter().enumerate() {
        for id in mentioned(ty) {
            if let Some(users) = users.get_mut(id.index()) {
                users.push(index);
            }
        }
    }
    let is_both = |index: usize| api.types.get(index).is_some_and(|ty| ty.direction == BOTH);
    let differs = |index: &usize| is_both(*index) && api.types.get(*index).is_some_and(has_one_way_property);
    let mut stack: Vec<usize> = (0..api.types.len()).filter(differs).collect();
    let mut split = vec![false; api.types.len()];
    while let Some(index) = stack.pop() {
        match split.get_mut(index) {
            Some(slot) if !*slot => *slot = true,
            _ => continue,
        }
        stack.extend(users.get(index).into_iter().flatten().filter(|user| is_both(**user)));
    }
    split
}

fn has_one_way_property(ty: &Type) -> bool {
    match &ty.kind {
        TypeKind::Struct(object) => object.properties.iter().any(|property| property.read_only || property.write_only),
        _ => false,
    }
}

/// Adds the request's side of every type that is split; gives its id by that of the response's side.
fn add_requests(api: &mut Api, split: &[bool]) -> Vec<Option<TypeId>> {
    let mut requests = vec![None; split.len()];
    for (index, slot) in requests.iter_mut().enumerate() {
        let Some(ty) = api.types.get_mut(index).filter(|_| split.get(index) == Some(&true)) else { continue };
        ty.direction = Direction { request: false, response: true };
        let mut request = ty.clone();
        request.direction = Direction { request: true, response: false };
        request.origin = Origin::Inline { parent: TypeId::from_index(index), role: Role::Request, title: None };
        *slot = Some(TypeId::from_index(api.types.len()));
        api.types.push(request);
    }
    requests
}

/// Whatever only requests reach mentions the request's side.
fn point_to_requests(api: &mut Api, requests: &[Option<TypeId>]) {
    let mut change = |expression: &mut TypeExpression| {
        for_each_named_mut(expression, &mut |id| {
            if let Some(Some(request)) = requests.get(id.index()) {
                *id = *request;
            }
        });
    };
    for ty in api.types.iter_mut().filter(|ty| ty.direction.request && !ty.direction.response) {
        for_each_expression_mut(ty, &mut change);
    }
    for operation in &mut api.operations {
        operation.parameters.iter_mut().for_each(|parameter| change(&mut parameter.ty));
        let content = operation.request_body.as_mut().map(|body| &mut body.body.content);
        if let Some(ty) = content.and_then(BodyContent::ty_mut) {
            change(ty);
        }
    }
}

fn drop_other_way(api: &mut Api) {
    for ty in &mut api.types {
        let Direction { request, response } = ty.direction;
        if let TypeKind::Struct(Struct { properties, .. }) = &mut ty.kind {
            let stays = |property: &Property| match (request, response) {
                (true, false) => !property.read_only || property.write_only,
                (false, true) => !property.write_only || property.read_only,
                _ => true,
            };
            properties.retain(stays);
        }
    }
}
