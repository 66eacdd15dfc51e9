//! How a union is decided: by what the values of its variants must hold, and must not.
//!
//! A discriminator has decided already. Else every variant is looked at as a list of shapes, and rules are laid in an order in which each holds
//! for every value of its own variant and for no value of the variants after it.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Condition, JsonKind, KindSet, Literal, Probe, Rule, TypeKind, Union, Untyped};

use super::shape::{Member, Shape, shapes};

/// Settles [`Union::probe`], and the tags that variants without a property for it need.
pub(super) fn decide(api: &mut Api, diagnostics: &mut Diagnostics) {
    for index in 0..api.types.len() {
        let Some(ty) = api.types.get(index) else { continue };
        let TypeKind::Union(union) = &ty.kind else { continue };
        let variants: Vec<Vec<Shape>> = union.variants.iter().map(|variant| shapes(api, &variant.ty)).collect();
        let decided = match &union.probe {
            Some(probe) => Ok(probe.clone()),
            None => lay_rules(&variants),
        };
        let tags = tags(union, &variants);
        if let Err(clash) = &decided {
            diagnostics.push(report(union, clash).at(ty.location.clone()));
            api.untyped.push(Untyped { location: ty.location.clone(), cause: Some(Code::UndecidableUnion) });
        }
        if let Some(TypeKind::Union(union)) = api.types.get_mut(index).map(|ty| &mut ty.kind) {
            union.probe = decided.ok();
            for (variant, tag) in union.variants.iter_mut().zip(tags) {
                variant.tag = tag;
            }
        }
    }
}

/// Two variants that nothing tells apart.
struct Clash {
    first: usize,
    second: usize,
    /// A value that both allow.
    example: String,
}

fn report(union: &Union, clash: &Clash) -> Found {
    let name = |index: usize| union.variants.get(index).map(|variant| variant.name.as_str()).unwrap_or_default();
    let message = format!("nothing tells `{}` and `{}` apart", name(clash.first), name(clash.second));
    Found { message, example: clash.example.clone() }
}

struct Found {
    message: String,
    example: String,
}

impl Found {
    fn at(self, location: crate::diagnostics::Location) -> Diagnostic {
        Diagnostic::new(Code::UndecidableUnion, location, self.message)
            .note(format!("both allow {}", self.example))
            .help("add a `discriminator`, or a required property with a constant value to each branch")
    }
}

/// The tag that a variant needs when its own properties have none: the first value that names it.
fn tags(union: &Union, variants: &[Vec<Shape>]) -> Vec<Option<(String, Literal)>> {
    let tag = union.probe.as_ref().and_then(|probe| Some((probe, probe.keys.get(probe.tag?)?)));
    let needed = variants.iter().enumerate().map(|(index, shapes)| {
        let (probe, key) = tag?;
        let is_object = shapes.iter().all(|shape| shape.kinds == KindSet::default().with(JsonKind::Object));
        let has_property = shapes.iter().any(|shape| shape.member(key).is_some());
        if !is_object || has_property {
            return None;
        }
        let rule = probe.rules.iter().find(|rule| rule.variant == index)?;
        let values = rule.conditions.iter().find_map(|condition| match condition {
            Condition::PropertyValue(_, values) => values.first(),
            _ => None,
        });
        Some((key.clone(), values?.clone()))
    });
    needed.collect()
}

/// A variant's shape that still waits for its rule.
#[derive(Clone, Copy)]
struct Open<'a> {
    variant: usize,
    shape: &'a Shape,
}

/// Rules for all shapes, or two variants that nothing tells apart.
fn lay_rules(variants: &[Vec<Shape>]) -> Result<Probe, Clash> {
    let all = variants.iter().enumerate();
    let mut open: Vec<Open<'_>> =
        all.flat_map(|(variant, shapes)| shapes.iter().map(move |shape| Open { variant, shape })).collect();
    let mut probe = Probe::default();
    let mut done: Vec<Open<'_>> = Vec::new();
    lay_tag_rules(&mut open, &mut probe);
    while !open.is_empty() {
        let rules = (0..open.len()).map(|index| (index, conditions(&open, &done, index)));
        let mut clash = None;
        let mut laid = None;
        for (index, rule) in rules {
            match rule {
                Ok(conditions) => {
                    laid = Some((index, conditions));
                    break;
                }
                Err(other) => clash = clash.or(Some((index, other))),
            }
        }
        match (laid, clash) {
            (Some((index, conditions)), _) => {
                let laid = open.remove(index);
                let conditions = conditions.into_iter().map(|needed| needed.into_condition(&mut probe.keys)).collect();
                probe.rules.push(Rule { conditions, variant: laid.variant });
                done.push(laid);
            }
            (None, Some((first, second))) => return Err(clash_of(&open, first, second)),
            (None, None) => break,
        }
    }
    Ok(probe)
}

