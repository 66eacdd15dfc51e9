//! How unions are decided.
//!
//! A discriminator has decided already. Else [rules](super::rules) are sought. Where there are none, variants that are alike become one, as long
//! as that loses nothing; a union that comes down to a single type is that type. What is left is an opaque value, and a finding.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location};
use crate::hash::HashSet;
use crate::ir::{Api, Condition, Constraints, JsonKind, Literal, TypeExpression, TypeId, TypeKind, Union, Untyped};

use super::flatten::flatten;
use super::made::Made;
use super::merge::merge_variants;
use super::rules::{Stuck, lay_rules};
use super::shape::{Shape, shapes};

/// Settles [`Union::probe`], and the tags that variants without a property for it need. Adds types for what becomes one.
pub(super) fn decide(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut made = Made::default();
    let mut index = 0;
    while index < api.types.len() {
        settle(api, TypeId::from_index(index), &mut made, diagnostics);
        index += 1;
    }
}

fn settle(api: &mut Api, id: TypeId, made: &mut Made, diagnostics: &mut Diagnostics) {
    let Some(ty) = api.types.get(id.index()) else { return };
    let TypeKind::Union(union) = &ty.kind else { return };
    let (mut union, location) = (union.clone(), ty.location.clone());
    api.unions += 1;
    if union.probe.is_some() {
        add_tags(api, &mut union);
        return set(api, id, TypeKind::Union(union));
    }
    made.begin(api, id, &union);
    match untangle(api, id, union, made) {
        Ok((kind, messages)) => {
            set(api, id, kind);
            let notes = messages.into_iter().map(|message| Diagnostic::new(Code::DocsOnly, location.clone(), message));
            notes.for_each(|note| diagnostics.push(note));
        }
        Err(clash) => {
            made.forget(api);
            api.untyped.push(Untyped { location: location.clone(), cause: Some(Code::UndecidableUnion) });
            diagnostics.push(clash.at(location));
        }
    }
}

fn set(api: &mut Api, id: TypeId, kind: TypeKind) {
    if let Some(ty) = api.types.get_mut(id.index()) {
        ty.kind = kind;
    }
}

/// Two variants that nothing tells apart.
struct Clash {
    message: String,
    /// A value that both allow.
    example: String,
}

impl Clash {
    fn of(union: &Union, stuck: &Stuck) -> Self {
        let name = |index: &usize| union.variants.get(*index).map(|variant| format!("`{}`", variant.name));
        let group = stuck.groups.first().map(Vec::as_slice).unwrap_or_default();
        let names: Vec<String> = group.iter().take(2).filter_map(name).collect();
        Self { message: format!("nothing tells {} apart", names.join(" and ")), example: stuck.example.clone() }
    }

    fn at(self, location: Location) -> Diagnostic {
        Diagnostic::new(Code::UndecidableUnion, location, self.message)
            .note(format!("both allow {}", self.example))
            .help("add a `discriminator`, or a required property with a constant value to each branch")
    }
}

/// How many levels of unions in unions are taken apart: each is another round over all variants, for each of the unions.
const LEVELS: usize = 16;

/// What the union comes down to, and a message for every merge. `Err` when variants cannot be told apart and are not alike.
fn untangle(api: &mut Api, id: TypeId, mut union: Union, made: &mut Made) -> Result<(TypeKind, Vec<String>), Clash> {
    let mut messages = Vec::new();
    let mut first_clash = None;
    let mut flattened = HashSet::from_iter([id]);
    let mut levels = 0;
    loop {
        let variants: Vec<Vec<Shape>> = union.variants.iter().map(|variant| shapes(api, &variant.ty)).collect();
        let stuck = match lay_rules(&variants) {
            Ok(probe) => {
                union.probe = Some(probe);
                return Ok((simplest(id, union), messages));
            }
            Err(stuck) => stuck,
        };
        first_clash.get_or_insert_with(|| Clash::of(&union, &stuck));
        if levels < LEVELS && flatten(api, &mut union, &stuck.groups, &mut flattened, &mut messages) {
            levels += 1;
            continue;
        }
        let Some(merged) = merge_variants(api, id, &mut union, &stuck.groups, made) else {
            return Err(first_clash.unwrap_or_else(|| Clash::of(&union, &stuck)));
        };
        messages.extend(merged.messages);
        if let Some(kind) = merged.whole {
            return Ok((limited(kind, &union.constraints, &mut messages), messages));
        }
    }
}

/// A type with the limits of the choice that it was.
fn limited(mut kind: TypeKind, limits: &Constraints, messages: &mut Vec<String>) -> TypeKind {
    match &mut kind {
        TypeKind::Alias { target: _, constraints } => constraints.tighten(limits),
        TypeKind::Struct(object) => object.constraints.tighten(limits),
        _ if limits.is_empty() => {}
        _ => messages.push("limits beside known values have no effect".to_owned()),
    }
    kind
}

/// A choice of one is that one.
fn simplest(id: TypeId, union: Union) -> TypeKind {
    match union.variants.as_slice() {
        [only] if only.ty != TypeExpression::Named(id) => {
            let mut constraints = union.constraints.clone();
            constraints.tighten(&only.constraints);
            TypeKind::Alias { target: only.ty.clone(), constraints }
        }
        _ => TypeKind::Union(union),
    }
}

/// The tag that a variant needs when its own properties have none: the first value that names it.
fn add_tags(api: &Api, union: &mut Union) {
    let Some(probe) = &union.probe else { return };
    let Some(key) = probe.tag.and_then(|tag| probe.keys.get(tag)) else { return };
    for (index, variant) in union.variants.iter_mut().enumerate() {
        let shapes = shapes(api, &variant.ty);
        let is_object = shapes.iter().all(|shape| shape.kinds == JsonKind::Object.into());
        let has_property = shapes.iter().any(|shape| shape.member(key).is_some());
        if is_object && !has_property {
            let rule = probe.rules.iter().find(|rule| rule.variant == index);
            let value = rule.and_then(|rule| rule.conditions.iter().find_map(first_value));
            variant.tag = value.map(|value| (key.clone(), value));
        }
    }
}

fn first_value(condition: &Condition) -> Option<Literal> {
    match condition {
        Condition::PropertyValue(_, values) => values.first().cloned(),
        _ => None,
    }
}
