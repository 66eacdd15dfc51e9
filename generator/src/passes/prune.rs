//! Drops the types that neither an operation nor a request of the service reaches and puts the others into the order of the description.
//!
//! A component that nothing uses is no loss, so that it is not reported.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Errors, Origin, Success, Type, TypeExpression, TypeId, TypeKind};

use super::graph::{for_each_expression_mut, for_each_named_mut, payload, reachable, received, sent};

/// Drops and orders types.
pub(super) fn prune(api: &mut Api, _: &mut Diagnostics) {
    let roots: Vec<TypeId> =
        api.operations.iter().flat_map(|operation| sent(operation).into_iter().chain(received(operation))).collect();
    let roots: Vec<TypeId> = roots.into_iter().chain(api.incoming.iter().flat_map(payload)).collect();
    name_orphans(api, &reachable(api, roots.iter().copied()));
    let reached = with_parents(api, roots);
    let mut kept: Vec<usize> = (0..api.types.len()).filter(|index| reached.get(*index) == Some(&true)).collect();
    kept.sort_by_key(|index| {
        api.types.get(*index).map(|ty| (ty.location.source, ty.location.span.start, made(ty), *index))
    });
    let mut new_ids = vec![None; api.types.len()];
    for (new, old) in kept.iter().enumerate() {
        if let Some(slot) = new_ids.get_mut(*old) {
            *slot = Some(TypeId::from_index(new));
        }
    }
    let mut old_types: Vec<Option<Type>> = std::mem::take(&mut api.types).into_iter().map(Some).collect();
    api.types = kept.iter().filter_map(|old| old_types.get_mut(*old).and_then(Option::take)).collect();
    renumber(api, &new_ids);
}

/// What is made for an operation comes after what stands in it.
const fn made(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::StatusChoice(_) | TypeKind::Headers(_))
}

/// What stands in a component that nothing reaches, as a base whose properties others take over, is called by its name all the same.
fn name_orphans(api: &mut Api, reached: &[bool]) {
    let is_reached = |id: TypeId| reached.get(id.index()) == Some(&true);
    let lost = |id: TypeId| match api.types.get(id.index()).map(|ty| &ty.origin) {
        Some(Origin::Component(name)) if !is_reached(id) => Some(name.clone()),
        _ => None,
    };
    let orphans = api.types.iter().map(|ty| match &ty.origin {
        Origin::Inline { parent, role, title } => {
            let (role, title) = (role.clone(), title.clone());
            lost(*parent).map(|component| Origin::Within { component, role, title })
        }
        _ => None,
    });
    for (index, origin) in orphans.collect::<Vec<_>>().into_iter().enumerate() {
        if let Some((ty, origin)) = api.types.get_mut(index).zip(origin) {
            ty.origin = origin;
        }
    }
}

/// The name of any other inline type is made of its parent's, so that the parent stays, and what it mentions.
fn with_parents(api: &Api, mut roots: Vec<TypeId>) -> Vec<bool> {
    loop {
        let reached = reachable(api, roots.iter().copied());
        let is_reached = |id: &TypeId| reached.get(id.index()) == Some(&true);
        let parents =
            api.types.iter().zip(&reached).filter(|(_, reached)| **reached).filter_map(|(ty, _)| match &ty.origin {
                Origin::Inline { parent, .. } => Some(*parent),
                Origin::Component(_)
                | Origin::Within { .. }
                | Origin::Shared { .. }
                | Origin::Operation { .. }
                | Origin::Incoming { .. } => None,
            });
        let missing: Vec<TypeId> = parents.filter(|id| !is_reached(id)).collect();
        if missing.is_empty() {
            return reached;
        }
        roots.extend(missing);
    }
}

fn renumber(api: &mut Api, new_ids: &[Option<TypeId>]) {
    let change = |id: &mut TypeId| {
        if let Some(Some(new)) = new_ids.get(id.index()) {
            *id = *new;
        }
    };
    let mut change_in = |expression: &mut TypeExpression| for_each_named_mut(expression, &mut |id| change(id));
    for ty in &mut api.types {
        if let Origin::Inline { parent, .. } = &mut ty.origin {
            change(parent);
        }
        if let TypeKind::StatusChoice(cases) = &mut ty.kind {
            cases.iter_mut().filter_map(|case| case.headers.as_mut()).for_each(change);
        }
        for_each_expression_mut(ty, &mut change_in);
    }
    for body in api.incoming.iter_mut().filter_map(|incoming| incoming.body.as_mut()) {
        body.body.content.ty_mut().into_iter().for_each(&mut change_in);
    }
    for operation in &mut api.operations {
        operation.parameters.iter_mut().for_each(|parameter| change_in(&mut parameter.ty));
        if let Some(body) = &mut operation.request_body {
            body.body.content.ty_mut().into_iter().for_each(&mut change_in);
        }
        for response in &mut operation.responses {
            if let Some(body) = &mut response.body {
                body.content.ty_mut().into_iter().for_each(&mut change_in);
            }
            let stream = response.stream.as_mut().and_then(|stream| stream.content.ty_mut());
            stream.into_iter().for_each(&mut change_in);
            response.headers.iter_mut().for_each(|header| change_in(&mut header.ty));
            response.typed_headers.iter_mut().for_each(change);
        }
        match &mut operation.success {
            Success::One(payload) => payload.ty_mut().into_iter().for_each(&mut change_in),
            Success::Several(id) => change(id),
            Success::Empty => {}
        }
        match &mut operation.errors {
            Errors::One(payload) => payload.ty_mut().into_iter().for_each(&mut change_in),
            Errors::Several(id) => change(id),
            Errors::Undocumented => {}
        }
    }
}
