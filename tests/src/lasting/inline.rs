//! A component that becomes what is written inline.

use clientwright::diagnostics::Pointer;
use serde_json::Value;

use crate::draw::Draw;

use super::change::Change;
use super::places::{map_mut, schema_section, schemas};
use super::references::references;

/// Writes a component where it is used, if that is one place.
pub(super) fn inline(value: &Value, draw: &mut Draw) -> Option<Change> {
    let section = schema_section(value);
    let counts = references(value);
    let components = value.pointer(section.as_str())?.as_object()?;
    let target = |schema: &Pointer| {
        let only = value.pointer(schema.as_str())?.as_object().filter(|members| members.len() == 1)?;
        Some(only.get("$ref")?.as_str()?.to_owned())
    };
    let is_below = |component: &str| counts.keys().any(|text| text.starts_with(&format!("{component}/")));
    let uses: Vec<(Pointer, String)> = schemas(value)
        .into_iter()
        .filter_map(|schema| {
            let text = target(&schema).filter(|text| counts.get(text) == Some(&1) && !is_below(text))?;
            let name = components.keys().find(|name| format!("#{}", section.key(name)) == text)?;
            // A component that is used in itself has no other place.
            let itself = section.key(name);
            let is_inside = schema == itself || schema.as_str().starts_with(&format!("{itself}/"));
            (!is_inside).then(|| (schema, name.clone()))
        })
        .collect();
    let (place, name) = draw.one(&uses)?;
    let mut changed = value.clone();
    let component = components.get(name)?.clone();
    *changed.pointer_mut(place.as_str())? = component;
    map_mut(&mut changed, &section)?.shift_remove(name);
    let what = format!("component `{name}` stands in `{place}`");
    Some(Change { what, value: changed, touched: [name.clone()].into() })
}
