//! Types that contain themselves: where a box is needed, and what nobody can ever fill.

use std::collections::VecDeque;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Presence, Property, Type, TypeExpression, TypeId, TypeKind, Untyped};

use super::graph::{for_each_expression_mut, mentioned};

/// Settles [`Property::boxed`] and [`crate::ir::UnionVariant::boxed`].
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    break_alias_cycles(api, diagnostics);
    relax_unfillable(api, diagnostics);
    box_back_edges(api);
}

/// A walk in depth over types, without recursion: every edge that leads to a type that the walk is still inside of.
fn back_edges(count: usize, edges: impl Fn(usize) -> Vec<(usize, TypeId)>) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum State {
        New,
        Inside,
        Done,
    }
    let mut states = vec![State::New; count];
    let mut found = Vec::new();
    for root in 0..count {
        let mut stack = vec![(root, None)];
        while let Some((at, pending)) = stack.pop() {
            let Some(state) = states.get_mut(at) else { continue };
            let mut pending: std::vec::IntoIter<(usize, TypeId)> = match (pending, *state) {
                (Some(pending), _) => pending,
                (None, State::New) => {
                    *state = State::Inside;
                    edges(at).into_iter()
                }
                (None, State::Inside | State::Done) => continue,
            };
            let Some((edge, target)) = pending.next() else {
                if let Some(state) = states.get_mut(at) {
                    *state = State::Done;
                }
                continue;
            };
            stack.push((at, Some(pending)));
            match states.get(target.index()) {
                Some(State::New) => stack.push((target.index(), None)),
                Some(State::Inside) => found.push((at, edge)),
                Some(State::Done) | None => {}
            }
        }
    }
    found
}

/// A name for another expression cannot stand in that expression. The edge back becomes untyped.
fn break_alias_cycles(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_alias = |id: &TypeId| matches!(api.types.get(id.index()), Some(Type { kind: TypeKind::Alias { .. }, .. }));
    let found = back_edges(api.types.len(), |index| {
        let ty = api.types.get(index).filter(|ty| matches!(ty.kind, TypeKind::Alias { .. }));
        let targets = ty.map(mentioned).unwrap_or_default();
        targets.into_iter().filter(is_alias).map(|target| (target.index(), target)).collect()
    });
    for (index, target) in found {
        let Some(ty) = api.types.get_mut(index) else { continue };
        let message = "a list, map or choice of nothing but itself is not modelled; it is untyped inside";
        diagnostics.report(Code::NotModelled, ty.location.clone(), message);
        api.untyped.push(Untyped { location: ty.location.clone(), cause: Some(Code::NotModelled) });
        for_each_expression_mut(ty, |expression| untype(expression, target));
    }
}

fn untype(expression: &mut TypeExpression, target: usize) {
    match expression {
        TypeExpression::Named(id) if id.index() == target => *expression = TypeExpression::Any,
        TypeExpression::Named(_) | TypeExpression::Scalar(_) | TypeExpression::Any => {}
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            untype(inner, target);
        }
        TypeExpression::Tuple(places) => places.iter_mut().for_each(|place| untype(place, target)),
    }
}

/// Reports types that require themselves, and makes optional what stands in the way, so that a value can exist.
fn relax_unfillable(api: &mut Api, diagnostics: &mut Diagnostics) {
    let fillable = fillable(api);
    let is_fillable = |expression: &TypeExpression| can_fill(expression, &fillable);
    for (ty, _) in api.types.iter_mut().zip(&fillable).filter(|(_, fillable)| !**fillable) {
        let location = ty.location.clone();
        let TypeKind::Struct(object) = &mut ty.kind else { continue };
        let stuck = |property: &&mut Property| is_required(property) && !is_fillable(&property.ty);
        for property in object.properties.iter_mut().filter(stuck) {
            property.presence = Presence::Optional;
            let message = format!("no value can exist: `{}` is required and requires the type again", property.name);
            let diagnostic = Diagnostic::new(Code::UnfillableType, location.clone(), message);
            diagnostics.push(diagnostic.label(property.location.clone(), "taken to be optional"));
        }
    }
}

