//! New items.

use std::collections::BTreeSet;

use clientwright::diagnostics::Pointer;
use serde_json::{Value, json};

use crate::draw::Draw;

use super::change::Change;
use super::places::{
    METHODS, capital, fresh_word, insert, is_swagger, map, map_mut, operations, schema_section, schemas,
};

/// A component with everything that gets a name, which refers to another one; and an operation that gives it.
pub(super) fn insert_component(value: &Value, draw: &mut Draw) -> Option<Change> {
    let word = fresh_word(value)?;
    let (section, name) = (schema_section(value), capital(word));
    let component = json!({
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": { "type": "string" },
            "kind": { "type": "string", "enum": ["one", "other"] },
            "parts": { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "integer" } } } },
        },
    });
    let schema = json!({ "$ref": format!("#{}", section.key(&name)) });
    let mut operation = if is_swagger(value) {
        json!({ "produces": ["application/json"], "responses": { "200": { "description": "", "schema": schema } } })
    } else {
        let content = json!({ "application/json": { "schema": schema } });
        json!({ "responses": { "200": { "description": "", "content": content } } })
    };
    operation["operationId"] = format!("read{name}").into();
    let operations = operations(value);
    if let Some(tags) = draw.one(&operations).and_then(|other| value.pointer(other.as_str())?.get("tags")) {
        operation["tags"] = tags.clone();
    }
    let mut changed = value.clone();
    insert(&mut changed, &section, name.clone(), component, draw)?;
    insert(&mut changed, &Pointer::root().key("paths"), format!("/{word}"), json!({ "get": operation }), draw)?;
    Some(Change { what: format!("component `{name}`"), value: changed, touched: BTreeSet::new() })
}

/// A copy of an operation: it shares with it what is shared, and has its own of what stands inline.
pub(super) fn insert_operation(value: &Value, draw: &mut Draw) -> Option<Change> {
    let word = fresh_word(value)?;
    let mut operations = operations(value);
    // What is written elsewhere would be the same operation twice.
    operations.retain(|operation| map(value, operation).is_some_and(|members| !members.contains_key("$ref")));
    let original = draw.one(&operations)?;
    let item = original.parent()?;
    let (section, key, method) = (item.parent()?, item.last()?, original.last()?);
    let mut copy = value.pointer(item.as_str())?.as_object()?.clone();
    copy.retain(|key, _| *key == method || !METHODS.contains(&key.as_str()) && key != "additionalOperations");
    if let Some(id) = copy.get_mut(&method).and_then(|operation| operation.get_mut("operationId")) {
        *id = format!("{word}{}", capital(id.as_str()?)).into();
    }
    let key = if key.starts_with('/') { format!("/{word}{key}") } else { format!("{word}{}", capital(&key)) };
    let mut changed = value.clone();
    insert(&mut changed, &section, key.clone(), Value::Object(copy), draw)?;
    Some(Change { what: format!("`{method}` of `{key}`, a copy"), value: changed, touched: BTreeSet::new() })
}

/// A property that is an object with an enum in it.
pub(super) fn insert_property(value: &Value, draw: &mut Draw) -> Option<Change> {
    let word = fresh_word(value)?;
    let objects = schemas(value).into_iter().map(|schema| schema.key("properties"));
    let objects: Vec<Pointer> = objects.filter(|pointer| map(value, pointer).is_some()).collect();
    let object = draw.one(&objects)?;
    let kind = json!({ "type": "string", "enum": ["one", "other"] });
    let property = json!({ "type": "object", "properties": { "kind": kind } });
    let mut changed = value.clone();
    map_mut(&mut changed, object)?;
    insert(&mut changed, object, word.to_owned(), property, draw)?;
    Some(Change { what: format!("property `{word}` in `{object}`"), value: changed, touched: BTreeSet::new() })
}
