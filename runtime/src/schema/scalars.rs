//! Types, known values, and the limits of strings and numbers (2020-12 Validation, sections 6.1 to 6.3).

use super::decimal::Decimal;
use super::judge::Judge;
use super::same::same;
use crate::read::decode;
use crate::{Map, Number, Value};

/// Whether a number is on the right side of a bound.
type Holds = fn(&Decimal, &Decimal) -> bool;

/// The bounds of numbers: keyword, how a finding says it, what must hold.
const BOUNDS: [(&str, &str, Holds); 5] = [
    ("minimum", "at least", |value, bound| value >= bound),
    ("maximum", "at most", |value, bound| value <= bound),
    ("exclusiveMinimum", "more than", |value, bound| value > bound),
    ("exclusiveMaximum", "less than", |value, bound| value < bound),
    ("multipleOf", "a multiple of", |value, factor| value.is_multiple_of(factor) != Some(false)),
];

impl<'s> Judge<'s> {
    /// `type`, `enum`, `const`.
    pub(super) fn check_values(&mut self, schema: &'s Map<Value>, value: &Value) {
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.iter().any(|name| is_of(value, name)) {
            self.find(format!("is of type {}, must be {}", type_of(value), types.join(" or ")));
        }
        let known = schema.get("enum").and_then(Value::as_array);
        if known.is_some_and(|known| !known.iter().any(|known| same(known, value))) {
            self.find("is none of the known values".to_owned());
        }
        if schema.get("const").is_some_and(|known| !same(known, value)) {
            self.find("is not the one known value".to_owned());
        }
    }

    /// The limits of a number.
    pub(super) fn check_number(&mut self, schema: &'s Map<Value>, number: &Number) {
        let Some(value) = Decimal::parse(number.as_str()) else { return };
        for (keyword, words, holds) in BOUNDS {
            let Some(bound) = schema.get(keyword).and_then(Value::as_number) else { continue };
            if Decimal::parse(bound.as_str()).is_some_and(|limit| !holds(&value, &limit)) {
                self.find(format!("is {number}, must be {words} {bound}"));
            }
        }
    }

    /// The limits of a string.
    pub(super) fn check_text(&mut self, schema: &'s Map<Value>, text: &str) {
        self.check_count(schema, ["minLength", "maxLength"], "characters", || text.chars().count());
        let pattern = schema.get("pattern").and_then(Value::as_str);
        if let Some(pattern) = pattern.filter(|pattern| !self.matches(pattern, text)) {
            self.find(format!("does not match the pattern `{pattern}`"));
        }
    }

    /// Limits on how many of something there are.
    pub(super) fn check_count(
        &mut self,
        schema: &'s Map<Value>,
        [least, most]: [&str; 2],
        things: &str,
        count: impl Fn() -> usize,
    ) {
        if let Some(least) = limit(schema, least).filter(|least| count() < *least) {
            self.find(format!("has {} {things}, at least {least} are required", count()));
        }
        if let Some(most) = limit(schema, most).filter(|most| count() > *most) {
            self.find(format!("has {} {things}, at most {most} are allowed", count()));
        }
    }
}

/// A limit on a count; `2.0` is one too.
pub(super) fn limit(schema: &Map<Value>, keyword: &str) -> Option<usize> {
    let number = schema.get(keyword)?.as_number()?;
    let limit: i128 = decode(number.as_str().as_bytes()).ok()?;
    Some(usize::try_from(limit).unwrap_or(usize::MAX))
}

fn is_of(value: &Value, name: &str) -> bool {
    match (name, value) {
        ("integer", Value::Number(number)) => {
            Decimal::parse(number.as_str()).is_some_and(|number| number.is_integral())
        }
        _ => type_of(value) == name,
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
