//! Facts that a type does not show, as short sentences.

use crate::ir;

use super::sanitise::is_removed;

/// `text` as a code span, whatever is in it.
pub(crate) fn code(text: &str) -> String {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return ["`", text, "`"].concat();
    }
    let plain: String = text.chars().map(|c| if is_removed(c) || c.is_whitespace() { ' ' } else { c }).collect();
    let longest = plain.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || plain.trim() != plain || plain.is_empty() { " " } else { "" };
    if plain.trim().is_empty() { "an empty text".to_owned() } else { format!("{fence}{pad}{plain}{pad}{fence}") }
}

/// A literal of the description as JSON text; strings without their quotes.
pub(crate) fn literal_text(literal: &ir::Literal) -> String {
    match literal {
        ir::Literal::String(text) => text.clone(),
        other => json(other),
    }
}

fn json(literal: &ir::Literal) -> String {
    match literal {
        ir::Literal::Null => "null".to_owned(),
        ir::Literal::Bool(value) => value.to_string(),
        ir::Literal::Number(text) => text.clone(),
        ir::Literal::String(text) => format!("{text:?}"),
        ir::Literal::List(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        ir::Literal::Object(members) => {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("{key:?}: {}", json(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// One sentence for each limit.
pub(crate) fn constraint_facts(limits: &ir::Constraints) -> Vec<String> {
    let counted = [
        ("Minimum length", limits.min_length, "character"),
        ("Maximum length", limits.max_length, "character"),
        ("Minimum number of items", limits.min_items, ""),
        ("Maximum number of items", limits.max_items, ""),
        ("Minimum number of properties", limits.min_properties, ""),
        ("Maximum number of properties", limits.max_properties, ""),
    ];
    let counted =
        counted.into_iter().filter_map(|(what, count, unit)| count.map(|count| counted_fact(what, count, unit)));
    let bounds = [("Minimum", &limits.minimum), ("Maximum", &limits.maximum)];
    let bounds = bounds.into_iter().filter_map(|(what, bound)| bound.as_ref().map(|bound| bound_fact(what, bound)));
    let pattern = limits.pattern.iter().map(|pattern| format!("Pattern: {}.", code(pattern)));
    let divisor = limits.multiple_of.iter().map(|divisor| format!("Multiple of: {divisor}."));
    let unique = limits.unique_items.then(|| "All items differ.".to_owned());
    let values: Vec<String> = limits.values.iter().map(|value| code(&json(value))).collect();
    let values = (!values.is_empty()).then(|| format!("Known values: {}.", values.join(", ")));
    let schemas = limits.schemas.iter().map(|schema| schema_fact(schema));
    counted.chain(bounds).chain(divisor).chain(pattern).chain(unique).chain(values).chain(schemas).collect()
}

/// Which properties an object has together, in one sentence.
pub(crate) fn form_fact(forms: &[ir::Form]) -> Option<String> {
    let word = if forms.iter().any(|form| form.name.is_some()) { "Forms" } else { "Requires" };
    let forms: Vec<String> = forms.iter().map(form_text).filter(|text| !text.is_empty()).collect();
    (!forms.is_empty()).then(|| format!("{word}: {}.", forms.join("; or ")))
}

fn form_text(form: &ir::Form) -> String {
    let required = form.required.iter().map(|name| code(name)).collect::<Vec<_>>().join(", ");
    match &form.name {
        Some(name) if required.is_empty() => code(name),
        Some(name) => format!("{} with {required}", code(name)),
        None => required,
    }
}

fn counted_fact(what: &str, count: u64, unit: &str) -> String {
    match (unit, count) {
        ("", _) => format!("{what}: {count}."),
        (unit, 1) => format!("{what}: 1 {unit}."),
        (unit, _) => format!("{what}: {count} {unit}s."),
    }
}

/// How long a schema may be to stand in documentation.
const SCHEMA_WIDTH: usize = 160;

fn schema_fact(schema: &str) -> String {
    if schema.len() <= SCHEMA_WIDTH {
        format!("Satisfies: {}.", code(schema))
    } else {
        "Satisfies conditions that are too long to stand here.".to_owned()
    }
}

fn bound_fact(what: &str, bound: &ir::Bound) -> String {
    let exclusive = if bound.exclusive { ", exclusive" } else { "" };
    format!("{what}: {}{exclusive}.", bound.value)
}
