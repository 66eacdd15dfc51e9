//! What is written inline and becomes a component.

use clientwright::diagnostics::Pointer;
use serde_json::{Value, json};

use crate::draw::Draw;

use super::change::Change;
use super::places::{capital, fresh_word, insert, map, schema_section, schemas};
use super::references::references;

/// Makes a component of an object, an enum or a choice that is written inline.
pub(super) fn lift(value: &Value, draw: &mut Draw) -> Option<Change> {
    let section = schema_section(value);
    let counts = references(value);
    let is_referred_to = |schema: &Pointer| {
        let text = format!("#{schema}");
        counts
            .keys()
            .any(|target| target.strip_prefix(&text).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    let gets_a_name = |schema: &Pointer| {
        let has = |key| map(value, schema).is_some_and(|members| members.contains_key(key));
        (has("properties") || has("enum") || has("oneOf") || has("anyOf")) && !has("$ref")
    };
    let is_inline = |schema: &Pointer| schema.parent().as_ref() != Some(&section);
    let all: Vec<Pointer> = schemas(value)
        .into_iter()
        .filter(|schema| is_inline(schema) && gets_a_name(schema) && !is_referred_to(schema))
        .collect();
    let place = draw.one(&all)?;
    let name = capital(fresh_word(value)?);
    let mut changed = value.clone();
    let reference = json!({ "$ref": format!("#{}", section.key(&name)) });
    let schema = std::mem::replace(changed.pointer_mut(place.as_str())?, reference);
    insert(&mut changed, &section, name.clone(), schema, draw)?;
    let what = format!("`{place}` is the component `{name}`");
    Some(Change { what, value: changed, touched: [name].into() })
}
