//! What refers to what.

use std::collections::HashMap;

use serde_json::Value;

/// How often each target is referred to, by `$ref` or by the mapping of a discriminator.
pub(super) fn references(value: &Value) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    visit(value, &mut |text| *counts.entry(text.to_owned()).or_default() += 1);
    counts
}

fn visit(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("$ref", Value::String(text)) => found(text),
                    ("mapping", Value::Object(mapping)) => {
                        mapping.values().filter_map(Value::as_str).for_each(&mut *found)
                    }
                    _ => visit(member, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| visit(item, found)),
        _ => {}
    }
}

/// Gives every reference a chance to become another.
pub(super) fn redirect(value: &mut Value, change: &impl Fn(&str) -> Option<String>) {
    let apply = |text: &mut String| {
        if let Some(new) = change(text) {
            *text = new;
        }
    };
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("$ref", Value::String(text)) => apply(text),
                    ("mapping", Value::Object(mapping)) => {
                        for target in mapping.values_mut() {
                            if let Value::String(text) = target {
                                apply(text);
                            }
                        }
                    }
                    (_, member) => redirect(member, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, change)),
        _ => {}
    }
}
