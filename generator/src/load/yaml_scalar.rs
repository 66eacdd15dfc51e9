//! Plain YAML scalars to values, by the core schema (YAML 1.2.2, section 10.3.2).

use super::node::Value;

/// The value of a plain scalar. Numbers become JSON numbers with the digits as written. What JSON cannot say (`.inf`, `.nan`) and digits
/// with a leading zero (`007`), which are names more often than numbers, stay text.
pub(super) fn plain_scalar(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.into()), |number| Value::Number(number.into())),
    }
}

/// The JSON number that a plain scalar stands for.
fn number(text: &str) -> Option<String> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    radix(text).or_else(|| decimal(sign, digits))
}

/// `0x1F` and `0o17`, which take no sign.
fn radix(text: &str) -> Option<String> {
    let (digits, radix) = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => (digits, 16),
        (_, Some(digits)) => (digits, 8),
        _ => return None,
    };
    if digits.starts_with('+') {
        return None;
    }
    u128::from_str_radix(digits, radix).ok().map(|value| value.to_string())
}

/// `12`, `1.5`, `.5`, `5.`, `1e3`.
fn decimal(sign: &str, digits: &str) -> Option<String> {
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let wrong = !all_digits(whole)
        || !fraction.is_none_or(all_digits)
        || !exponent_digits.is_none_or(|digits| !digits.is_empty() && all_digits(digits))
        || whole.len() + fraction.map_or(0, str::len) == 0
        || whole.len() > 1 && whole.starts_with('0');
    if wrong {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.map(|fraction| if fraction.is_empty() { ".0".to_owned() } else { format!(".{fraction}") });
    let exponent = exponent.map(|exponent| format!("e{exponent}"));
    Some(format!("{sign}{whole}{}{}", fraction.unwrap_or_default(), exponent.unwrap_or_default()))
}
