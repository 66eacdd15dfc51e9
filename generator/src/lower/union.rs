//! Choices: `oneOf`, `anyOf`, and several types.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostics::Code;
use crate::ir::{self, Condition, Literal, Origin, Probe, Role, Rule, TypeExpression};
use crate::spec::schema::{Discriminator, Type};
use crate::spec::{self, SchemaId};

use super::all_of::{Member, Merged, merge, union_keyword};
use super::context::{Context, Waiting};
use super::docs::lower_docs;
use super::enumeration;
use super::part::{Part, Take};
use super::reference::{self, Peeled, peel};
use super::schema::{lower_parts, lower_peeled};

/// A union of the branches; what stands beside the choice belongs to every branch.
pub(super) fn lower_union(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> ir::Union {
    let Some(choice) = merged.union else { return ir::Union { variants: Vec::new(), probe: None } };
    let beside = beside(merged, &choice);
    let mut variants: Vec<ir::UnionVariant> = Vec::new();
    let mut names = Names::default();
    let mut branches: Vec<(usize, Peeled)> = Vec::new();
    for id in reference::branches(cx, choice.schema) {
        let peeled = peel(cx, id);
        if contradicts(cx, &peeled, &beside) {
            continue;
        }
        let name = names.free(variant_name(cx, &peeled));
        let seat = Origin::Inline { parent: waiting.id, role: Role::Variant(name.clone()), title: None };
        let ty = lower_branch(cx, &peeled, &beside, &seat);
        let position = variants.iter_mut().position(|variant| absorb(cx, &mut variant.ty, &ty, &choice));
        if position.is_none() {
            let docs = lower_docs(cx, peeled.of_use());
            variants.push(ir::UnionVariant { name, ty, boxed: false, tag: None, docs });
        }
        branches.push((position.unwrap_or(variants.len() - 1), peeled));
    }
    let probe = choice
        .schema
        .discriminator
        .as_deref()
        .and_then(|discriminator| lower_discriminator(cx, discriminator, &branches));
    ir::Union { variants, probe }
}

/// Whether a variant can hold what another one holds, being the same, or made so: integers of two widths are one integer, two formats of a
/// string are a string.
fn absorb(cx: &mut Context<'_>, held: &mut TypeExpression, new: &TypeExpression, choice: &Member<'_>) -> bool {
    if held == new {
        return true;
    }
    let (TypeExpression::Scalar(old), TypeExpression::Scalar(new)) = (&*held, new) else { return false };
    let Some(both) = old.common(*new) else { return false };
    if both == ir::Scalar::String {
        let message = "formats of a string that are all allowed are documented only";
        cx.report(Code::DocsOnly, &choice.schema.at(union_keyword(choice.schema)), message);
    }
    *held = TypeExpression::Scalar(both);
    true
}

/// Everything but the choice itself; nothing when it stands alone.
fn beside(merged: &Merged<'_>, choice: &Member<'_>) -> Vec<Part> {
    let says = |schema: &spec::Schema| reference::has_structure(schema);
    if !merged.members.iter().any(|member| says(member.schema)) {
        return Vec::new();
    }
    let part = |member: &Member<'_>| {
        let take = if member.id == choice.id { Take::WithoutUnion } else { member.take };
        Part { schema: member.id, take }
    };
    merged.members.iter().map(part).collect()
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

/// A union of the types that a schema allows.
pub(super) fn lower_types(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> ir::Union {
    let types = merged.types.iter().filter(|ty| *ty != Type::Null);
    let variants = types.map(|ty| {
        let name = type_word(ty).to_owned();
        let restrict = |member: &Member<'_>| Part { schema: member.id, take: Take::Only(ty) };
        let parts: Vec<Part> = merged.members.iter().map(restrict).collect();
        let seat = Origin::Inline { parent: waiting.id, role: Role::Variant(name.clone()), title: None };
        ir::UnionVariant {
            name,
            ty: lower_parts(cx, &parts, &seat),
            boxed: false,
            tag: None,
            docs: ir::Docs::default(),
        }
    });
    ir::Union { variants: variants.collect(), probe: None }
}

/// What a variant is called: the component, the title, the constant that tells it apart, the type.
fn variant_name(cx: &mut Context<'_>, peeled: &Peeled) -> String {
    if let Some(shared) = &peeled.shared {
        return shared.name.clone();
    }
    if let Some(title) = peeled.chain.iter().find_map(|id| cx.schema(*id).title.clone()) {
        return title;
    }
    let merged = merge(cx, &[Part::whole(peeled.core)]);
    if let Some(constant) = constant_of_property(cx, &merged) {
        return constant;
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

fn constant_of_property(cx: &mut Context<'_>, merged: &Merged<'_>) -> Option<String> {
    let properties = merged
        .members
        .iter()
        .flat_map(|member| member.schema.properties.iter().filter(|(name, _)| member.schema.required.contains(name)));
    let schemas: Vec<SchemaId> = properties.map(|(_, schema)| *schema).collect();
    schemas.into_iter().find_map(|schema| {
        let merged = merge(cx, &[Part::whole(peel(cx, schema).core)]);
        match enumeration::constant(&merged) {
            Some(Literal::String(text)) => Some(text),
            _ => None,
        }
    })
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
