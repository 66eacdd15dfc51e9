//! Members that go one way only: what is read-only is not sent, what is write-only does not come back.

use std::collections::HashSet;

use clientwright::ir::Direction;
use clientwright::spec::{Document, SchemaId, Schemas, schema::Schema};

/// Their names, anywhere in a description.
pub(crate) struct OneWay {
    read_only: HashSet<String>,
    write_only: HashSet<String>,
}

impl OneWay {
    /// Those of a description.
    pub(crate) fn new(document: &Document) -> Self {
        let schemas = &document.schemas;
        let named = |is: fn(&Schema) -> bool| {
            let all = schemas.iter().flat_map(|(_, _, schema)| schema.properties.iter());
            all.filter(|(_, id)| says(schemas, **id, is, 16)).map(|(name, _)| name.clone()).collect()
        };
        Self { read_only: named(|schema| schema.read_only), write_only: named(|schema| schema.write_only) }
    }

    /// Whether a type that goes these ways does without a member of that name.
    pub(crate) fn is_left_out(&self, name: &str, direction: Direction) -> bool {
        match direction {
            Direction { request: true, response: false } => self.read_only.contains(name),
            Direction { request: false, response: true } => self.write_only.contains(name),
            _ => false,
        }
    }
}

/// Whether a schema, what it refers to or a part of it says so.
fn says(schemas: &Schemas, id: SchemaId, is: fn(&Schema) -> bool, depth: usize) -> bool {
    let (Some(depth), Some((_, schema))) = (depth.checked_sub(1), schemas.get(id)) else { return false };
    let target = schema.reference.as_ref().and_then(|reference| schemas.at(reference.target.as_ref()?));
    is(schema) || target.into_iter().chain(schema.all_of.iter().copied()).any(|id| says(schemas, id, is, depth))
}
