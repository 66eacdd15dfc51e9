//! `unevaluatedProperties` where merging says the same: the properties of all parts are known, so it is `additionalProperties` of the whole.

use std::collections::HashSet;

use crate::spec::{self, SchemaId};

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
    let mut seen = HashSet::new();
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
