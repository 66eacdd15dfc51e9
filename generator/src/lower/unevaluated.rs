//! `unevaluatedProperties` where merging says the same: the properties of all parts are known, so it is `additionalProperties` of the whole.

use crate::hash::HashSet;
use crate::spec::{self, SchemaId};

use super::all_of::Merged;
use super::context::Context;
use super::reference::{has_union, target};

/// The schema of the members that no part of a schema describes: `additionalProperties`, or `unevaluatedProperties` where that is the same.
pub(super) fn other_members(cx: &Context<'_>, id: SchemaId) -> Option<SchemaId> {
    let schema = cx.schema(id);
    let unevaluated = || schema.unevaluated_properties.filter(|_| merges(cx, id));
    schema.additional_properties.or_else(unevaluated)
}

/// Whether a schema allows nothing: `false`, or `not` of everything.
pub(super) fn is_nothing(cx: &Context<'_>, id: SchemaId) -> bool {
    let schema = cx.schema(id);
    let allows_all = |id| cx.schema(id).boolean == Some(true) || is_silent(cx.schema(id));
    schema.boolean == Some(false)
        || schema.not.is_some_and(allows_all) && schema.keywords.iter().all(|(name, _)| *name == "not")
}

fn is_silent(schema: &spec::Schema) -> bool {
    schema.boolean.is_none() && schema.keywords.is_empty() && schema.others.is_empty()
}

/// Whether all that a schema says of members stands in it, in `allOf` and behind references, where it counts for every value.
pub(super) fn merges(cx: &Context<'_>, id: SchemaId) -> bool {
    let mut seen = HashSet::default();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = cx.schema(id);
        let depends = has_union(schema)
            || schema.if_schema.is_some()
            || !schema.dependent_schemas.is_empty()
            || !schema.pattern_properties.is_empty()
            || schema.others.contains_key("$dynamicRef");
        if depends {
            return false;
        }
        stack.extend(schema.all_of.iter().copied().chain(target(cx, schema)));
    }
    true
}

/// The keyword that describes members which only some objects have, by what else they hold, and which nothing else describes. Their types hold
/// on that condition only, so that they are kept as any value.
pub(super) fn keyword_of_further_members(cx: &Context<'_>, merged: &Merged<'_>) -> Option<&'static str> {
    let described: HashSet<&str> =
        merged.members.iter().flat_map(|member| member.schema.properties.iter()).map(|(name, _)| &**name).collect();
    merged.members.iter().find_map(|member| {
        let schema = member.schema;
        let further = |id: SchemaId| members(cx, id).iter().any(|name| !described.contains(name));
        if schema.dependent_schemas.values().any(|id| further(*id)) {
            return Some("dependentSchemas");
        }
        let branches = [("then", schema.then_schema), ("else", schema.else_schema)];
        let of_if = branches.into_iter().filter(|_| schema.if_schema.is_some());
        of_if.into_iter().find_map(|(keyword, id)| id.is_some_and(further).then_some(keyword))
    })
}

/// The members that a schema describes, and its parts.
fn members<'a>(cx: &Context<'a>, id: SchemaId) -> HashSet<&'a str> {
    let mut found = HashSet::default();
    let mut seen = HashSet::default();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        if seen.insert(id) {
            let schema = cx.schema(id);
            found.extend(schema.properties.iter().map(|(name, _)| &**name));
            stack.extend(schema.all_of.iter().copied().chain(target(cx, schema)));
        }
    }
    found
}
