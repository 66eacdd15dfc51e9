//! Where things stand in a description, whichever its version.

use clientwright::diagnostics::Pointer;
use serde_json::{Map, Value};

use crate::draw::Draw;

/// Keys of a path item that are operations.
pub(super) const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Words for new items. One that a description has in no form is new in it.
const WORDS: [&str; 8] = ["wombat", "quokka", "numbat", "bilby", "kowari", "dibbler", "potoroo", "quoll"];

/// A word that the description does not have.
pub(super) fn fresh_word(value: &Value) -> Option<&'static str> {
    let text = value.to_string().to_lowercase();
    WORDS.into_iter().find(|word| !text.contains(word))
}

/// `word` as the name of a component.
pub(super) fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

/// Whether it is a Swagger 2.0 description.
pub(super) fn is_swagger(value: &Value) -> bool {
    value.get("swagger").is_some()
}

/// Where components that are schemas stand.
pub(super) fn schema_section(value: &Value) -> Pointer {
    let root = Pointer::root();
    if is_swagger(value) { root.key("definitions") } else { root.key("components").key("schemas") }
}

/// The object at a pointer.
pub(super) fn map<'a>(value: &'a Value, pointer: &Pointer) -> Option<&'a Map<String, Value>> {
    value.pointer(pointer.as_str())?.as_object()
}

/// The same, to be changed.
pub(super) fn map_mut<'a>(value: &'a mut Value, pointer: &Pointer) -> Option<&'a mut Map<String, Value>> {
    value.pointer_mut(pointer.as_str())?.as_object_mut()
}

/// Adds a member at a place that `draw` chooses. The object at the pointer is made if there is none.
pub(super) fn insert(value: &mut Value, pointer: &Pointer, key: String, member: Value, draw: &mut Draw) -> Option<()> {
    let mut at = &mut *value;
    for token in pointer.tokens() {
        at = at.as_object_mut()?.entry(token).or_insert_with(|| Value::Object(Map::new()));
    }
    let members = at.as_object_mut()?;
    let index = below(draw, members.len() + 1);
    members.shift_insert(index, key, member);
    Some(())
}

/// An index below `end`.
pub(super) fn below(draw: &mut Draw, end: usize) -> usize {
    usize::try_from(draw.below(end as u64)).unwrap_or_default()
}

/// Path items of paths and webhooks that are written where they stand.
pub(super) fn path_items(value: &Value) -> Vec<Pointer> {
    let sections = ["paths", "webhooks"].map(|section| Pointer::root().key(section));
    let items = sections.into_iter().flat_map(|section| {
        let items = map(value, &section).into_iter().flatten();
        items.map(|(key, item)| (section.key(key), item)).collect::<Vec<_>>()
    });
    items.filter(|(_, item)| item.is_object() && item.get("$ref").is_none()).map(|(pointer, _)| pointer).collect()
}

/// Operations of paths and webhooks.
pub(super) fn operations(value: &Value) -> Vec<Pointer> {
    let methods = |item: Pointer| {
        let there = |method: &&str| map(value, &item).is_some_and(|item| item.contains_key(*method));
        METHODS.into_iter().filter(there).map(|method| item.key(method)).collect::<Vec<_>>()
    };
    path_items(value).into_iter().flat_map(methods).collect()
}

/// Every schema of the description, components included, outer ones first.
pub(super) fn schemas(value: &Value) -> Vec<Pointer> {
    let mut found = Vec::new();
    search(value, &Pointer::root(), &mut found);
    found
}

/// Data, which may look like anything.
fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "const" | "links") || key.starts_with("x-")
}

/// Looks for schemas in what is no schema.
fn search(value: &Value, pointer: &Pointer, found: &mut Vec<Pointer>) {
    let is_section = matches!(pointer.as_str(), "/components/schemas" | "/definitions");
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match key.as_str() {
                    _ if is_section => walk(member, &pointer.key(key), found),
                    "schema" | "itemSchema" => walk(member, &pointer.key(key), found),
                    key if is_data(key) => {}
                    _ => search(member, &pointer.key(key), found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, &pointer.index(index), found);
            }
        }
        _ => {}
    }
}

/// A schema and those in it.
fn walk(schema: &Value, pointer: &Pointer, found: &mut Vec<Pointer>) {
    let Some(members) = schema.as_object() else { return };
    found.push(pointer.clone());
    for (key, member) in members {
        let below = pointer.key(key);
        match (key.as_str(), member) {
            ("properties" | "patternProperties", Value::Object(properties)) => {
                properties.iter().for_each(|(name, property)| walk(property, &below.key(name), found));
            }
            ("allOf" | "oneOf" | "anyOf" | "prefixItems", Value::Array(parts)) => {
                parts.iter().enumerate().for_each(|(index, part)| walk(part, &below.index(index), found));
            }
            ("items" | "additionalProperties" | "not", Value::Object(_)) => walk(member, &below, found),
            _ => {}
        }
    }
}
