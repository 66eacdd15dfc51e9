//! Limits of values.

use crate::ir;
use crate::spec::schema::{self, Type};
use crate::spec::{self, SchemaId};

use super::all_of::merge;
use super::context::Context;
use super::enumeration::{is_long, is_of};
use super::literal::{json_number, lower_literal};
use super::part::Part;
use super::reference::Peeled;
use super::scalar::is_plain;

/// The limits that a chain of schemas sets, each the tightest that any sets.
pub(super) fn lower_constraints(cx: &Context<'_>, chain: &[SchemaId]) -> ir::Constraints {
    let mut limits = ir::Constraints::default();
    for id in chain {
        let schemas = cx.assertions.get(id).cloned().into_iter().collect();
        limits.tighten(&ir::Constraints { schemas, ..own_limits(cx, cx.schema(*id)) });
    }
    limits
}

/// The limits of a use: those of what stands there and of all that its type is merged from. A type with a name of its own has its limits with it.
pub(super) fn lower_limits_of_use(cx: &mut Context<'_>, peeled: &Peeled) -> ir::Constraints {
    let mut chain = peeled.of_use().to_vec();
    if peeled.shared.is_none() {
        chain.extend(merged_from(cx, peeled));
    }
    chain.sort_unstable();
    chain.dedup();
    lower_constraints(cx, &chain)
}

/// The limits of a type that several schemas make together, which has no name: even those of a component.
pub(super) fn lower_joint_limits(cx: &mut Context<'_>, peeled: &[Peeled]) -> ir::Constraints {
    let mut chain: Vec<SchemaId> = peeled.iter().flat_map(|peeled| peeled.chain.iter().copied()).collect();
    for peeled in peeled {
        chain.extend(merged_from(cx, peeled));
    }
    chain.sort_unstable();
    chain.dedup();
    lower_constraints(cx, &chain)
}

fn merged_from(cx: &mut Context<'_>, peeled: &Peeled) -> Vec<SchemaId> {
    merge(cx, &[Part::whole(peeled.core)]).members.iter().map(|member| member.id).collect()
}

/// The limits that one schema sets on values of the types that it allows.
fn own_limits(cx: &Context<'_>, schema: &spec::Schema) -> ir::Constraints {
    let format = plain_format(cx, schema);
    let mut limits = ir::Constraints { values: known_values(schema), format, ..ir::Constraints::default() };
    let applies = |ty: Type| allows(schema, ty);
    if applies(Type::String) {
        limits.min_length = schema.min_length;
        limits.max_length = schema.max_length;
        limits.pattern.clone_from(&schema.pattern);
    }
    if applies(Type::Integer) || applies(Type::Number) {
        limits.minimum = schema.minimum.as_ref().and_then(lower_bound);
        limits.maximum = schema.maximum.as_ref().and_then(lower_bound);
        limits.multiple_of = schema.multiple_of.as_deref().and_then(json_number);
    }
    if applies(Type::Array) {
        limits.min_items = schema.min_items;
        limits.max_items = schema.max_items;
        limits.unique_items = schema.unique_items;
    }
    if applies(Type::Object) {
        limits.min_properties = schema.min_properties;
        limits.max_properties = schema.max_properties;
    }
    limits
}

fn allows(schema: &spec::Schema, ty: Type) -> bool {
    schema.types.is_empty() || schema.types.contains(ty)
}

/// The format of a text, or of the texts in a list or map, that has no type for it.
fn plain_format(cx: &Context<'_>, schema: &spec::Schema) -> Option<String> {
    let own = schema.format.as_ref().filter(|format| allows(schema, Type::String) && is_plain(format));
    let values = schema.additional_properties.filter(|_| schema.properties.is_empty());
    let within = || schema.items.into_iter().chain(values).find_map(|id| plain_format(cx, cx.schema(id)));
    own.cloned().or_else(within)
}

/// Known values, when an enum cannot have them all: some are neither strings nor integers of 64 bits.
pub(super) fn known_values(schema: &spec::Schema) -> Vec<ir::Literal> {
    let nodes =
        schema.const_value.iter().chain(schema.enum_values.iter().filter(|_| schema.const_value.is_none()).flatten());
    let all: Vec<ir::Literal> = nodes.filter_map(lower_literal).collect();
    let values: Vec<ir::Literal> = all.iter().filter(|value| **value != ir::Literal::Null).cloned().collect();
    // Nothing but `null` has no type.
    if values.is_empty()
        && (!all.is_empty() || schema.types.contains(Type::Null) && schema.types.without(Type::Null).is_empty())
    {
        return vec![ir::Literal::Null];
    }
    let is_for_enum = |value: &ir::Literal| is_of(value, Type::String) || is_long(value);
    let is_both = values.contains(&ir::Literal::Bool(true)) && values.contains(&ir::Literal::Bool(false));
    let is_text = schema.types.single() == Some(Type::String);
    if is_text || values.iter().all(is_for_enum) || is_both && values.len() == 2 { Vec::new() } else { values }
}

fn lower_bound(bound: &schema::Bound) -> Option<ir::Bound> {
    Some(ir::Bound { value: json_number(&bound.value)?, exclusive: bound.exclusive })
}
