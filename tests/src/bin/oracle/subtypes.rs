//! Bases whose discriminator names schemas that inherit from them: what a value of the base is besides.

use std::collections::HashMap;

use clientwright::ir::{self, Condition, Literal, TypeExpression, TypeKind};
use clientwright::spec::{Document, Place};

use crate::seats::place;

/// What names the subtypes of a base, and they.
#[derive(Clone, Debug)]
pub(crate) struct Subtypes {
    /// The property.
    pub(crate) property: String,
    /// Each with its value of the property.
    pub(crate) all: Vec<(Place, String)>,
}

/// The bases of a description. A choice of its own branches is none.
pub(crate) fn subtypes(api: &ir::Api, document: &Document) -> HashMap<Place, Subtypes> {
    let mut found = HashMap::new();
    for ty in &api.types {
        let (at, TypeKind::Union(union)) = (place(&ty.location), &ty.kind) else { continue };
        let schema = document.schemas.at(&at).and_then(|id| document.schemas.get(id)).map(|(_, schema)| schema);
        if !schema.is_some_and(|schema| {
            schema.discriminator.is_some() && schema.one_of.is_empty() && schema.any_of.is_empty()
        }) {
            continue;
        }
        if let Some(subtypes) = of_union(api, union) {
            found.insert(at, subtypes);
        }
    }
    found
}

fn of_union(api: &ir::Api, union: &ir::Union) -> Option<Subtypes> {
    let probe = union.probe.as_ref()?;
    let property = probe.keys.get(probe.tag?)?.clone();
    let named = probe.rules.iter().filter_map(|rule| {
        let [Condition::PropertyValue(_, values)] = rule.conditions.as_slice() else { return None };
        let TypeExpression::Named(id) = &union.variants.get(rule.variant)?.ty else { return None };
        let Literal::String(value) = values.first()? else { return None };
        Some((place(&api.types.get(id.index())?.location), value.clone()))
    });
    Some(Subtypes { property, all: named.collect() })
}
