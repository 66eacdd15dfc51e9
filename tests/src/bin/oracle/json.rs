//! Values of a description as JSON text, and JSON text as a tree that keeps the text of numbers.

use std::fmt::Write as _;

use clientwright::diagnostics::{Diagnostics, SourceId};
use clientwright::load::{Budget, Node, Value, load_files};
use indexmap::IndexMap;

/// A value as compact JSON; `None` where YAML says what JSON cannot (`.nan`).
pub(crate) fn text(node: &Node) -> Option<String> {
    let mut out = String::new();
    write(&mut out, node).then_some(out)
}

fn write(out: &mut String, node: &Node) -> bool {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => _ = write!(out, "{value}"),
        Value::Number(text) => match number(text) {
            Some(number) => out.push_str(&number),
            None => return false,
        },
        Value::String(text) => quote(out, text),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                out.push(if index == 0 { '[' } else { ',' });
                if !write(out, item) {
                    return false;
                }
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Map(_) => {
            let members = members(node);
            for (index, (key, value)) in members.iter().enumerate() {
                out.push(if index == 0 { '{' } else { ',' });
                quote(out, key);
                out.push(':');
                if !write(out, value) {
                    return false;
                }
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
        }
    }
    true
}

/// The members of an object; the last of each name counts.
pub(crate) fn members(node: &Node) -> IndexMap<&str, &Node> {
    node.entries().iter().map(|entry| (&*entry.key, &entry.value)).collect()
}

fn quote(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// A number of YAML in the grammar of JSON.
fn number(text: &str) -> Option<String> {
    if serde_json::from_str::<serde_json::Number>(text).is_ok() {
        return Some(text.to_owned());
    }
    let plain = text.strip_prefix('+').unwrap_or(text);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return u128::from_str_radix(digits, radix).ok().map(|value| format!("{sign}{value}"));
        }
    }
    let whole = plain.parse::<i128>().ok().map(|value| value.to_string());
    whole.or_else(|| plain.parse::<f64>().ok().filter(|value| value.is_finite()).map(|value| format!("{value:?}")))
}

/// The tree of a JSON text.
pub(crate) fn tree(text: &str) -> Result<Node, String> {
    const NAME: &str = "value.json";
    // YAML does not allow these as they are, and one reader serves both.
    let text = text.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    let mut files = IndexMap::from([(NAME.to_owned(), text.into_bytes())]);
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(NAME, &mut files, Budget::default(), &mut diagnostics);
    let root = sources.as_ref().and_then(|sources| sources.root(SourceId::ENTRY)).cloned();
    root.ok_or_else(|| diagnostics.iter().map(|found| found.message.clone()).next().unwrap_or_default())
}
