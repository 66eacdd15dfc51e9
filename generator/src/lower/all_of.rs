//! Schemas that a value must satisfy all at once: `allOf`, and `$ref` with keywords beside it.

use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::ir;
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
    /// The member whose `oneOf` or `anyOf` counts first.
    pub(super) union: Option<Member<'a>>,
    /// Members with choices that count in each of its branches.
    pub(super) later_unions: Vec<Member<'a>>,
    /// The sets of required properties that an object has one of.
    pub(super) forms: Vec<ir::Form>,
    /// The base alone, when it stands for its subtypes.
    pub(super) subtypes: Option<SchemaId>,
    /// Whether members want different types, so that no value satisfies all.
    pub(super) is_impossible: bool,
}

/// Follows `allOf` and references from these parts.
pub(super) fn merge<'a>(cx: &mut Context<'a>, parts: &[Part]) -> Merged<'a> {
    let members = members(cx, parts).unwrap_or_else(|too_deep| {
        let message = format!("more than {LONGEST_CHAIN} schemas refer to each other in a row");
        cx.report(Code::BudgetExceeded, &too_deep.location, message);
        Vec::new()
    });
    let (types, is_impossible) = merge_types(cx, &members);
    let Choices { unions, forms } = find_choices(cx, &members, parts);
    let mut unions = unions.into_iter();
    let (union, later_unions) = (unions.next(), unions.collect());
    let subtypes = match parts {
        [Part { schema, take: Take::Whole }] if cx.hierarchy.base(*schema).is_some() => Some(*schema),
        _ => None,
    };
    Merged { members, types, union, later_unions, forms, subtypes, is_impossible }
}

/// How many schemas a schema may be made of in a row, by `allOf` and the `$ref` in it: two for each level of inheritance. Each level has all that
/// the ones below it have, so that a short description of a longer chain would ask for a client without end. What people write is a few
/// levels deep.
const LONGEST_CHAIN: usize = 128;

enum Visit {
    /// With how many schemas lead to it.
    Enter(Part, usize),
    Leave(Part),
}

/// Depth first without recursion; a schema that was entered is not entered again, so that cycles end. The schema that a chain is too long at
/// is the error.
pub(super) fn members<'a>(cx: &Context<'a>, parts: &[Part]) -> Result<Vec<Member<'a>>, &'a spec::Schema> {
    if let [part] = parts {
        let schema = cx.schema(part.schema);
        if schema.reference.is_none() && schema.all_of.is_empty() && !has_union(schema) {
            return Ok(vec![Member { id: part.schema, take: part.take, schema }]);
        }
    }
    let mut members = Vec::new();
    let mut entered = HashSet::default();
    let mut stack: Vec<Visit> = parts.iter().rev().map(|part| Visit::Enter(*part, 0)).collect();
    while let Some(visit) = stack.pop() {
        match visit {
            Visit::Leave(part) => {
                members.push(Member { id: part.schema, take: part.take, schema: cx.schema(part.schema) });
            }
            Visit::Enter(part, depth) => {
                if !entered.insert(part.schema) {
                    continue;
                }
                stack.push(Visit::Leave(part));
                let schema = cx.schema(part.schema);
                if depth > LONGEST_CHAIN {
                    return Err(schema);
                }
                let inner = reference::target(cx, schema).into_iter().chain(schema.all_of.iter().copied());
                let inner: Vec<_> = inner.chain(only_branch(cx, schema)).collect();
                stack.extend(inner.into_iter().rev().map(|id| Visit::Enter(Part::whole(id), depth + 1)));
            }
        }
    }
    Ok(members)
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
            Take::Whole | Take::WithoutUnion | Take::WithoutOneOf => member.schema.types.without(Type::Null),
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
pub(super) fn intersect(left: TypeSet, right: TypeSet) -> TypeSet {
    let has = |set: TypeSet, ty: Type| set.contains(ty) || ty == Type::Integer && set.contains(Type::Number);
    let both: TypeSet = Type::ALL.into_iter().filter(|ty| has(left, *ty) && has(right, *ty)).collect();
    if both.contains(Type::Number) { both.without(Type::Integer) } else { both }
}

fn words(types: TypeSet) -> String {
    types.iter().map(|ty| format!("`{}`", ty.name())).collect::<Vec<_>>().join(" or ")
}

/// The choices that count, in the order of the members.
struct Choices<'a> {
    /// Between types.
    unions: Vec<Member<'a>>,
    /// Between sets of required properties.
    forms: Vec<ir::Form>,
}

