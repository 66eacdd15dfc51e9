//! Reads scalars, repairing what is plain: a number where a text is due is its source text, `"true"` is `true`.

use crate::load::{Node, Value};

use super::cx::{Cx, Site};
use super::report;

/// A string.
pub(super) fn text(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<String> {
    match &site.node.value {
        Value::String(text) => Some(String::from(&**text)),
        Value::Number(text) => {
            report::repaired_type(cx, site, "a string");
            Some(String::from(&**text))
        }
        Value::Bool(boolean) => {
            report::repaired_type(cx, site, "a string");
            Some(boolean.to_string())
        }
        _ => {
            report::wrong_type(cx, site, "a string");
            None
        }
    }
}

/// A boolean.
pub(super) fn flag(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<bool> {
    let repaired = match &site.node.value {
        Value::Bool(boolean) => return Some(*boolean),
        Value::String(text) => match &**text {
            "true" | "True" | "yes" => Some(true),
            "false" | "False" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    };
    match repaired {
        Some(_) => report::repaired_type(cx, site, "a boolean"),
        None => report::wrong_type(cx, site, "a boolean"),
    }
    repaired
}

/// The text of a number.
pub(super) fn number(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Box<str>> {
    match &site.node.value {
        Value::Number(text) if is_finite(text) => Some(text.clone()),
        Value::String(text) if is_finite(text) => {
            report::repaired_type(cx, site, "a number");
            Some(text.clone())
        }
        _ => {
            report::wrong_type(cx, site, "a number");
            None
        }
    }
}

/// The text of a number greater than zero.
pub(super) fn positive(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Box<str>> {
    let text = number(cx, site)?;
    if text.parse::<f64>().is_ok_and(|value| value > 0.0) {
        return Some(text);
    }
    report::unknown_value(cx, site, &text, &[]);
    None
}

/// A whole number that is not negative; `2.0` is one.
pub(super) fn count(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<u64> {
    let text = number(cx, site)?;
    let whole = text.split_once('.').filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
    let count = whole.map_or(&*text, |(whole, _)| whole).parse().ok();
    if count.is_none() {
        report::wrong_type(cx, site, "a whole number that is not negative");
    }
    count
}

/// One of the words in `allowed`.
pub(super) fn word(cx: &mut Cx<'_>, site: &Site<'_>, allowed: &[&str]) -> Option<String> {
    let text = text(cx, site)?;
    if allowed.contains(&&*text) {
        return Some(text);
    }
    report::unknown_value(cx, site, &text, allowed);
    None
}

/// A list of strings, each once.
pub(super) fn names(cx: &mut Cx<'_>, site: &Site<'_>) -> Vec<String> {
    if !matches!(site.node.value, Value::List(_)) {
        report::wrong_type(cx, site, "a list of strings");
        return Vec::new();
    }
    let mut seen = std::collections::HashSet::new();
    let names: Vec<String> = site.items().filter_map(|item| text(cx, &item)).collect();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}

/// The value as `serde_json` has it. Numbers that it cannot hold become strings: they can only be documentation by then.
pub(super) fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(boolean) => serde_json::Value::Bool(*boolean),
        Value::Number(text) => json_number(text),
        Value::String(text) => serde_json::Value::String(String::from(&**text)),
        Value::List(items) => serde_json::Value::Array(items.iter().map(json).collect()),
        Value::Map(entries) => serde_json::Value::Object(
            entries.iter().map(|entry| (String::from(&*entry.key), json(&entry.value))).collect(),
        ),
    }
}

fn json_number(text: &str) -> serde_json::Value {
    text.parse::<serde_json::Number>()
        .ok()
        .or_else(|| text.parse::<f64>().ok().and_then(serde_json::Number::from_f64))
        .map_or_else(|| serde_json::Value::String(text.to_owned()), serde_json::Value::Number)
}

fn is_finite(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}
