//! Which types a type or an operation mentions.

use crate::ir::{Api, BodyContent, Errors, Incoming, Operation, Rest, Success, Type, TypeExpression, TypeId, TypeKind};

/// Calls `visit` for every type expression that a type holds.
pub(super) fn for_each_expression<'a>(ty: &'a Type, mut visit: impl FnMut(&'a TypeExpression)) {
    match &ty.kind {
        TypeKind::Struct(object) => {
            object.properties.iter().for_each(|property| visit(&property.ty));
            if let Rest::Typed(rest) = &object.rest {
                visit(rest);
            }
        }
        TypeKind::Enum(_) => {}
        TypeKind::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.ty)),
        TypeKind::Alias { target, constraints: _ } => visit(target),
        TypeKind::StatusChoice(cases) => cases.iter().filter_map(|case| case.body.as_ref()?.ty()).for_each(visit),
        TypeKind::EventChoice(events) => events.iter().filter_map(|event| event.data.as_ref()).for_each(visit),
        TypeKind::Headers(headers) => headers.iter().for_each(|header| visit(&header.ty)),
    }
}

/// The same, to change them.
pub(super) fn for_each_expression_mut(ty: &mut Type, mut visit: impl FnMut(&mut TypeExpression)) {
    match &mut ty.kind {
        TypeKind::Struct(object) => {
            object.properties.iter_mut().for_each(|property| visit(&mut property.ty));
            if let Rest::Typed(rest) = &mut object.rest {
                visit(rest);
            }
        }
        TypeKind::Enum(_) => {}
        TypeKind::Union(union) => union.variants.iter_mut().for_each(|variant| visit(&mut variant.ty)),
        TypeKind::Alias { target, constraints: _ } => visit(target),
        TypeKind::StatusChoice(cases) => {
            cases.iter_mut().filter_map(|case| case.body.as_mut()?.ty_mut()).for_each(visit);
        }
        TypeKind::EventChoice(events) => events.iter_mut().filter_map(|event| event.data.as_mut()).for_each(visit),
        TypeKind::Headers(headers) => headers.iter_mut().for_each(|header| visit(&mut header.ty)),
    }
}

/// Calls `visit` for every named type in an expression. Depth is that of the expression, which the description's depth limits.
pub(super) fn for_each_named(expression: &TypeExpression, visit: &mut impl FnMut(TypeId)) {
    match expression {
        TypeExpression::Named(id) => visit(*id),
        TypeExpression::Scalar(_) | TypeExpression::Any => {}
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            for_each_named(inner, visit);
        }
        TypeExpression::Tuple(places) => places.iter().for_each(|place| for_each_named(place, visit)),
    }
}

/// The same, to change them.
pub(super) fn for_each_named_mut(expression: &mut TypeExpression, visit: &mut impl FnMut(&mut TypeId)) {
    match expression {
        TypeExpression::Named(id) => visit(id),
        TypeExpression::Scalar(_) | TypeExpression::Any => {}
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            for_each_named_mut(inner, visit);
        }
        TypeExpression::Tuple(places) => places.iter_mut().for_each(|place| for_each_named_mut(place, visit)),
    }
}

/// Every type that a type mentions.
pub(super) fn mentioned(ty: &Type) -> Vec<TypeId> {
    let mut ids = Vec::new();
    for_each_expression(ty, |expression| for_each_named(expression, &mut |id| ids.push(id)));
    if let TypeKind::StatusChoice(cases) = &ty.kind {
        ids.extend(cases.iter().filter_map(|case| case.headers));
    }
    ids
}

/// Every type that an operation sends.
pub(super) fn sent(operation: &Operation) -> Vec<TypeId> {
    let mut ids = Vec::new();
    let mut add = |expression: &TypeExpression| for_each_named(expression, &mut |id| ids.push(id));
    operation.parameters.iter().for_each(|parameter| add(&parameter.ty));
    let content = operation.request_body.as_ref().map(|body| &body.body.content);
    content.and_then(BodyContent::ty).into_iter().for_each(add);
    ids
}

/// Every type that an operation receives.
pub(super) fn received(operation: &Operation) -> Vec<TypeId> {
    let mut ids = Vec::new();
    let mut add = |expression: &TypeExpression| for_each_named(expression, &mut |id| ids.push(id));
    for response in &operation.responses {
        response.body.as_ref().and_then(|body| body.content.ty()).into_iter().for_each(&mut add);
        response.stream.as_ref().and_then(|stream| stream.content.ty()).into_iter().for_each(&mut add);
        response.headers.iter().for_each(|header| add(&header.ty));
        response.typed_headers.iter().for_each(|id| add(&TypeExpression::Named(*id)));
    }
    match &operation.success {
        Success::One(payload) => payload.ty().into_iter().for_each(&mut add),
        Success::Several(id) => add(&TypeExpression::Named(*id)),
        Success::Empty => {}
    }
    match &operation.errors {
        Errors::One(payload) => payload.ty().into_iter().for_each(&mut add),
        Errors::Several(id) => add(&TypeExpression::Named(*id)),
        Errors::Undocumented => {}
    }
    ids
}

/// Every type that a request of the service carries.
pub(super) fn payload(incoming: &Incoming) -> Vec<TypeId> {
    let mut ids = Vec::new();
    if let Some(ty) = incoming.body.as_ref().and_then(|body| body.body.content.ty()) {
        for_each_named(ty, &mut |id| ids.push(id));
    }
    ids
}

/// Every type that can be reached from `roots`, those included, by index.
pub(super) fn reachable(api: &Api, roots: impl IntoIterator<Item = TypeId>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    let mut stack: Vec<TypeId> = roots.into_iter().collect();
    while let Some(id) = stack.pop() {
        match reached.get_mut(id.index()) {
            Some(slot) if !*slot => *slot = true,
            _ => continue,
        }
        if let Some(ty) = api.types.get(id.index()) {
            stack.extend(mentioned(ty));
        }
    }
    reached
}
