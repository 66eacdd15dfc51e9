//! Objects and lists in brackets: `name[key][0]=value`.
//!
//! OpenAPI defines `deepObject` for objects of scalars only; this is what servers commonly read beyond that.

use crate::Value;

/// The pairs that a value becomes under a name.
pub(crate) fn pairs(name: &str, value: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    push(name.to_owned(), value, &mut pairs);
    pairs
}

fn push(name: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| push(format!("{name}[{key}]"), value, pairs));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| push(format!("{name}[{index}]"), item, pairs));
        }
        scalar => pairs.push((name, text(scalar))),
    }
}

/// A string as it is, any other value as JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_json().unwrap_or_default(),
    }
}
