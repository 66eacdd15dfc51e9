//! Values of the description as JSON.

use crate::ir::{self, Literal};
use crate::load::{Node, Value};

/// The value of a node; `None` where YAML can say what JSON cannot (`.nan`, `.inf`). Depth is that of the text, which the loader limits.
pub(super) fn lower_literal(node: &Node) -> Option<Literal> {
    Some(match &node.value {
        Value::Null => Literal::Null,
        Value::Bool(value) => Literal::Bool(*value),
        Value::Number(text) => Literal::Number(json_number(text)?),
        Value::String(text) => Literal::String(text.to_string()),
        Value::List(items) => Literal::List(items.iter().map(lower_literal).collect::<Option<_>>()?),
        Value::Map(entries) => Literal::Object(
            entries
                .iter()
                .map(|entry| Some((entry.key.to_string(), lower_literal(&entry.value)?)))
                .collect::<Option<_>>()?,
        ),
    })
}

/// A number of YAML's core schema in the grammar of JSON; `None` when it is no finite number.
pub(super) fn json_number(text: &str) -> Option<String> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => ("-", text.get(1..)?),
        b'+' => ("", text.get(1..)?),
        _ => ("", text),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return u128::from_str_radix(digits, radix).ok().map(|value| format!("{sign}{value}"));
        }
    }
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => (digits.get(..at)?, Some(digits.get(at + 1..)?)),
        None => (digits, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut json = format!("{sign}{}", if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        json.push('.');
        json.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if unsigned.is_empty() || !is_digits(unsigned) {
            return None;
        }
        json.push('e');
        json.push_str(exponent);
    }
    Some(json)
}

/// The integer that a number of YAML stands for, by its JSON.
pub(super) fn integer(text: &str) -> Option<i128> {
    ir::integer(&json_number(text)?)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{integer, json_number};

    #[test]
    fn numbers_of_yaml_become_numbers_of_json() {
        for (yaml, json) in [
            ("1", "1"),
            ("-0", "-0"),
            ("+7", "7"),
            ("007", "7"),
            ("0x1F", "31"),
            ("0o17", "15"),
            (".5", "0.5"),
            ("1.", "1"),
            ("1.10", "1.10"),
            ("-1.5E+3", "-1.5e+3"),
            ("123456789012345678901234567890123456789012345", "123456789012345678901234567890123456789012345"),
        ] {
            assert_eq!(json_number(yaml).as_deref(), Some(json), "{yaml}");
        }
        for text in [".nan", ".inf", "-.inf", ".", "", "-", "1e", "a"] {
            assert_eq!(json_number(text), None, "{text}");
        }
    }

    #[test]
    fn integers_are_told_from_fractions_by_value() {
        for (text, value) in
            [("1", Some(1)), ("1.0", Some(1)), ("1e3", Some(1000)), ("1.5e1", Some(15)), ("-2.50", None)]
        {
            assert_eq!(integer(text), value, "{text}");
        }
        assert_eq!(integer("1e400"), None);
        assert_eq!(integer("15e-1"), None);
    }
}
