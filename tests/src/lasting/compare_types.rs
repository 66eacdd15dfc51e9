//! Types side by side, as far as they are reached from the same places.

use std::collections::{BTreeSet, HashSet};

use clientwright::ir::{self, TypeExpression, TypeId, TypeKind};
use clientwright::names::{Identifier, TypeNames};

use super::compare::{Comparison, Difference};
use super::document::Named;

/// A walk through both at once.
pub(super) struct Walk<'a> {
    pub(super) before: &'a Named,
    pub(super) after: &'a Named,
    pub(super) touched: &'a BTreeSet<String>,
    seen: HashSet<(TypeId, TypeId)>,
    waiting: Vec<(TypeId, TypeId)>,
    found: Comparison,
    /// What the changed items are called, before and after.
    own: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Nothing is compared yet.
    pub(super) fn new(before: &'a Named, after: &'a Named, touched: &'a BTreeSet<String>) -> Self {
        let (seen, waiting, found, own) = (HashSet::new(), Vec::new(), Comparison::default(), Vec::new());
        Self { before, after, touched, seen, waiting, found, own }
    }

    /// Compares names of one item.
    pub(super) fn names<'n>(
        &mut self,
        place: &str,
        pairs: impl IntoIterator<Item = (Option<&'n Identifier>, Option<&'n Identifier>)>,
    ) {
        for (before, after) in pairs {
            self.found.compared += 1;
            if before != after {
                let text = |name: Option<&Identifier>| name.map(Identifier::to_string).unwrap_or_default();
                let (before, after) = (text(before), text(after));
                self.found.differences.push(Difference { place: place.to_owned(), before, after });
            }
        }
    }

    /// Notes that an item is in one of them only.
    pub(super) fn lost(&mut self, place: &str) {
        let (before, after) = ("there".to_owned(), "not there".to_owned());
        self.found.differences.push(Difference { place: place.to_owned(), before, after });
    }

    /// Two types that are at the same place.
    pub(super) fn ids(&mut self, before: Option<TypeId>, after: Option<TypeId>) {
        if let (Some(before), Some(after)) = (before, after)
            && self.seen.insert((before, after))
        {
            self.waiting.push((before, after));
        }
    }

    /// Two expressions at the same place.
    pub(super) fn expressions(&mut self, before: &TypeExpression, after: &TypeExpression) {
        use TypeExpression::{List, Map, Named, Nullable, Tuple};
        match (before, after) {
            (Named(one), Named(other)) => self.ids(Some(*one), Some(*other)),
            (List(one), List(other)) | (Map(one), Map(other)) | (Nullable(one), Nullable(other)) => {
                self.expressions(one, other);
            }
            (Tuple(one), Tuple(other)) => one.iter().zip(other).for_each(|(one, other)| self.expressions(one, other)),
            // A component that is a list or a map is an alias, and none when it is written inline.
            (Named(alias), other) => {
                if let Some(target) = target(&self.before.api, *alias) {
                    self.expressions(target, other);
                }
            }
            (one, Named(alias)) => {
                if let Some(target) = target(&self.after.api, *alias) {
                    self.expressions(one, target);
                }
            }
            _ => {}
        }
    }

    /// Two expressions that may not be there.
    pub(super) fn optional(&mut self, before: Option<&TypeExpression>, after: Option<&TypeExpression>) {
        if let (Some(before), Some(after)) = (before, after) {
            self.expressions(before, after);
        }
    }

    /// Compares all that is reached.
    pub(super) fn finish(mut self) -> Comparison {
        while let Some((before, after)) = self.waiting.pop() {
            self.types(before, after);
        }
        let differences = std::mem::take(&mut self.found.differences);
        let (contested, others) = differences.into_iter().partition(|difference| self.is_contested(difference));
        self.found.contested = contested;
        self.found.differences = others;
        self.found
    }

    /// Whether a name is the plain one, or the plain one with a detail, because the changed item wants the plain one or does no longer.
    fn is_contested(&self, difference: &Difference) -> bool {
        let Difference { before, after, .. } = difference;
        let (plain, longer) = if before.len() < after.len() { (before, after) } else { (after, before) };
        longer.starts_with(plain.as_str()) && self.own.iter().any(|own| own.starts_with(plain.as_str()))
    }

    fn types(&mut self, before: TypeId, after: TypeId) {
        let (old, new) = (self.before, self.after);
        let both = |index: TypeId, named: &'a Named| {
            Some((named.api.types.get(index.index())?, named.names.types.get(index.index())?))
        };
        let (Some((one, one_names)), Some((other, other_names))) = (both(before, old), both(after, new)) else {
            return;
        };
        let place = one.location.pointer.to_string();
        if self.is_touched(before, after) {
            self.own.extend([one_names.name.to_string(), other_names.name.to_string()]);
        } else {
            self.names(&place, [(Some(&one_names.name), Some(&other_names.name))]);
            // What had been of another kind has another name for what it does not list.
            if std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind) {
                self.names(&place, [(Some(&one_names.open_member), Some(&other_names.open_member))]);
                self.names(&place, [(Some(&one_names.open_setter), Some(&other_names.open_setter))]);
            }
        }
        self.members(&place, (&one.kind, one_names), (&other.kind, other_names));
    }

    /// Whether one of them is what was changed, stands in it, or is called by it.
    fn is_touched(&self, before: TypeId, after: TypeId) -> bool {
        self.touches(&self.before.api, before) || self.touches(&self.after.api, after)
    }

    fn touches(&self, api: &ir::Api, id: TypeId) -> bool {
        let Some(ty) = api.types.get(api.outermost(id).index()) else { return false };
        match (&ty.origin, &ty.kind) {
            (
                ir::Origin::Component(name)
                | ir::Origin::Within { component: name, .. }
                | ir::Origin::Shared { holder: ir::Holder::Component(name), .. },
                _,
            ) => self.touched.contains(name),
            // What operations share is called by what it holds.
            (_, TypeKind::StatusChoice(cases)) => cases.iter().any(|case| {
                let body = case.body.as_ref().and_then(ir::Payload::ty);
                body.is_some_and(|ty| self.holds(api, ty)) || case.headers.is_some_and(|id| self.touches(api, id))
            }),
            (_, TypeKind::Headers(headers)) => headers.iter().any(|header| self.holds(api, &header.ty)),
            _ => false,
        }
    }

    fn holds(&self, api: &ir::Api, ty: &TypeExpression) -> bool {
        match ty {
            TypeExpression::Named(id) => self.touches(api, *id),
            TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
                self.holds(api, inner)
            }
            TypeExpression::Tuple(places) => places.iter().any(|place| self.holds(api, place)),
            TypeExpression::Scalar(_) | TypeExpression::Any => false,
        }
    }

    fn members(&mut self, place: &str, before: (&TypeKind, &TypeNames), after: (&TypeKind, &TypeNames)) {
        if let (TypeKind::Union(one), TypeKind::Union(other)) = (before.0, after.0) {
            return self.variants(place, (one, before.1), (other, after.1));
        }
        let (old, new) = (members(before.0), members(after.0));
        for (index, (key, expression)) in old.iter().enumerate() {
            let Some(other) = new.iter().position(|(other, _)| other == key) else { continue };
            let member = (before.1.members.get(index), after.1.members.get(other));
            let setter = (before.1.setters.get(index), after.1.setters.get(other));
            self.names(&format!("{place}, {key}"), [member, setter]);
            self.optional(*expression, new.get(other).and_then(|(_, expression)| *expression));
        }
        match (before.0, after.0) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                if let (ir::Rest::Typed(one), ir::Rest::Typed(other)) = (&one.rest, &other.rest) {
                    self.expressions(one, other);
                }
            }
            (TypeKind::Alias { target: one, .. }, TypeKind::Alias { target: other, .. }) => {
                self.expressions(one, other)
            }
            (TypeKind::StatusChoice(one), TypeKind::StatusChoice(other)) => {
                for (one, other) in one.iter().zip(other) {
                    self.ids(one.headers, other.headers);
                }
            }
            _ => {}
        }
    }

    /// The variants of two unions. A variant is called by what it holds, so that one whose type was changed is found by its place.
    fn variants(&mut self, place: &str, before: (&ir::Union, &TypeNames), after: (&ir::Union, &TypeNames)) {
        for (index, other_index) in pairs(before.0, after.0) {
            let (Some(one), Some(other)) = (before.0.variants.get(index), after.0.variants.get(other_index)) else {
                continue;
            };
            let is_touched = match (&one.ty, &other.ty) {
                (TypeExpression::Named(one), TypeExpression::Named(other)) => self.is_touched(*one, *other),
                (one, other) => std::mem::discriminant(one) != std::mem::discriminant(other),
            };
            // Several that became one are called by all of them.
            let names_touched = self.touched.iter().any(|name| one.name.contains(name) || other.name.contains(name));
            if !is_touched && !names_touched {
                let member = (before.1.members.get(index), after.1.members.get(other_index));
                let setter = (before.1.setters.get(index), after.1.setters.get(other_index));
                self.names(&format!("{place}, variant `{}`", one.name), [member, setter]);
            }
            self.expressions(&one.ty, &other.ty);
        }
    }
}

