//! Limits of values.

use std::cmp::Ordering;

use crate::ir;
use crate::spec::schema::{self, Type};
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::enumeration::is_of;
use super::literal::{integer, json_number, lower_literal};

/// The limits that a chain of schemas sets, each the tightest that any sets.
pub(super) fn lower_constraints(cx: &Context<'_>, chain: &[SchemaId]) -> ir::Constraints {
    let mut limits = ir::Constraints::default();
    for id in chain {
        add_constraints(&mut limits, cx.schema(*id));
    }
    limits
}

/// Those of them that limit values of one type.
pub(super) fn of_type(limits: &ir::Constraints, ty: Type) -> ir::Constraints {
    let all = limits.clone();
    let none = ir::Constraints::default();
    let values = all.values.into_iter().filter(|value| is_of(value, ty)).collect();
    let limited = match ty {
        Type::String => {
            ir::Constraints { min_length: all.min_length, max_length: all.max_length, pattern: all.pattern, ..none }
        }
        Type::Integer | Type::Number => {
            let ir::Constraints { minimum, maximum, multiple_of, .. } = all;
            ir::Constraints { minimum, maximum, multiple_of, ..none }
        }
        Type::Array => {
            let ir::Constraints { min_items, max_items, unique_items, .. } = all;
            ir::Constraints { min_items, max_items, unique_items, ..none }
        }
        Type::Object => {
            let ir::Constraints { min_properties, max_properties, .. } = all;
            ir::Constraints { min_properties, max_properties, ..none }
        }
        Type::Boolean | Type::Null => none,
    };
    ir::Constraints { values, ..limited }
}

fn add_constraints(limits: &mut ir::Constraints, schema: &spec::Schema) {
    let applies = |ty: Type| schema.types.is_empty() || schema.types.contains(ty);
    if applies(Type::String) {
        raise(&mut limits.min_length, schema.min_length);
        lower(&mut limits.max_length, schema.max_length);
        limits.pattern = limits.pattern.take().or_else(|| schema.pattern.clone());
    }
    if applies(Type::Integer) || applies(Type::Number) {
        tighten(&mut limits.minimum, schema.minimum.as_ref(), Ordering::Greater);
        tighten(&mut limits.maximum, schema.maximum.as_ref(), Ordering::Less);
        let multiple_of = schema.multiple_of.as_deref().and_then(json_number);
        limits.multiple_of = limits.multiple_of.take().or(multiple_of);
    }
    if applies(Type::Array) {
        raise(&mut limits.min_items, schema.min_items);
        lower(&mut limits.max_items, schema.max_items);
        limits.unique_items |= schema.unique_items;
    }
    let values = known_values(schema);
    if !values.is_empty() {
        limits.values = values;
    }
    if applies(Type::Object) {
        raise(&mut limits.min_properties, schema.min_properties);
        lower(&mut limits.max_properties, schema.max_properties);
    }
}

/// Known values, when an enum cannot have them all: some are neither strings nor integers.
pub(super) fn known_values(schema: &spec::Schema) -> Vec<ir::Literal> {
    let nodes =
        schema.const_value.iter().chain(schema.enum_values.iter().filter(|_| schema.const_value.is_none()).flatten());
    let values: Vec<ir::Literal> =
        nodes.filter_map(lower_literal).filter(|value| *value != ir::Literal::Null).collect();
    let is_for_enum = |value: &ir::Literal| is_of(value, Type::String) || is_of(value, Type::Integer);
    let is_both = values.contains(&ir::Literal::Bool(true)) && values.contains(&ir::Literal::Bool(false));
    let is_text = schema.types.single() == Some(Type::String);
    if is_text || values.iter().all(is_for_enum) || is_both && values.len() == 2 { Vec::new() } else { values }
}

fn raise(limit: &mut Option<u64>, new: Option<u64>) {
    *limit = (*limit).max(new);
}

fn lower(limit: &mut Option<u64>, new: Option<u64>) {
    *limit = match (*limit, new) {
        (Some(old), Some(new)) => Some(old.min(new)),
        (old, new) => old.or(new),
    };
}

fn tighten(limit: &mut Option<ir::Bound>, new: Option<&schema::Bound>, tighter: Ordering) {
    let Some(new) = new.and_then(lower_bound) else { return };
    let replace = match &*limit {
        None => true,
        Some(old) => match compare(&new.value, &old.value) {
            Some(Ordering::Equal) => new.exclusive && !old.exclusive,
            order => order == Some(tighter),
        },
    };
    if replace {
        *limit = Some(new);
    }
}

/// The order of two numbers by value, exactly where both are integers.
fn compare(left: &str, right: &str) -> Option<Ordering> {
    match (integer(left), integer(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.parse::<f64>().ok()?.partial_cmp(&right.parse().ok()?),
    }
}

fn lower_bound(bound: &schema::Bound) -> Option<ir::Bound> {
    Some(ir::Bound { value: json_number(&bound.value)?, exclusive: bound.exclusive })
}