/// Finds the choices. One that leads back to what is being merged is the base's view of its own children, and none of ours.
fn find_choices<'a>(cx: &mut Context<'a>, members: &[Member<'a>], parts: &[Part]) -> Choices<'a> {
    let mut found = Choices { unions: Vec::new(), forms: Vec::new() };
    if !members.iter().any(|member| has_union(member.schema)) {
        return found;
    }
    let roots: HashSet<SchemaId> = parts.iter().map(|part| part.schema).collect();
    for choice in members.iter().flat_map(choices) {
        let branches = choice.branches(cx);
        let is_root = roots.contains(&choice.id);
        let leads_back = !is_root && branches.iter().any(|id| roots.contains(&reference::peel(cx, *id).core));
        if leads_back || branches.len() < 2 && choice.discriminator().is_none() {
            continue;
        }
        if !branches.iter().all(|id| only_requires(cx.schema(*id))) {
            found.unions.push(choice);
            continue;
        }
        let location = choice.schema.at(choice.union_keyword());
        if found.forms.is_empty() {
            found.forms = branches.iter().map(|id| form(cx.schema(*id))).collect();
            let message = "which properties are required together is documented only; each stays optional";
            cx.report(Code::DocsOnly, &location, message);
        } else {
            cx.report(Code::NotModelled, &location, "a second choice over required properties is not modelled");
        }
    }
    found
}

/// Whether a member has a choice over required properties.
pub(super) fn has_forms(cx: &Context<'_>, member: &Member<'_>) -> bool {
    let is_of_forms = |choice: Member<'_>| choice.branches(cx).iter().all(|id| only_requires(cx.schema(*id)));
    choices(member).any(is_of_forms)
}

/// A member as each of the choices that it has left.
fn choices<'a>(member: &Member<'a>) -> impl Iterator<Item = Member<'a>> + use<'a> {
    let Member { schema, take, .. } = *member;
    let one_of = take == Take::Whole && !schema.one_of.is_empty();
    let any_of = matches!(take, Take::Whole | Take::WithoutOneOf) && !schema.any_of.is_empty();
    let choice = |is_there: bool, take| is_there.then_some(Member { take, ..*member });
    [choice(one_of, Take::Whole), choice(any_of, Take::WithoutOneOf)].into_iter().flatten()
}

impl Member<'_> {
    /// The keyword of the member's choice.
    pub(super) fn union_keyword(&self) -> &'static str {
        if self.take == Take::WithoutOneOf || self.schema.one_of.is_empty() { "anyOf" } else { "oneOf" }
    }

    /// The branches of the member's choice, without those that are only `null`.
    pub(super) fn branches(&self, cx: &Context<'_>) -> Vec<SchemaId> {
        let all = if self.union_keyword() == "oneOf" { &self.schema.one_of } else { &self.schema.any_of };
        all.iter().copied().filter(|id| !reference::is_no_branch(cx, *id)).collect()
    }

    /// What names the branches; of two choices in one schema it speaks of the first.
    pub(super) fn discriminator(&self) -> Option<&spec::schema::Discriminator> {
        let is_second = self.take == Take::WithoutOneOf && !self.schema.one_of.is_empty();
        self.schema.discriminator.as_deref().filter(|_| !is_second)
    }

    /// What is left of the member when its choice is spent.
    pub(super) fn after_choice(&self) -> Take {
        if self.take == Take::Whole && !self.schema.one_of.is_empty() && !self.schema.any_of.is_empty() {
            Take::WithoutOneOf
        } else {
            Take::WithoutUnion
        }
    }
}

fn form(branch: &spec::Schema) -> ir::Form {
    ir::Form { name: branch.title.clone(), required: branch.required.clone() }
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
