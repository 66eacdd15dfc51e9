//! Choices: `oneOf`, `anyOf`, and several types.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::ir::{self, Condition, Literal, Origin, Probe, Role, Rule, TypeExpression};
use crate::spec::schema::{Discriminator, Type, TypeSet};
use crate::spec::{self, SchemaId};

use super::all_of::{Member, Merged, has_forms, merge};
use super::assertion::any_of;
use super::constraints::{lower_constraints, lower_joint_limits, lower_limits_of_use};
use super::context::{Context, Waiting};
use super::docs::lower_docs;
use super::enumeration;
use super::part::{Part, Take};
use super::reference::{self, Peeled, peel};
use super::schema::{lower_parts, lower_peeled, speakers};

/// A union of the branches; what stands beside the choice belongs to every branch.
pub(super) fn lower_union(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> ir::Union {
    let constraints = lower_constraints(cx, &speakers(merged, waiting));
    let Some(choice) = merged.union else { return ir::Union { variants: Vec::new(), probe: None, constraints } };
    let beside = beside(cx, merged, &choice);
    // The type that stands beside the choice, for branches that say none.
    let typed = if beside.is_empty() && !choice.schema.types.is_empty() {
        vec![Part { schema: choice.id, take: choice.after_choice() }]
    } else {
        beside.clone()
    };
    let mut variants: Vec<ir::UnionVariant> = Vec::new();
    let mut names = Names::default();
    let mut branches: Vec<(usize, Peeled)> = Vec::new();
    let mut loosened: IndexSet<usize> = IndexSet::new();
    let all: Vec<Peeled> = choice.branches(cx).into_iter().map(|id| peel(cx, id)).collect();
    let telling = telling_property(cx, &all);
    for peeled in all {
        if contradicts(cx, &peeled, &beside) {
            continue;
        }
        let name = names.free(variant_name(cx, &peeled, telling.as_deref()));
        let seat = Origin::Inline { parent: waiting.id, role: Role::Variant(name.clone()), title: None };
        let beside = if says_no_type(cx, &peeled) { &typed } else { &beside };
        let ty = lower_branch(cx, &peeled, beside, &seat);
        let constraints = lower_limits(cx, &peeled, &ty, beside.is_empty());
        let new =
            ir::UnionVariant { constraints, docs: lower_docs(cx, peeled.of_use()), ..ir::UnionVariant::new(name, ty) };
        let position = variants.iter_mut().position(|variant| absorb(cx, variant, &new, &choice));
        loosened.extend(position.filter(|position| variants.get(*position).is_some_and(|held| !agrees(held, &new))));
        if position.is_none() {
            variants.push(new);
        }
        branches.push((position.unwrap_or(variants.len() - 1), peeled));
    }
    for position in loosened {
        let own = branches.iter().filter(|(branch, _)| *branch == position).map(|(_, peeled)| peeled.core);
        let own: Vec<SchemaId> = own.collect();
        if let Some(variant) = variants.get_mut(position) {
            keep_limits(cx, variant, &own, &choice);
        }
    }
    let probe = choice.discriminator().and_then(|discriminator| lower_discriminator(cx, discriminator, &branches));
    ir::Union { variants, probe, constraints }
}

/// The limits of a variant that neither its type has nor the choice around it.
fn lower_limits(cx: &mut Context<'_>, branch: &Peeled, ty: &TypeExpression, is_alone: bool) -> ir::Constraints {
    match ty {
        TypeExpression::Named(_) if is_alone && branch.shared.is_none() => ir::Constraints::default(),
        // A type of its own that is made of the core and of what stands beside the choice.
        TypeExpression::Named(_) if !is_alone => {
            let wrappers: Vec<SchemaId> = branch.chain.iter().copied().filter(|id| *id != branch.core).collect();
            lower_constraints(cx, &wrappers)
        }
        // Its length is its type.
        TypeExpression::Tuple(_) => {
            let limits = lower_joint_limits(cx, std::slice::from_ref(branch));
            ir::Constraints { min_items: None, max_items: None, ..limits }
        }
        _ if is_alone => lower_limits_of_use(cx, branch),
        _ => lower_joint_limits(cx, std::slice::from_ref(branch)),
    }
}

/// Whether a variant can hold what another one holds, being the same, or made so: integers of two widths are one integer, two formats of a
/// string are a string.
fn absorb(cx: &mut Context<'_>, held: &mut ir::UnionVariant, new: &ir::UnionVariant, choice: &Member<'_>) -> bool {
    let both = match (&held.ty, &new.ty) {
        (old, new) if old == new => old.clone(),
        (TypeExpression::Scalar(old), TypeExpression::Scalar(new)) => match old.common(*new) {
            Some(both) => TypeExpression::Scalar(both),
            None => return false,
        },
        _ => return false,
    };
    let location = choice.schema.at(choice.union_keyword());
    if held.ty != new.ty && both == TypeExpression::Scalar(ir::Scalar::String) {
        cx.report(Code::DocsOnly, &location, "formats of a string that are all allowed are documented only");
    }
    // A format limits nothing: texts of any of them are such values.
    held.constraints.format = held.constraints.format.take().or_else(|| new.constraints.format.clone());
    held.ty = both;
    true
}

/// Whether a branch has the limits of the variant that it is of.
fn agrees(held: &ir::UnionVariant, new: &ir::UnionVariant) -> bool {
    let format = held.constraints.format.clone();
    held.constraints == ir::Constraints { format, ..new.constraints.clone() }
}

/// Gives a variant that stands for branches with different limits those of any of them.
fn keep_limits(cx: &mut Context<'_>, variant: &mut ir::UnionVariant, branches: &[SchemaId], choice: &Member<'_>) {
    let format = variant.constraints.format.take();
    let schemas = match any_of(cx, branches) {
        Ok(schema) => vec![schema],
        Err(reason) => {
            let message = format!("limits of branches that are of one type are not checked: {reason}");
            cx.report(Code::DocsOnly, &choice.schema.at(choice.union_keyword()), message);
            Vec::new()
        }
    };
    variant.constraints = ir::Constraints { format, schemas, ..ir::Constraints::default() };
}

/// Everything but the choice itself; nothing when it stands alone. Further choices count in every branch, so that its type is a union again.
fn beside(cx: &Context<'_>, merged: &Merged<'_>, choice: &Member<'_>) -> Vec<Part> {
    let says = |member: &Member<'_>| reference::has_structure(member.schema);
    if !merged.members.iter().any(says) && merged.later_unions.is_empty() {
        return Vec::new();
    }
    let part = |member: &Member<'_>| {
        let later = merged.later_unions.iter().find(|later| later.id == member.id);
        let take = match later {
            _ if member.id == choice.id => choice.after_choice(),
            Some(later) => later.take,
            None if member.take == Take::Whole && reference::has_union(member.schema) && !has_forms(cx, member) => {
                Take::WithoutUnion
            }
            None => member.take,
        };
        Part { schema: member.id, take }
    };
    merged.members.iter().map(part).collect()
}