fn is_required(property: &Property) -> bool {
    property.presence == Presence::Required && property.constant.is_none()
}

/// The types of which a finite value can exist: the least set that each step enlarges.
fn fillable(api: &Api) -> Vec<bool> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (index, ty) in api.types.iter().enumerate() {
        for id in mentioned(ty) {
            if let Some(users) = users.get_mut(id.index()) {
                users.push(index);
            }
        }
    }
    let mut fillable = vec![false; api.types.len()];
    let mut queue: VecDeque<usize> = (0..api.types.len()).collect();
    while let Some(index) = queue.pop_front() {
        let Some(ty) = api.types.get(index) else { continue };
        if fillable.get(index) == Some(&false) && can_fill_type(ty, &fillable) {
            if let Some(slot) = fillable.get_mut(index) {
                *slot = true;
            }
            queue.extend(users.get(index).into_iter().flatten());
        }
    }
    fillable
}

fn can_fill_type(ty: &Type, fillable: &[bool]) -> bool {
    match &ty.kind {
        TypeKind::Struct(object) => object
            .properties
            .iter()
            .filter(|property| is_required(property))
            .all(|property| can_fill(&property.ty, fillable)),
        TypeKind::Union(union) => {
            union.variants.is_empty() || union.variants.iter().any(|variant| can_fill(&variant.ty, fillable))
        }
        TypeKind::Alias { target, constraints: _ } => can_fill(target, fillable),
        TypeKind::Enum(_) | TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_) => true,
    }
}

fn can_fill(expression: &TypeExpression, fillable: &[bool]) -> bool {
    match expression {
        TypeExpression::Named(id) => fillable.get(id.index()).copied().unwrap_or(true),
        TypeExpression::Tuple(places) => places.iter().all(|place| can_fill(place, fillable)),
        // An empty list, an empty map and `null` end every recursion.
        TypeExpression::List(_)
        | TypeExpression::Map(_)
        | TypeExpression::Nullable(_)
        | TypeExpression::Scalar(_)
        | TypeExpression::Any => true,
    }
}

/// Boxes the edges that lead back; every cycle has one. A list or a map is a box already; an alias is where its target is.
fn box_back_edges(api: &mut Api) {
    let found = back_edges(api.types.len(), |index| {
        let Some(ty) = api.types.get(index) else { return Vec::new() };
        let slots = slots(ty).into_iter().enumerate();
        slots.flat_map(|(slot, expression)| held(api, expression).into_iter().map(move |id| (slot, id))).collect()
    });
    for (index, slot) in found {
        match api.types.get_mut(index).map(|ty| &mut ty.kind) {
            Some(TypeKind::Struct(object)) => {
                if let Some(property) = object.properties.get_mut(slot) {
                    property.boxed = true;
                }
            }
            Some(TypeKind::Union(union)) => {
                if let Some(variant) = union.variants.get_mut(slot) {
                    variant.boxed = true;
                }
            }
            _ => {}
        }
    }
}

/// The properties or variants of a type.
fn slots(ty: &Type) -> Vec<&TypeExpression> {
    match &ty.kind {
        TypeKind::Struct(object) => object.properties.iter().map(|property| &property.ty).collect(),
        TypeKind::Union(union) if union.probe.is_some() => union.variants.iter().map(|variant| &variant.ty).collect(),
        _ => Vec::new(),
    }
}

/// The structs and unions that an expression holds in place, aliases seen through; those are no longer cyclic.
fn held(api: &Api, expression: &TypeExpression) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut stack = vec![expression];
    while let Some(expression) = stack.pop() {
        match expression {
            TypeExpression::Named(id) => match api.types.get(id.index()).map(|ty| &ty.kind) {
                Some(TypeKind::Alias { target, constraints: _ }) => stack.push(target),
                _ => found.push(*id),
            },
            TypeExpression::Nullable(inner) => stack.push(inner),
            TypeExpression::Tuple(places) => stack.extend(places),
            TypeExpression::List(_) | TypeExpression::Map(_) | TypeExpression::Scalar(_) | TypeExpression::Any => {}
        }
    }
    found
}
