//! Rules that tell the variants of a union apart: by what their values must hold, and must not.
//!
//! Every variant is looked at as a list of shapes, and rules are laid in an order in which each holds for values of its own variant only, and
//! for no value of the variants after it.

use std::collections::BTreeMap;

use crate::ir::{Condition, JsonKind, KindSet, Literal, Probe, Rule};

use super::shape::{Member, Shape};

/// Why no further rule could be laid.
pub(super) struct Stuck {
    /// Variants that nothing tells apart, in groups.
    pub(super) groups: Vec<Vec<usize>>,
    /// A value that the first two of the first group allow.
    pub(super) example: String,
}

/// A variant's shape that still waits for its rule.
#[derive(Clone, Copy)]
struct Open<'a> {
    variant: usize,
    shape: &'a Shape,
}

/// Which evidence counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// What every value of a shape shows.
    Sure,
    /// Also a property with known values that may be absent. A value without it belongs to no variant.
    IfThere,
}

/// The work so far.
struct Laying<'a> {
    /// Shapes that wait.
    open: Vec<Open<'a>>,
    /// Shapes whose rule holds for all their values.
    done: Vec<Open<'a>>,
    /// Shapes whose rule holds for some of their values: no later rule may hold for the others.
    partly: Vec<Open<'a>>,
    /// The shape of every rule in [`Self::probe`], but for those of a tag.
    shapes: Vec<Option<&'a Shape>>,
    probe: Probe,
}

/// Rules for all shapes of all variants.
pub(super) fn lay_rules(variants: &[Vec<Shape>]) -> Result<Probe, Stuck> {
    let all = variants.iter().enumerate();
    let open = all.flat_map(|(variant, shapes)| shapes.iter().map(move |shape| Open { variant, shape })).collect();
    let mut laying = Laying { open, done: Vec::new(), partly: Vec::new(), shapes: Vec::new(), probe: Probe::default() };
    lay_tag_rules(&mut laying.open, &mut laying.probe);
    laying.shapes.resize(laying.probe.rules.len(), None);
    while !laying.open.is_empty() {
        if !laying.lay_next(Evidence::Sure) && !laying.lay_next(Evidence::IfThere) {
            return Err(stuck(&laying));
        }
    }
    exclude_each_other(&mut laying);
    Ok(join_alike(laying.probe))
}

impl Laying<'_> {
    /// Lays the rule of the first shape that this evidence tells from all others.
    fn lay_next(&mut self, evidence: Evidence) -> bool {
        let found = (0..self.open.len()).find_map(|index| Some((index, conditions(self, index, evidence).ok()?)));
        let Some((index, conditions)) = found else { return false };
        let laid = self.open.remove(index);
        let conditions = conditions.into_iter().map(|needed| needed.into_condition(&mut self.probe.keys)).collect();
        self.probe.rules.push(Rule { conditions, variant: laid.variant });
        self.shapes.push(Some(laid.shape));
        match evidence {
            Evidence::Sure => self.done.push(laid),
            Evidence::IfThere => self.partly.push(laid),
        }
        true
    }
}

/// Objects that are told by a property which the others do not have exclude each other: `anyOf` allows a value with both properties, and as either
/// variant it would lose one.
fn exclude_each_other(laying: &mut Laying<'_>) {
    let takes_any = |(rule, shape): (&Rule, Option<&Shape>)| {
        let is_object = shape.is_some_and(|shape| shape.kinds.contains(JsonKind::Object));
        is_object && !rule.conditions.iter().any(Condition::is_of_member)
    };
    if laying.probe.rules.iter().zip(laying.shapes.iter().copied()).any(takes_any) {
        return;
    }
    let keys = &laying.probe.keys;
    let marks = laying.probe.rules.iter().zip(&laying.shapes).enumerate().filter_map(|(rule, (laid, shape))| {
        let shape = shape.filter(|shape| shape.kinds == JsonKind::Object.into() && shape.rest.is_none())?;
        let (at, key) = mark(laid, shape, keys)?;
        Some(Mark { rule, at, key, variant: laid.variant, shape })
    });
    let marks: Vec<Mark<'_>> = marks.collect();
    let knows = |mark: &Mark<'_>, key: usize| keys.get(key).is_none_or(|name| mark.shape.member(name).is_some());
    let is_alone =
        |mark: &&Mark<'_>| marks.iter().all(|other| other.variant == mark.variant || !knows(mark, other.key));
    let alone: Vec<&Mark<'_>> = marks.iter().filter(is_alone).collect();
    for mark in alone.iter().filter(|mark| alone.iter().any(|other| other.variant != mark.variant)) {
        let Some(rule) = laying.probe.rules.get_mut(mark.rule) else { continue };
        match rule.conditions.get_mut(mark.at) {
            Some(condition @ Condition::Has(_)) => *condition = Condition::Sole(mark.key),
            _ => rule.conditions.push(Condition::Sole(mark.key)),
        }
    }
}