/// Variants of the same name, and what is left of both in order.
fn pairs(before: &ir::Union, after: &ir::Union) -> Vec<(usize, usize)> {
    let mut old: Vec<usize> = (0..before.variants.len()).collect();
    let mut new: Vec<usize> = (0..after.variants.len()).collect();
    let mut pairs = Vec::new();
    let name = |union: &ir::Union, index: usize| union.variants.get(index).map(|variant| variant.name.clone());
    old.retain(|index| {
        let found = new.iter().position(|other| name(before, *index) == name(after, *other));
        pairs.extend(found.map(|position| (*index, new.remove(position))));
        found.is_none()
    });
    if old.len() == new.len() {
        pairs.extend(old.into_iter().zip(new));
    }
    pairs
}

fn target(api: &ir::Api, id: TypeId) -> Option<&TypeExpression> {
    match &api.types.get(id.index())?.kind {
        TypeKind::Alias { target, .. } => Some(target),
        _ => None,
    }
}

/// The members of a type but a union, by what the description calls them.
fn members(kind: &TypeKind) -> Vec<(String, Option<&TypeExpression>)> {
    match kind {
        TypeKind::Struct(structure) => {
            structure.properties.iter().map(|property| (property.name.clone(), Some(&property.ty))).collect()
        }
        TypeKind::Enum(known) => known.variants.iter().map(|variant| (format!("{:?}", variant.value), None)).collect(),
        TypeKind::StatusChoice(cases) => {
            cases.iter().map(|case| (case.status.to_string(), case.body.as_ref().and_then(ir::Payload::ty))).collect()
        }
        TypeKind::EventChoice(events) => events.iter().map(|event| (event.name.clone(), event.data.as_ref())).collect(),
        TypeKind::Headers(headers) => headers.iter().map(|header| (header.name.clone(), Some(&header.ty))).collect(),
        TypeKind::Union(_) | TypeKind::Alias { .. } => Vec::new(),
    }
}
