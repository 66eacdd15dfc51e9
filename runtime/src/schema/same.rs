//! Whether JSON values are the same: numbers by value, objects in any order (JSON Schema 2020-12 Core, section 4.2.2).

use std::fmt;

use super::decimal::Decimal;
use crate::Value;

/// Whether both are the same value.
pub(super) fn same(left: &Value, right: &Value) -> bool {
    canonical(left) == canonical(right)
}

/// The pairs of positions of items that are the same, each item with the one before it that it equals.
pub(crate) fn twins(items: &[Value]) -> Vec<(usize, usize)> {
    let mut all: Vec<(String, usize)> =
        items.iter().enumerate().map(|(index, item)| (canonical(item), index)).collect();
    all.sort_unstable();
    all.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[0].1, pair[1].1)).collect()
}

/// A text that equal values share and no others.
fn canonical(value: &Value) -> String {
    Canonical(value).to_string()
}

struct Canonical<'a>(&'a Value);

impl fmt::Display for Canonical<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Number(number) => match Decimal::parse(number.as_str()) {
                Some(decimal) => write!(f, "{decimal:?}"),
                None => f.write_str(number.as_str()),
            },
            Value::String(text) => write!(f, "{text:?}"),
            Value::Array(items) => {
                f.write_str("[")?;
                items.iter().try_for_each(|item| write!(f, "{},", Self(item)))?;
                f.write_str("]")
            }
            Value::Object(entries) => {
                let mut entries: Vec<(&str, &Value)> = entries.iter().collect();
                entries.sort_unstable_by_key(|(key, _)| *key);
                f.write_str("{")?;
                entries.iter().try_for_each(|(key, value)| write!(f, "{key:?}:{},", Self(value)))?;
                f.write_str("}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{same, twins};
    use crate::Value;

    fn value(json: &str) -> Value {
        Value::from_json(json.as_bytes()).unwrap()
    }

    #[test]
    fn values_are_the_same_by_what_they_say() {
        for (left, right, expected) in [
            ("1", "1.0", true),
            (r#"{"a": [1, "x"], "b": null}"#, r#"{"b": null, "a": [1e0, "\u0078"]}"#, true),
            ("0", "false", false),
            ("[1]", "1", false),
            (r#""1""#, "1", false),
            (r#"["a,", "b"]"#, r#"["a", ",b"]"#, false),
        ] {
            assert_eq!(same(&value(left), &value(right)), expected, "{left} {right}");
        }
    }

    #[test]
    fn twins_name_each_repeated_item_once() {
        let items = value(r#"[1, {"a": 1}, 1.0, {"a": 1.0}, 1e0, true]"#);
        let mut twins = twins(items.as_array().unwrap());
        twins.sort_unstable();
        assert_eq!(twins, [(0, 2), (1, 3), (2, 4)]);
    }
}
