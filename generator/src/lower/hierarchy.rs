//! Who inherits from whom: subtypes of a schema whose discriminator names them, without `oneOf` or `anyOf` (OpenAPI 3.2, section Discriminator
//! Object; Swagger 2.0, section Schema Object, `discriminator`).

use crate::hash::{HashMap, HashSet};
use crate::load::{Node, Value};
use crate::spec::{Document, SchemaId};
use crate::{spec, spec::schema::Discriminator};

use super::reference::{component_name, has_union, is_reference_alone, target_in};

/// Every base that has subtypes, and every subtype.
#[derive(Default)]
pub(super) struct Hierarchy {
    bases: HashMap<SchemaId, Base>,
    subtypes: HashMap<SchemaId, Subtype>,
}

/// A schema that inherits from a base.
struct Subtype {
    /// The schema whose discriminator names it.
    root: SchemaId,
    /// By these values.
    tags: Vec<String>,
}

/// A schema with subtypes.
pub(super) struct Base {
    /// The schema whose discriminator counts: this one, or one that it inherits from.
    pub(super) root: SchemaId,
    /// The direct subtypes, in the order of the description.
    pub(super) children: Vec<SchemaId>,
}

impl Hierarchy {
    /// That of a document.
    pub(super) fn of(document: &Document) -> Self {
        let heirs = heirs(document);
        let mut hierarchy = Self::default();
        for (root, _, schema) in document.schemas.iter() {
            if let Some(discriminator) = schema.discriminator.as_deref().filter(|_| !has_union(schema)) {
                hierarchy.add(document, root, discriminator, &heirs);
            }
        }
        hierarchy
    }

    fn add(
        &mut self,
        document: &Document,
        root: SchemaId,
        discriminator: &Discriminator,
        heirs: &HashMap<SchemaId, Vec<SchemaId>>,
    ) {
        let mapped = mapped(document, discriminator);
        let mut seen = HashSet::from_iter([root]);
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            let mut children: Vec<SchemaId> = heirs.get(&at).cloned().unwrap_or_default();
            if at == root {
                // A mapping may name what does not inherit.
                let below = below(root, heirs);
                children.extend(mapped.iter().map(|(_, id)| *id).filter(|id| !below.contains(id)));
            }
            children.retain(|child| seen.insert(*child));
            for child in &children {
                let tags = tags(document, *child, discriminator, &mapped);
                self.subtypes.entry(*child).or_insert(Subtype { root, tags });
            }
            stack.extend(children.iter().copied());
            if !children.is_empty() {
                self.bases.entry(at).or_insert(Base { root, children });
            }
        }
    }

    /// What a schema is as a base; `None` when it has no subtypes.
    pub(super) fn base(&self, id: SchemaId) -> Option<&Base> {
        self.bases.get(&id)
    }

    /// Whether a schema is a subtype.
    pub(super) fn is_subtype(&self, id: SchemaId) -> bool {
        self.subtypes.contains_key(&id)
    }

    /// The values of the discriminator's property that name a subtype itself.
    pub(super) fn own_tags(&self, id: SchemaId) -> &[String] {
        self.subtypes.get(&id).map(|subtype| subtype.tags.as_slice()).unwrap_or_default()
    }

    /// The schema whose discriminator names a subtype.
    pub(super) fn root(&self, id: SchemaId) -> Option<SchemaId> {
        self.subtypes.get(&id).map(|subtype| subtype.root)
    }

    /// The values that name a subtype or one of its own subtypes.
    pub(super) fn tags(&self, id: SchemaId) -> Vec<String> {
        let mut seen = HashSet::default();
        let mut stack = vec![id];
        let mut tags = Vec::new();
        while let Some(at) = stack.pop() {
            if seen.insert(at) {
                tags.extend(self.own_tags(at).iter().cloned());
                stack.extend(self.base(at).into_iter().flat_map(|base| base.children.iter().rev()));
            }
        }
        tags
    }
}

/// A schema and all that inherits from it.
fn below(root: SchemaId, heirs: &HashMap<SchemaId, Vec<SchemaId>>) -> HashSet<SchemaId> {
    let mut below = HashSet::default();
    let mut stack = vec![root];
    while let Some(at) = stack.pop() {
        if below.insert(at) {
            stack.extend(heirs.get(&at).into_iter().flatten());
        }
    }
    below
}

/// The components that inherit directly from each schema.
fn heirs(document: &Document) -> HashMap<SchemaId, Vec<SchemaId>> {
    let mut heirs: HashMap<SchemaId, Vec<SchemaId>> = HashMap::default();
    for (id, place, schema) in document.schemas.iter() {
        if component_name(place).is_none() || is_reference_alone(document, schema) {
            continue;
        }
        let parts = schema.all_of.iter().filter_map(|part| document.schemas.get(*part)).map(|(_, part)| part);
        let targets = parts.chain([schema]).filter_map(|part| target_in(document, part));
        for parent in targets.map(|target| followed(document, target)) {
            let known = heirs.entry(parent).or_default();
            if parent != id && !known.contains(&id) {
                known.push(id);
            }
        }
    }
    heirs
}

/// The schema that a chain of plain references leads to.
fn followed(document: &Document, start: SchemaId) -> SchemaId {
    let mut at = start;
    for _ in 0..document.schemas.len() {
        let schema = document.schemas.get(at).map(|(_, schema)| schema);
        match schema
            .filter(|schema| is_reference_alone(document, schema))
            .and_then(|schema| target_in(document, schema))
        {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Values and the schemas that they are mapped to.
fn mapped(document: &Document, discriminator: &Discriminator) -> Vec<(String, SchemaId)> {
    let entries = discriminator.mapping.iter().filter_map(|(value, reference)| {
        let id = document.schemas.at(reference.target.as_ref()?)?;
        Some((value.clone(), followed(document, id)))
    });
    entries.collect()
}

/// The values that name a subtype: those mapped to it; else the one that it says itself, else its name.
fn tags(
    document: &Document,
    id: SchemaId,
    discriminator: &Discriminator,
    mapped: &[(String, SchemaId)],
) -> Vec<String> {
    let own: Vec<String> = mapped.iter().filter(|(_, target)| *target == id).map(|(value, _)| value.clone()).collect();
    if !own.is_empty() {
        return own;
    }
    let Some((place, schema)) = document.schemas.get(id) else { return own };
    let extension = schema.extensions.get("x-ms-discriminator-value").and_then(Node::as_str).map(str::to_owned);
    let said = extension.or_else(|| constant(document, schema, &discriminator.property_name));
    said.or_else(|| component_name(place)).into_iter().collect()
}

/// The one value that a subtype allows for the property, in its own words.
fn constant(document: &Document, schema: &spec::Schema, property: &str) -> Option<String> {
    let parts = schema.all_of.iter().filter_map(|part| document.schemas.get(*part)).map(|(_, part)| part);
    let own = parts.filter(|part| part.reference.is_none()).chain([schema]);
    let properties = own.filter_map(|part| part.properties.get(property));
    let schemas = properties.filter_map(|id| document.schemas.get(*id)).map(|(_, schema)| schema);
    let values = schemas.filter_map(|schema| match (&schema.const_value, schema.enum_values.as_deref()) {
        (Some(value), _) | (None, Some([value])) => Some(value),
        _ => None,
    });
    values.filter(|node| matches!(node.value, Value::String(_))).find_map(Node::as_str).map(str::to_owned)
}
