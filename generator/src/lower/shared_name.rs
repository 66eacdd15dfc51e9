//! What a schema is called that a reference leads to, wherever it stands.

use crate::diagnostics::SourceId;
use crate::hash::HashMap;
use crate::spec::{self, Document, Place};

use super::context::Context;
use super::reference::component_name;

/// Keys whose members are there to be referred to.
const DEFINITIONS: [&str; 2] = ["$defs", "definitions"];

/// How many schemas have each name, as a component or among definitions of a schema.
pub(super) fn count_names(document: &Document) -> HashMap<String, usize> {
    let mut counts = HashMap::default();
    let names = document.schemas.iter().filter(|(_, place, schema)| schema.location.pointer == place.pointer);
    for name in names.filter_map(|(_, place, _)| component_name(place).or_else(|| definition_name(place))) {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// The component's name; else the last word of the pointer that says something; else the file's name in the reference; else the title. With the
/// name of what it stands in before it where others are called so, and where it is there for one scope of several.
pub(super) fn shared_name(cx: &Context<'_>, place: &Place, schema: &spec::Schema, text: &str) -> String {
    if let Some(name) = component_name(place).or_else(|| name_in_scope(place)) {
        return name;
    }
    let at = &schema.location;
    let written = Place { source: at.source, pointer: at.pointer.clone() };
    let name = component_name(&written).unwrap_or_else(|| inner_name(&written, schema, file_name(cx, &written, text)));
    let is_ambiguous = || definition_name(&written).is_some() && cx.names.get(&name).is_some_and(|count| *count > 1);
    match owner(place).filter(|_| written != *place || is_ambiguous()) {
        Some(owner) => format!("{owner} {name}"),
        None => name,
    }
}

/// The name of the file that a place is in; the entry file's is its own affair, and no name for a schema.
fn file_name<'a>(cx: &'a Context<'_>, place: &Place, text: &'a str) -> &'a str {
    let files = || cx.document.files.get(place.source.0 as usize).map(String::as_str);
    if place.source == SourceId::ENTRY { text } else { files().unwrap_or(text) }
}

fn inner_name(place: &Place, schema: &spec::Schema, text: &str) -> String {
    let tokens: Vec<String> = place.pointer.tokens().collect();
    if let [before @ .., properties, name] = tokens.as_slice()
        && properties == "properties"
        && place.source != SourceId::ENTRY
    {
        // What one file calls `version` others do, too.
        let holder = before.iter().rev().find(|token| !is_structural(token)).map_or_else(|| stem(text), String::as_str);
        return format!("{holder} {name}");
    }
    let telling = tokens.iter().rev().find(|token| !is_structural(token)).cloned();
    let stem = stem(text);
    telling
        .or_else(|| (!stem.is_empty()).then(|| stem.to_owned()))
        .or_else(|| schema.title.clone())
        .unwrap_or_else(|| "Schema".to_owned())
}

/// The name of a file in a reference, without its folder and ending.
fn stem(text: &str) -> &str {
    let file = text.split('#').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    file.split('.').next().unwrap_or_default()
}

/// The name of a component that is nothing but a reference to what was added for its scope.
fn name_in_scope(place: &Place) -> Option<String> {
    let pointer = place.pointer.parent().filter(|_| place.pointer.last().is_some_and(|last| last == "$ref"))?;
    component_name(&Place { source: place.source, pointer })
}

/// The name of a schema among definitions of another.
fn definition_name(place: &Place) -> Option<String> {
    let parent = place.pointer.parent()?.last()?;
    place.pointer.last().filter(|_| DEFINITIONS.contains(&parent.as_str()))
}

/// The component, or the operation, that a place is in.
fn owner(place: &Place) -> Option<String> {
    let tokens: Vec<String> = place.pointer.tokens().take(3).collect();
    match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["components", _, name] | ["definitions", name, _] => Some((*name).to_owned()),
        ["paths" | "webhooks", path, method] => Some(format!("{method} {path}")),
        _ => None,
    }
}

fn is_structural(token: &str) -> bool {
    const STRUCTURE: &[&str] = &[
        "",
        "schema",
        "items",
        "properties",
        "additionalProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "content",
        "paths",
        "components",
        "schemas",
        "definitions",
        "$defs",
        "$ref",
        "$dynamicRef",
        "$id",
        "prefixItems",
        "not",
        "responses",
        "parameters",
    ];
    STRUCTURE.contains(&token) || token.contains('/') || token.bytes().all(|byte| byte.is_ascii_digit())
}