/// The condition of a rule that asks for a property which all values of the shape have.
struct Mark<'a> {
    /// The rule.
    rule: usize,
    /// Which of its conditions.
    at: usize,
    /// The property.
    key: usize,
    variant: usize,
    shape: &'a Shape,
}

/// The first such condition, and its key.
fn mark(rule: &Rule, shape: &Shape, keys: &[String]) -> Option<(usize, usize)> {
    rule.conditions.iter().enumerate().find_map(|(at, condition)| {
        let (Condition::Has(key) | Condition::PropertyValue(key, _)) = condition else { return None };
        let member = shape.member(keys.get(*key)?)?;
        member.is_required.then_some((at, *key))
    })
}

/// Neighbouring rules of one variant that ask for the same thing are one.
fn join_alike(mut probe: Probe) -> Probe {
    let mut rules: Vec<Rule> = Vec::with_capacity(probe.rules.len());
    for rule in probe.rules {
        let before = rules.last_mut().filter(|before| before.variant == rule.variant);
        match (before.map(|before| before.conditions.as_mut_slice()), rule.conditions.as_slice()) {
            (Some(before), own) if before == own => {}
            (Some([Condition::Kind(before)]), [Condition::Kind(own)]) => *before = before.union(*own),
            (Some([Condition::PropertyValue(key, before)]), [Condition::PropertyValue(own_key, own)])
                if key == own_key =>
            {
                before.extend(own.iter().cloned());
            }
            _ => rules.push(rule),
        }
    }
    probe.rules = rules;
    probe
}

/// The groups of variants that cannot be told apart, whichever comes first. There is one at least: where each is told from the next in a circle
/// only, it is the first two of the circle.
fn stuck(laying: &Laying<'_>) -> Stuck {
    let open = &laying.open;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut example = None;
    for (index, left) in open.iter().enumerate() {
        for right in open.iter().skip(index + 1) {
            // Whoever is in one group already needs no proof.
            if are_together(&groups, left.variant, right.variant) || !right.clashes_with(left) {
                continue;
            }
            example.get_or_insert_with(|| left.shape.example_with(right.shape));
            join(&mut groups, left.variant, right.variant);
        }
    }
    if groups.is_empty() {
        let first = open.first().zip(conditions(laying, 0, Evidence::Sure).err());
        if let Some((left, right)) = first {
            example = Some(left.shape.example_with(right.shape));
            join(&mut groups, left.variant, right.variant);
        }
    }
    Stuck { groups, example: example.unwrap_or_default() }
}

fn are_together(groups: &[Vec<usize>], left: usize, right: usize) -> bool {
    groups.iter().any(|group| group.binary_search(&left).is_ok() && group.binary_search(&right).is_ok())
}

/// Puts two variants into one group, and the groups that they are in.
fn join(groups: &mut Vec<Vec<usize>>, left: usize, right: usize) {
    let (touched, mut rest): (Vec<_>, Vec<_>) =
        groups.drain(..).partition(|group| group.contains(&left) || group.contains(&right));
    let mut whole: Vec<usize> = touched.into_iter().flatten().chain([left, right]).collect();
    whole.sort_unstable();
    whole.dedup();
    rest.push(whole);
    rest.sort();
    *groups = rest;
}

impl Open<'_> {
    /// Whether no order of the two has a rule for each.
    fn clashes_with(&self, other: &Self) -> bool {
        let (left, right) = (self.shape, other.shape);
        self.variant != other.variant
            && !left.kinds.is_disjoint(right.kinds)
            && left.evidence_against(right).is_none()
            && right.evidence_against(left).is_none()
            && (left.value_if_there(right).is_none() || right.value_if_there(left).is_none())
    }
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

/// A condition whose key has no index yet.
#[derive(Clone, PartialEq)]
enum Needed {
    Kind(KindSet),
    Value(Vec<Literal>),
    Items(KindSet),
    Has(String),
    PropertyKind(String, KindSet),
    PropertyValue(String, Vec<Literal>),
}

impl Needed {
    /// Whether it looks into a list or an object.
    const fn is_of_content(&self) -> bool {
        matches!(self, Self::Items(_)) || self.is_of_member()
    }

    const fn is_of_member(&self) -> bool {
        match self {
            Self::Kind(_) | Self::Value(_) | Self::Items(_) => false,
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
            Self::Items(kinds) => Condition::Items(kinds),
            Self::Has(key) => Condition::Has(index(key)),
            Self::PropertyKind(key, kinds) => Condition::PropertyKind(index(key), kinds),
            Self::PropertyValue(key, values) => Condition::PropertyValue(index(key), values),
        }
    }
}

