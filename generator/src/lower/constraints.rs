//! Limits of values.

use std::cmp::Ordering;

use crate::ir;
use crate::spec::schema::{self, Type};
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::literal::{integer, json_number};

/// The limits that a chain of schemas sets, each the tightest that any sets.
pub(super) fn lower_constraints(cx: &Context<'_>, chain: &[SchemaId]) -> ir::Constraints {
    let mut limits = ir::Constraints::default();
    for id in chain {
        add_constraints(&mut limits, cx.schema(*id));
    }
    limits
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
    if applies(Type::Object) {
        raise(&mut limits.min_properties, schema.min_properties);
        lower(&mut limits.max_properties, schema.max_properties);
    }
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
