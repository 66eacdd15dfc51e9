//! A base whose discriminator names its subtypes: a union of them and of the base itself.

use crate::diagnostics::Code;
use crate::ir::{self, Condition, JsonKind, Literal, Origin, Probe, Role, Rule};
use crate::spec::SchemaId;

use super::all_of::Merged;
use super::constraints::lower_constraints;
use super::context::{Context, Waiting};
use super::docs::lower_docs;
use super::part::{Part, Take};
use super::reference::peel;
use super::schema::{lower_parts, lower_peeled, speakers};

/// A union of the direct subtypes and the base. A value that names none of them is the base, with what else it has.
pub(super) fn lower_subtypes(cx: &mut Context<'_>, merged: &Merged<'_>, id: SchemaId, waiting: &Waiting) -> ir::Union {
    let hierarchy = cx.hierarchy.clone();
    let constraints = lower_constraints(cx, &speakers(merged, waiting));
    let Some(base) = hierarchy.base(id) else { return ir::Union { variants: Vec::new(), probe: None, constraints } };
    let mut variants = Vec::new();
    let mut rules = Vec::new();
    for child in &base.children {
        let peeled = peel(cx, *child);
        let name = peeled.shared.as_ref().map_or_else(|| "subtype".to_owned(), |shared| shared.name.clone());
        let seat = Origin::Inline { parent: waiting.id, role: Role::Variant(name.clone()), title: None };
        let ty = lower_peeled(cx, &peeled, &seat);
        let values = hierarchy.tags(*child).into_iter().map(Literal::String).collect();
        rules.push(Rule { conditions: vec![Condition::PropertyValue(0, values)], variant: variants.len() });
        let docs = lower_docs(cx, peeled.of_use());
        variants.push(ir::UnionVariant { docs, ..ir::UnionVariant::new(name, ty) });
    }
    let seat = Origin::Inline { parent: waiting.id, role: Role::Variant("base".to_owned()), title: None };
    let ty = lower_parts(cx, &[Part { schema: id, take: Take::WithoutUnion }], &seat);
    rules.push(Rule { conditions: vec![Condition::Kind(JsonKind::Object.into())], variant: variants.len() });
    variants.push(ir::UnionVariant::new("base", ty));
    let probe = Probe { keys: vec![property(cx, base.root)], rules, tag: Some(0) };
    ir::Union { variants, probe: Some(probe), constraints }
}

fn property(cx: &Context<'_>, root: SchemaId) -> String {
    cx.schema(root).discriminator.as_ref().map(|discriminator| discriminator.property_name.clone()).unwrap_or_default()
}

/// The property that a subtype without subtypes of its own must have, and the one value that it has there.
pub(super) fn fixed_tag(cx: &Context<'_>, id: SchemaId) -> Option<(String, Literal)> {
    let hierarchy = &cx.hierarchy;
    match hierarchy.own_tags(id) {
        [value] if hierarchy.base(id).is_none() => {
            Some((property(cx, hierarchy.root(id)?), Literal::String(value.clone())))
        }
        _ => None,
    }
}

/// A discriminator that names no subtype has nothing to tell apart.
pub(super) fn report_lonely(cx: &mut Context<'_>, id: SchemaId) {
    let schema = cx.schema(id);
    if let Some(discriminator) = schema.discriminator.as_deref().filter(|_| cx.hierarchy.base(id).is_none()) {
        let message = "no schema inherits from this one, so that `discriminator` has nothing to name";
        cx.note(Code::NoEffect, &discriminator.location, message);
    }
}