/// Whether a branch is a format of a type that stands elsewhere.
fn says_no_type(cx: &Context<'_>, branch: &Peeled) -> bool {
    let schema = cx.schema(branch.core);
    schema.types.is_empty()
        && schema.format.is_some()
        && !reference::has_structure(schema)
        && !reference::has_union(schema)
}

/// Whether no value of a branch satisfies what stands beside the choice too; reported where the types differ.
fn contradicts(cx: &mut Context<'_>, branch: &Peeled, beside: &[Part]) -> bool {
    let parts: Vec<Part> = beside.iter().copied().chain([Part::whole(branch.core)]).collect();
    !beside.is_empty() && merge(cx, &parts).is_impossible
}

fn lower_branch(cx: &mut Context<'_>, peeled: &Peeled, beside: &[Part], seat: &Origin) -> TypeExpression {
    if beside.is_empty() {
        // That the whole choice may be `null` is said where it is used.
        return match lower_peeled(cx, peeled, seat) {
            TypeExpression::Nullable(inner) => *inner,
            ty => ty,
        };
    }
    let parts: Vec<Part> = beside.iter().copied().chain([Part::whole(peeled.core)]).collect();
    lower_parts(cx, &parts, seat)
}

/// A union of these types of the merged schemas.
pub(super) fn lower_types(cx: &mut Context<'_>, merged: &Merged<'_>, types: TypeSet, waiting: &Waiting) -> ir::Union {
    let variants = types.without(Type::Null).iter().map(|ty| {
        let name = type_word(ty).to_owned();
        let restrict = |member: &Member<'_>| Part { schema: member.id, take: Take::Only(ty) };
        let parts: Vec<Part> = merged.members.iter().map(restrict).collect();
        let seat = Origin::Inline { parent: waiting.id, role: Role::Variant(name.clone()), title: None };
        ir::UnionVariant::new(name, lower_parts(cx, &parts, &seat))
    });
    let variants = variants.collect();
    ir::Union { variants, probe: None, constraints: lower_constraints(cx, &speakers(merged, waiting)) }
}

/// What a variant is called: the component, the title, the constant that tells it apart, the type.
fn variant_name(cx: &mut Context<'_>, peeled: &Peeled, telling: Option<&str>) -> String {
    if let Some(shared) = &peeled.shared {
        return shared.name.clone();
    }
    if let Some(title) = peeled.chain.iter().find_map(|id| cx.schema(*id).title.clone()) {
        return title;
    }
    let merged = merge(cx, &[Part::whole(peeled.core)]);
    let constants = constants_of_properties(cx, &merged);
    let told = telling.and_then(|name| constants.get(name));
    if let Some(constant) = told.or_else(|| constants.values().next()) {
        return constant.clone();
    }
    let schema = cx.schema(peeled.core);
    if let (Some(Type::String), Some(format)) = (schema.types.single(), &schema.format) {
        return format.clone();
    }
    if let Some([only]) = schema.enum_values.as_deref() {
        return only.as_str().unwrap_or("value").to_owned();
    }
    let implied = if schema.properties.is_empty() { "value" } else { "object" };
    merged.types.single().map_or(implied, type_word).to_owned()
}

