//! Schemas that a value must satisfy all at once: `allOf`, and `$ref` with keywords beside it.

use std::collections::HashSet;

use crate::diagnostics::Code;
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::part::{Part, Take};
use super::reference::{self, has_union};

/// A schema whose own keywords count.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    /// Its id.
    pub(super) id: SchemaId,
    /// How much of it counts.
    pub(super) take: Take,
    /// It.
    pub(super) schema: &'a spec::Schema,
}

/// Every schema that a value must satisfy, `allOf` and references followed; each once, the basic ones first.
pub(super) struct Merged<'a> {
    /// The schemas.
    pub(super) members: Vec<Member<'a>>,
    /// What `type` leaves; empty when no member says.
    pub(super) types: TypeSet,
    /// The member whose `oneOf` or `anyOf` counts.
    pub(super) union: Option<Member<'a>>,
    /// The base alone, when it stands for its subtypes.
    pub(super) subtypes: Option<SchemaId>,
    /// Whether members want different types, so that no value satisfies all.
    pub(super) is_impossible: bool,
}

/// Follows `allOf` and references from these parts.
pub(super) fn merge<'a>(cx: &mut Context<'a>, parts: &[Part]) -> Merged<'a> {
    let members = collect(cx, parts);
    let (types, is_impossible) = merge_types(cx, &members);
    let union = find_union(cx, &members, parts);
    let subtypes = match parts {
        [Part { schema, take: Take::Whole }] if cx.hierarchy.base(*schema).is_some() => Some(*schema),
        _ => None,
    };
    Merged { members, types, union, subtypes, is_impossible }
}

enum Visit {
    Enter(Part),
    Leave(Part),
}

/// Depth first without recursion; a schema that was entered is not entered again, so that cycles end.
fn collect<'a>(cx: &Context<'a>, parts: &[Part]) -> Vec<Member<'a>> {
    if let [part] = parts {
        let schema = cx.schema(part.schema);
        if schema.reference.is_none() && schema.all_of.is_empty() && !has_union(schema) {
            return vec![Member { id: part.schema, take: part.take, schema }];
        }
    }
    let mut members = Vec::new();
    let mut entered = HashSet::new();
    let mut stack: Vec<Visit> = parts.iter().rev().map(|part| Visit::Enter(*part)).collect();
    while let Some(visit) = stack.pop() {
        match visit {
            Visit::Leave(part) => {
                members.push(Member { id: part.schema, take: part.take, schema: cx.schema(part.schema) });
            }
            Visit::Enter(part) => {
                if !entered.insert(part.schema) {
                    continue;
                }
                stack.push(Visit::Leave(part));
                let schema = cx.schema(part.schema);
                let inner = reference::target(cx, schema).into_iter().chain(schema.all_of.iter().copied());
                let inner: Vec<_> = inner.chain(only_branch(cx, schema)).collect();
                stack.extend(inner.into_iter().rev().map(|id| Visit::Enter(Part::whole(id))));
            }
        }
    }
    members
}

/// The one branch besides `null` of a union that is no choice.
fn only_branch(cx: &Context<'_>, schema: &spec::Schema) -> Option<SchemaId> {
    match reference::branches(cx, schema).as_slice() {
        [only] if schema.discriminator.is_none() => Some(*only),
        _ => None,
    }
}

/// What `type` leaves, and whether members contradict each other; then the first counts.
fn merge_types(cx: &mut Context<'_>, members: &[Member<'_>]) -> (TypeSet, bool) {
    let mut types = TypeSet::EMPTY;
    let mut is_impossible = false;
    for member in members {
        let said = match member.take {
            Take::Only(ty) => TypeSet::EMPTY.with(ty),
            Take::Whole | Take::WithoutUnion => member.schema.types.without(Type::Null),
        };
        let both = intersect(types, said);
        if both.is_empty() && !types.is_empty() && !said.is_empty() {
            let message = format!("no value is both {} and {}", words(types), words(said));
            cx.report(Code::Contradiction, &member.schema.at("type"), message);
            is_impossible = true;
        } else if !said.is_empty() {
            types = if types.is_empty() { said } else { both };
        }
    }
    (types, is_impossible)
}

/// What is in both; an integer is a number.
fn intersect(left: TypeSet, right: TypeSet) -> TypeSet {
    let has = |set: TypeSet, ty: Type| set.contains(ty) || ty == Type::Integer && set.contains(Type::Number);
    let both: TypeSet = Type::ALL.into_iter().filter(|ty| has(left, *ty) && has(right, *ty)).collect();
    if both.contains(Type::Number) { both.without(Type::Integer) } else { both }
}

fn words(types: TypeSet) -> String {
    types.iter().map(|ty| format!("`{}`", ty.name())).collect::<Vec<_>>().join(" or ")
}

/// The first member with a choice. A choice that leads back to what is being merged is the base's view of its own children, and none of ours.
fn find_union<'a>(cx: &mut Context<'a>, members: &[Member<'a>], parts: &[Part]) -> Option<Member<'a>> {
    if !members.iter().any(|member| has_union(member.schema)) {
        return None;
    }
    let roots: HashSet<SchemaId> = parts.iter().map(|part| part.schema).collect();
    let mut found: Option<Member<'a>> = None;
    for member in members.iter().filter(|member| member.take == Take::Whole && has_union(member.schema)) {
        let branches = reference::branches(cx, member.schema);
        let is_root = roots.contains(&member.id);
        let leads_back = !is_root && branches.iter().any(|id| roots.contains(&reference::peel(cx, *id).core));
        if leads_back || branches.len() < 2 && member.schema.discriminator.is_none() {
            continue;
        }
        if branches.iter().all(|id| only_requires(cx.schema(*id))) {
            report_required_choice(cx, member.schema);
        } else if found.is_none() {
            found = Some(*member);
        } else {
            let message = format!("a second `{}` in one `allOf` is not modelled", union_keyword(member.schema));
            cx.report(Code::NotModelled, &member.schema.at(union_keyword(member.schema)), message);
        }
    }
    if let Some(Member { schema, .. }) = found
        && !schema.one_of.is_empty()
        && !schema.any_of.is_empty()
    {
        cx.report(Code::NotModelled, &schema.at("anyOf"), "`anyOf` beside `oneOf` is not modelled");
    }
    found
}

/// `oneOf` or `anyOf`, whichever counts.
pub(super) fn union_keyword(schema: &spec::Schema) -> &'static str {
    if schema.one_of.is_empty() { "anyOf" } else { "oneOf" }
}

/// Whether a branch only says which properties must be there: a condition, no type of its own.
fn only_requires(schema: &spec::Schema) -> bool {
    let says_more = schema.reference.is_some()
        || schema.boolean.is_some()
        || !schema.types.without(Type::Object).is_empty()
        || !schema.properties.is_empty()
        || !schema.pattern_properties.is_empty()
        || schema.additional_properties.is_some()
        || schema.items.is_some()
        || schema.enum_values.is_some()
        || schema.const_value.is_some()
        || !schema.all_of.is_empty()
        || has_union(schema);
    !says_more && (!schema.required.is_empty() || schema.not.is_some())
}

fn report_required_choice(cx: &mut Context<'_>, schema: &spec::Schema) {
    let name = union_keyword(schema);
    let message = format!("`{name}` over required properties is not modelled; each stays optional");
    cx.report(Code::NotModelled, &schema.at(name), message);
}
