//! Keywords whose meaning depends on each other: `type` and `nullable`, bounds, `items` and `additionalItems`.

use crate::load::Value;
use crate::spec::cx::{Cx, Site};
use crate::spec::{report, scalar};

use super::dialect::{Counts, Dialect};
use super::lift::{lift_as, lift_list};
use super::{Bound, Schema, Type, TypeSet};

/// Reads those that count.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema, dialect: Dialect, counts: Counts) {
    if counts == Counts::All {
        if let Some(value) = site.get("type") {
            read_type(cx, &value, schema, dialect);
        }
        read_bounds(cx, site, schema, dialect);
        read_items(cx, site, schema, dialect);
    }
    for key in ["nullable", "x-nullable"] {
        if let Some(value) = site.get(key)
            && scalar::flag(cx, &value) == Some(true)
        {
            schema.nullable = true;
        }
    }
    if schema.nullable && !schema.types.is_empty() {
        schema.types = schema.types.with(Type::Null);
    }
}

fn read_type(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema, dialect: Dialect) {
    if matches!(site.node.value, Value::List(_)) {
        if dialect != Dialect::JsonSchema {
            report::other_version(cx, site.location(), "a list of types");
        }
        schema.types = TypeSet::EMPTY;
        for item in site.items() {
            read_type_name(cx, &item, schema, dialect);
        }
    } else {
        read_type_name(cx, site, schema, dialect);
    }
}

fn read_type_name(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema, dialect: Dialect) {
    let name = match &site.node.value {
        Value::String(name) => &**name,
        Value::Null => {
            report::repaired_type(cx, site, "the string `null`");
            "null"
        }
        _ => return report::wrong_type(cx, site, "a type's name"),
    };
    match Type::from_name(name) {
        Some(ty) => {
            if ty == Type::Null && dialect != Dialect::JsonSchema {
                report::other_version(cx, site.location(), "the type `null`");
            }
            schema.types = schema.types.with(ty);
        }
        None if name == "file" => read_file_type(cx, site, schema),
        None => report::unknown_value(cx, site, name, &Type::ALL.map(Type::name)),
    }
}

/// Swagger 2.0: `type: file` is a text of bytes.
fn read_file_type(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    if cx.version() != crate::spec::Version::V2_0 {
        report::other_version(cx, site.location(), "the type `file`");
    }
    schema.types = schema.types.with(Type::String);
    schema.format = Some("binary".to_owned());
}

fn read_bounds(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema, dialect: Dialect) {
    schema.minimum = read_bound(cx, site, ["minimum", "exclusiveMinimum"], dialect, |new, old| new >= old);
    schema.maximum = read_bound(cx, site, ["maximum", "exclusiveMaximum"], dialect, |new, old| new <= old);
}

/// A bound from its two keywords; `tighter` compares the exclusive bound with the other.
fn read_bound(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    [inclusive, exclusive]: [&str; 2],
    dialect: Dialect,
    tighter: fn(f64, f64) -> bool,
) -> Option<Bound> {
    let bound = site.get(inclusive).and_then(|value| scalar::number(cx, &value));
    let Some(value) = site.get(exclusive) else { return bound.map(|value| Bound { value, exclusive: false }) };
    if let Value::Bool(flag) = value.node.value {
        if dialect == Dialect::JsonSchema {
            report::other_version(cx, value.location(), &format!("a boolean `{exclusive}`"));
        }
        return bound.map(|value| Bound { value, exclusive: flag });
    }
    let limit = scalar::number(cx, &value);
    if limit.is_some() && dialect != Dialect::JsonSchema {
        report::other_version(cx, value.location(), &format!("a number as `{exclusive}`"));
    }
    match (bound, limit) {
        (Some(value), Some(limit)) if !is_tighter(&limit, &value, tighter) => Some(Bound { value, exclusive: false }),
        (_, Some(value)) => Some(Bound { value, exclusive: true }),
        (value, None) => value.map(|value| Bound { value, exclusive: false }),
    }
}

fn is_tighter(new: &str, old: &str, tighter: fn(f64, f64) -> bool) -> bool {
    matches!((new.parse(), old.parse()), (Ok(new), Ok(old)) if tighter(new, old))
}

fn read_items(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema, dialect: Dialect) {
    let rest = site.get("additionalItems").map(|value| lift_as(cx, &value, dialect));
    let Some(items) = site.get("items") else { return };
    if matches!(items.node.value, Value::List(_)) {
        report::other_version(cx, items.location(), "a list as `items`");
        schema.prefix_items = lift_list(cx, &items, dialect);
        schema.items = rest;
    } else {
        schema.items = Some(lift_as(cx, &items, dialect));
    }
}