/// The property whose constants tell most branches apart; of several the first by name, so that their order says nothing.
fn telling_property(cx: &mut Context<'_>, branches: &[Peeled]) -> Option<String> {
    let mut values: BTreeMap<String, HashSet<String>> = BTreeMap::new();
    for branch in branches.iter().filter(|branch| branch.shared.is_none()) {
        let merged = merge(cx, &[Part::whole(branch.core)]);
        for (name, value) in constants_of_properties(cx, &merged) {
            values.entry(name).or_default().insert(value);
        }
    }
    let most = values.values().map(HashSet::len).max()?;
    values.into_iter().find(|(_, values)| values.len() == most).map(|(name, _)| name)
}

/// The required properties that have one value, a string, by name.
fn constants_of_properties(cx: &mut Context<'_>, merged: &Merged<'_>) -> BTreeMap<String, String> {
    let required = merged.members.iter().flat_map(|member| {
        let required = |name: &String| member.schema.required.contains(name);
        member.schema.properties.iter().filter(move |(name, _)| required(name))
    });
    let properties: Vec<(String, SchemaId)> = required.map(|(name, schema)| (name.clone(), *schema)).collect();
    let mut constants = BTreeMap::new();
    for (name, schema) in properties {
        let merged = merge(cx, &[Part::whole(peel(cx, schema).core)]);
        if let Some(Literal::String(text)) = enumeration::constant(&merged) {
            constants.entry(name).or_insert(text);
        }
    }
    constants
}

const fn type_word(ty: Type) -> &'static str {
    match ty {
        Type::Array => "list",
        other => other.name(),
    }
}

/// Names that are taken.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    /// The name, or with the first number from 2 on that makes it free: inline variants of the same kind have nothing else.
    fn free(&mut self, name: String) -> String {
        let numbered = (2_usize..).map(|number| format!("{name} {number}"));
        let found = std::iter::once(name.clone()).chain(numbered).find(|name| !self.0.contains(name)).unwrap_or(name);
        self.0.insert(found.clone());
        found
    }
}

/// Rules by the property that names the variant: by `mapping`, else by the component's name (OpenAPI 3.2, section Discriminator Object).
/// `None` when a variant has neither.
fn lower_discriminator(
    cx: &mut Context<'_>,
    discriminator: &Discriminator,
    branches: &[(usize, Peeled)],
) -> Option<Probe> {
    let mut values: BTreeMap<usize, Vec<Literal>> = BTreeMap::new();
    for (value, reference) in &discriminator.mapping {
        match find_branch(cx, reference.target.as_ref(), branches) {
            Some(variant) => values.entry(variant).or_default().push(Literal::String(value.clone())),
            None if reference.target.is_none() => {}
            None => {
                let message = format!("mapping `{value}` leads to a schema that is no branch");
                cx.report(Code::UnknownValue, &discriminator.location, message);
            }
        }
    }
    for (variant, peeled) in branches {
        if let Some(shared) = &peeled.shared {
            let values = values.entry(*variant).or_insert_with(|| vec![Literal::String(shared.name.clone())]);
            let below = cx.hierarchy.tags(peeled.core).into_iter().map(Literal::String);
            let below: Vec<Literal> = below.filter(|value| !values.contains(value)).collect();
            values.extend(below.into_iter().filter(|_| cx.hierarchy.base(peeled.core).is_some()));
        }
    }
    if branches.iter().any(|(variant, _)| !values.contains_key(variant)) {
        let message = "`discriminator` does not name every branch; branches are told apart by what they hold";
        cx.report(Code::UnnamedBranch, &discriminator.location, message);
        return None;
    }
    let mut rules: Vec<Rule> = values
        .into_iter()
        .map(|(variant, values)| Rule { conditions: vec![Condition::PropertyValue(0, values)], variant })
        .collect();
    if let Some(default) = &discriminator.default_mapping {
        let variant = find_branch(cx, default.target.as_ref(), branches);
        rules.extend(variant.map(|variant| Rule { conditions: Vec::new(), variant }));
    }
    Some(Probe { keys: vec![discriminator.property_name.clone()], rules, tag: Some(0) })
}

fn find_branch(cx: &Context<'_>, target: Option<&spec::Place>, branches: &[(usize, Peeled)]) -> Option<usize> {
    let id = cx.document.schemas.at(target?)?;
    let by_chain = branches.iter().find(|(_, peeled)| peeled.chain.contains(&id));
    let core = peel(cx, id).core;
    by_chain.or_else(|| branches.iter().find(|(_, peeled)| peeled.core == core)).map(|(variant, _)| *variant)
}