/// When every object requires one property whose known values no other shares, that property is a tag in all but name, and a value that is
/// not known is of an unknown variant.
fn lay_tag_rules(open: &mut Vec<Open<'_>>, probe: &mut Probe) {
    let is_object = |open: &Open<'_>| open.shape.kinds.contains(JsonKind::Object);
    let objects: Vec<Open<'_>> = open.iter().copied().filter(is_object).collect();
    let Some(first) = objects.first().filter(|first| objects.iter().any(|other| other.variant != first.variant)) else {
        return;
    };
    let Some(tag) = first.shape.required().map(|member| &member.name).find(|name| is_tag(name, &objects)) else {
        return;
    };
    probe.keys.push(tag.clone());
    probe.tag = Some(0);
    for Open { variant, shape } in &objects {
        let values = shape.member(tag).and_then(|member| member.values.clone()).unwrap_or_default();
        probe.rules.push(Rule { conditions: vec![Condition::PropertyValue(0, values)], variant: *variant });
    }
    open.retain(|open| !is_object(open));
}

fn is_tag(name: &str, objects: &[Open<'_>]) -> bool {
    let mut owners: BTreeMap<&Literal, usize> = BTreeMap::new();
    objects.iter().all(|open| match open.shape.member(name) {
        Some(Member { is_required: true, values: Some(values), .. }) => {
            values.iter().all(|value| *owners.entry(value).or_insert(open.variant) == open.variant)
        }
        _ => false,
    })
}

fn clash_of(open: &[Open<'_>], first: usize, second: usize) -> Clash {
    let at = |index: usize| open.get(index).copied();
    let example =
        at(first).zip(at(second)).map(|(left, right)| left.shape.example_with(right.shape)).unwrap_or_default();
    let variant = |index: usize| at(index).map_or(0, |open| open.variant);
    Clash { first: variant(first), second: variant(second), example }
}

/// A condition whose key has no index yet.
#[derive(Clone, PartialEq)]
enum Needed {
    Kind(KindSet),
    Value(Vec<Literal>),
    Has(String),
    PropertyKind(String, KindSet),
    PropertyValue(String, Vec<Literal>),
}

impl Needed {
    const fn is_of_member(&self) -> bool {
        match self {
            Self::Kind(_) | Self::Value(_) => false,
            Self::Has(_) | Self::PropertyKind(..) | Self::PropertyValue(..) => true,
        }
    }

    fn into_condition(self, keys: &mut Vec<String>) -> Condition {
        let mut index = |key: String| {
            keys.iter().position(|known| *known == key).unwrap_or_else(|| {
                keys.push(key);
                keys.len() - 1
            })
        };
        match self {
            Self::Kind(kinds) => Condition::Kind(kinds),
            Self::Value(values) => Condition::Value(values),
            Self::Has(key) => Condition::Has(index(key)),
            Self::PropertyKind(key, kinds) => Condition::PropertyKind(index(key), kinds),
            Self::PropertyValue(key, values) => Condition::PropertyValue(index(key), values),
        }
    }
}

/// What holds for every value of the shape at `index` and for no value of other variants that are still open. `Err` names one that it cannot
/// be told from. The last object of several must show itself too: a value that is like none of them is unknown, not the last one.
fn conditions(open: &[Open<'_>], done: &[Open<'_>], index: usize) -> Result<Vec<Needed>, usize> {
    let Some(this) = open.get(index) else { return Ok(Vec::new()) };
    let mut conditions = vec![Needed::Kind(this.shape.kinds)];
    let mut others: Vec<(usize, &Open<'_>)> =
        open.iter().enumerate().filter(|(_, other)| other.variant != this.variant).collect();
    others.retain(|(_, other)| !other.shape.kinds.is_disjoint(this.shape.kinds));
    // A property whose value tells this one from all others is the best evidence: it names the variant.
    if let Some(tag) = this.shape.tag_against(others.iter().map(|(_, other)| other.shape)) {
        return Ok(vec![tag]);
    }
    for (position, other) in others {
        let Some(condition) = this.shape.evidence_against(other.shape) else { return Err(position) };
        if !conditions.contains(&condition) {
            conditions.push(condition);
        }
    }
    if !conditions.iter().any(Needed::is_of_member) {
        let before = done.iter().filter(|other| other.variant != this.variant);
        conditions
            .extend(before.filter_map(|other| this.shape.evidence_against(other.shape)).find(Needed::is_of_member));
    }
    if conditions.iter().any(Needed::is_of_member) {
        // Only an object has members.
        conditions.retain(|condition| !matches!(condition, Needed::Kind(_)));
    }
    Ok(conditions)
}

impl Shape {
    fn tag_against<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Option<Needed> {
        let others: Vec<&Self> = others.collect();
        if others.is_empty() {
            return None;
        }
        let is_tag = |name: &str, values: &[Literal]| others.iter().all(|other| other.excludes(name, values));
        let tag = self.required().find_map(|member| {
            let values = member.values.as_ref()?;
            is_tag(&member.name, values).then(|| (member.name.clone(), values.clone()))
        });
        tag.map(|(name, values)| Needed::PropertyValue(name, values))
    }

    /// Whether no value of this shape has a member of that name with one of these values, by what the description says.
    fn excludes(&self, name: &str, values: &[Literal]) -> bool {
        match self.member(name) {
            None => self.rest.is_none_or(|kinds| values.iter().all(|value| !value_fits(value, kinds))),
            Some(member) => match &member.values {
                Some(own) => own.iter().all(|value| !values.contains(value)),
                None => values.iter().all(|value| !value_fits(value, member.kinds)),
            },
        }
    }

    /// One condition that every value of this shape meets and no value of the other does.
    fn evidence_against(&self, other: &Self) -> Option<Needed> {
        if !other.kinds.is_disjoint(self.kinds) && other.kinds != self.kinds && is_within(self.kinds, other.kinds) {
            // An integer among numbers: what fits the narrower one is the narrower one.
            if !self.kinds.contains(JsonKind::Object) {
                return Some(Needed::Kind(self.kinds));
            }
        }
        if let Some(values) = &self.values {
            let apart = match &other.values {
                Some(others) => others.iter().all(|value| !values.contains(value)),
                None => true,
            };
            return apart.then(|| Needed::Value(values.clone()));
        }
        self.by_value(other).or_else(|| self.by_kind(other)).or_else(|| self.by_presence(other))
    }

    fn by_value(&self, other: &Self) -> Option<Needed> {
        let found = self.required().find_map(|member| {
            let values = member.values.as_ref()?;
            other.excludes(&member.name, values).then(|| (member.name.clone(), values.clone()))
        });
        found.map(|(name, values)| Needed::PropertyValue(name, values))
    }

    fn by_kind(&self, other: &Self) -> Option<Needed> {
        let member = self
            .required()
            .find(|member| other.member(&member.name).is_some_and(|theirs| theirs.kinds.is_disjoint(member.kinds)))?;
        Some(Needed::PropertyKind(member.name.clone(), member.kinds))
    }

    fn by_presence(&self, other: &Self) -> Option<Needed> {
        let member = self.required().find(|member| other.rest.is_none() && other.member(&member.name).is_none())?;
        Some(Needed::Has(member.name.clone()))
    }
}

fn is_within(inner: KindSet, outer: KindSet) -> bool {
    inner.iter().all(|kind| outer.contains(kind))
}

fn value_fits(value: &Literal, kinds: KindSet) -> bool {
    match value {
        Literal::Null => kinds.contains(JsonKind::Null),
        Literal::Bool(_) => kinds.contains(JsonKind::Bool),
        Literal::Number(_) => kinds.contains(JsonKind::Integer) || kinds.contains(JsonKind::Fraction),
        Literal::String(_) => kinds.contains(JsonKind::String),
        Literal::List(_) => kinds.contains(JsonKind::List),
        Literal::Object(_) => kinds.contains(JsonKind::Object),
    }
}