/// What holds for values of the shape at `index` and for no value of other variants that are still open or partly done. `Err` is one that it
/// cannot be told from. The last object or list of several must show itself too: a value that is like none of them is unknown, not the last one.
fn conditions<'a>(laying: &Laying<'a>, index: usize, evidence: Evidence) -> Result<Vec<Needed>, Open<'a>> {
    let Some(this) = laying.open.get(index) else { return Ok(Vec::new()) };
    let is_other =
        |other: &&Open<'a>| other.variant != this.variant && !other.shape.kinds.is_disjoint(this.shape.kinds);
    let others: Vec<&Open<'a>> = laying.open.iter().chain(&laying.partly).filter(is_other).collect();
    // A property whose value tells this one from all others is the best evidence: it names the variant.
    if let Some(tag) = this.shape.tag_against(others.iter().map(|other| other.shape)) {
        return Ok(of_kind(this.shape, vec![tag]));
    }
    let mut conditions = Vec::new();
    for other in others {
        let found = this.shape.evidence_against(other.shape).or_else(|| match evidence {
            Evidence::Sure => None,
            Evidence::IfThere => this.shape.value_if_there_and_back(other.shape),
        });
        let Some(condition) = found else { return Err(*other) };
        let others = if matches!(condition, Needed::Has(_)) { this.shape.more_than(other.shape) } else { Vec::new() };
        for condition in [condition].into_iter().chain(others) {
            if !conditions.contains(&condition) {
                conditions.push(condition);
            }
        }
    }
    if !conditions.iter().any(Needed::is_of_content) {
        let before = laying.done.iter().filter(is_other);
        conditions
            .extend(before.filter_map(|other| this.shape.evidence_against(other.shape)).find(Needed::is_of_content));
    }
    Ok(of_kind(this.shape, conditions))
}

/// The conditions, and the kind where they do not imply it: members are taken for those of an object.
fn of_kind(shape: &Shape, mut conditions: Vec<Needed>) -> Vec<Needed> {
    let is_implied = shape.kinds == JsonKind::Object.into() && conditions.iter().any(Needed::is_of_member);
    if !is_implied {
        conditions.retain(|condition| !matches!(condition, Needed::Kind(_)));
        conditions.insert(0, Needed::Kind(shape.kinds));
    }
    conditions
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
        if other.kinds != self.kinds && is_within(self.kinds, other.kinds) && self.kinds.is_disjoint(CONTAINERS) {
            // An integer among numbers, a string among anything: what fits the narrower one is the narrower one.
            return Some(Needed::Kind(self.kinds));
        }
        if let Some(values) = &self.values {
            let apart = match &other.values {
                Some(others) => others.iter().all(|value| !values.contains(value)),
                None => true,
            };
            return apart.then(|| Needed::Value(values.clone()));
        }
        self.by_items(other)
            .or_else(|| self.by_value(other))
            .or_else(|| self.by_kind(other))
            .or_else(|| self.by_presence(other))
    }

    /// A condition that no value of the other meets, and those values of this shape that have an optional property.
    fn value_if_there(&self, other: &Self) -> Option<Needed> {
        let found = self.members.iter().find_map(|member| {
            let values = member.values.as_ref()?;
            other.excludes(&member.name, values).then(|| (member.name.clone(), values.clone()))
        });
        found.map(|(name, values)| Needed::PropertyValue(name, values))
    }

    /// The same, where a value without that property is not taken for the other.
    fn value_if_there_and_back(&self, other: &Self) -> Option<Needed> {
        other.evidence_against(self).or_else(|| other.value_if_there(self))?;
        self.value_if_there(other)
    }

    /// An empty list or map is of both, and of the one whose rule comes first.
    fn by_items(&self, other: &Self) -> Option<Needed> {
        let (own, theirs) = (self.items?, other.items?);
        (self.kinds == other.kinds && own.is_disjoint(theirs)).then_some(Needed::Items(own))
    }

    fn by_value(&self, other: &Self) -> Option<Needed> {
        let found = self.required().find_map(|member| {
            let values = member.values.as_ref()?;
            other.excludes(&member.name, values).then(|| (member.name.clone(), values.clone()))
        });
        found.map(|(name, values)| Needed::PropertyValue(name, values))
    }

    fn by_kind(&self, other: &Self) -> Option<Needed> {
        let theirs = |name: &str| other.member(name).map(|member| member.kinds).or(other.rest);
        let is_told = |member: &&Member| theirs(&member.name).is_some_and(|kinds| kinds.is_disjoint(member.kinds));
        let member = self.required().find(is_told)?;
        Some(Needed::PropertyKind(member.name.clone(), member.kinds))
    }

    /// What every value of this shape has, and not every value of the other. A description does not say all that a value of the other may
    /// hold: one that happens to have a property of this shape lacks the others.
    fn more_than(&self, other: &Self) -> Vec<Needed> {
        let is_more = |member: &&Member| other.member(&member.name).is_none_or(|theirs| !theirs.is_required);
        self.required().filter(is_more).map(|member| Needed::Has(member.name.clone())).collect()
    }

    fn by_presence(&self, other: &Self) -> Option<Needed> {
        let member = self.required().find(|member| other.rest.is_none() && other.member(&member.name).is_none())?;
        Some(Needed::Has(member.name.clone()))
    }
}

/// What is not told from anything by its kind alone: the items and members count.
const CONTAINERS: KindSet = KindSet::of(&[JsonKind::List, JsonKind::Object]);

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
