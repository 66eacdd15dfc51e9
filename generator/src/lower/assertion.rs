//! What neither a type nor a limit says of a schema: kept as a JSON Schema for `validate()`.
//!
//! In: one schema. Out: those of its keywords that are left, and the ones that cannot be kept, with the reason.

use std::sync::Arc;

use crate::ir::Literal;
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::json_schema::{Keywords, Reason, Writer, dependent_required, member};
use super::list::is_tuple;
use super::unevaluated::merges;

/// What is left of a schema.
#[derive(Default)]
pub(super) struct Left {
    /// The keywords that are kept, if there are any.
    pub(super) kept: Option<Literal>,
    /// The keywords that are not, and why.
    pub(super) lost: Vec<(&'static str, Reason)>,
}

/// How many bytes all that is kept may be before no more is.
const MOST: usize = 4 << 20;

/// Keywords that are kept or lost together, under the name of the first.
type Group = (&'static str, fn(&mut Writer<'_, '_>, &spec::Schema) -> Result<Keywords, Reason>);

const GROUPS: [Group; 8] = [
    ("prefixItems", places),
    ("contains", |writer, schema| writer.contains(schema)),
    ("dependentRequired", |_, schema| Ok(dependent_required(schema).into_iter().collect())),
    ("patternProperties", pattern_properties),
    ("propertyNames", |writer, schema| writer.one("propertyNames", schema.property_names)),
    ("dependentSchemas", |writer, schema| writer.by_name("dependentSchemas", &schema.dependent_schemas)),
    ("not", |writer, schema| writer.one("not", schema.not)),
    ("if", condition),
];

/// What is left of the schema.
pub(super) fn left(cx: &Context<'_>, id: SchemaId) -> Left {
    let schema = cx.schema(id);
    if schema.boolean == Some(false) {
        return Left { kept: Some(Literal::Bool(false)), lost: Vec::new() };
    }
    if cx.asserted > MOST {
        return Left { kept: None, lost: too_much(cx, id) };
    }
    let mut writer = Writer::new(cx);
    let mut left = Left::default();
    let mut kept = Keywords::new();
    if let Some(keyword) = unevaluated(cx, id) {
        // What is evaluated is said by everything else in the schema.
        match writer.complete(|writer| writer.keywords(id)) {
            Ok(keywords) => return Left { kept: Some(finish(keywords, writer)), lost: Vec::new() },
            Err(reason) => left.lost.push((keyword, reason)),
        }
    }
    for (keyword, write) in GROUPS {
        match writer.complete(|writer| write(writer, schema)) {
            Ok(keywords) => kept.extend(keywords),
            Err(reason) => left.lost.push((keyword, reason)),
        }
    }
    if !kept.iter().any(|(keyword, _)| keyword == "properties") {
        kept.extend(forbidden(cx, schema));
    }
    left.kept = (!kept.is_empty()).then(|| finish(kept, writer));
    left
}

/// What a value of any of these schemas satisfies, as a text; the reason where it cannot be written.
pub(super) fn any_of(cx: &mut Context<'_>, schemas: &[SchemaId]) -> Result<Arc<str>, Reason> {
    if cx.asserted > MOST {
        return Err(no_room());
    }
    let mut writer = Writer::new(cx);
    let keywords = writer.complete(|writer| writer.several("anyOf", schemas))?;
    let text = finish(keywords, writer).to_string();
    cx.asserted = cx.asserted.saturating_add(text.len());
    Ok(text.into())
}

/// What would be kept if there were room.
fn too_much(cx: &Context<'_>, id: SchemaId) -> Vec<(&'static str, Reason)> {
    let schema = cx.schema(id);
    let said = |keyword: &str| schema.keywords.iter().any(|(name, _)| *name == keyword);
    let groups = GROUPS.iter().map(|(keyword, _)| *keyword).filter(|keyword| said(keyword));
    let reason = no_room();
    let forbidden = forbidden(cx, schema).map(|_| "properties");
    groups.chain(unevaluated(cx, id)).chain(forbidden).map(|keyword| (keyword, reason.clone())).collect()
}

fn no_room() -> Reason {
    format!("the schemas that are kept for checks are more than {MOST} bytes")
}

/// `properties` of those that must not be there: no type has them, but one that has any others may be given them.
fn forbidden(cx: &Context<'_>, schema: &spec::Schema) -> Option<(String, Literal)> {
    let none = schema.properties.iter().filter(|(_, id)| cx.schema(**id).boolean == Some(false));
    let members: Keywords = none.map(|(name, _)| member(name, Literal::Bool(false))).collect();
    (!members.is_empty()).then(|| member("properties", Literal::Object(members)))
}

fn finish(mut keywords: Keywords, writer: Writer<'_, '_>) -> Literal {
    keywords.extend(writer.into_definitions());
    Literal::Object(keywords)
}

/// The keyword about what nothing else evaluates, unless the type says as much.
fn unevaluated(cx: &Context<'_>, id: SchemaId) -> Option<&'static str> {
    let schema = cx.schema(id);
    if schema.unevaluated_properties.is_some() && !merges(cx, id) {
        return Some("unevaluatedProperties");
    }
    schema.unevaluated_items.map(|_| "unevaluatedItems")
}

/// `if`, when anything follows from it.
fn condition(writer: &mut Writer<'_, '_>, schema: &spec::Schema) -> Result<Keywords, Reason> {
    if schema.then_schema.is_none() && schema.else_schema.is_none() {
        return Ok(Keywords::new());
    }
    writer.condition(schema)
}

/// `prefixItems` of a list that is no tuple, and what follows them.
fn places(writer: &mut Writer<'_, '_>, schema: &spec::Schema) -> Result<Keywords, Reason> {
    if schema.prefix_items.is_empty() || is_tuple(writer.cx, schema) {
        return Ok(Keywords::new());
    }
    let mut keywords = writer.several("prefixItems", &schema.prefix_items)?;
    keywords.extend(writer.one("items", schema.items)?);
    Ok(keywords)
}

/// `patternProperties`, and what it leaves for `additionalProperties` beside known properties.
fn pattern_properties(writer: &mut Writer<'_, '_>, schema: &spec::Schema) -> Result<Keywords, Reason> {
    let mut keywords = writer.patterns(schema)?;
    if schema.pattern_properties.is_empty() || schema.additional_properties.is_none() {
        return Ok(keywords);
    }
    if !schema.properties.is_empty() {
        let known =
            schema.properties.iter().map(|(name, id)| (name.clone(), Literal::Bool(!writer.allows_nothing(*id))));
        keywords.push(member("properties", Literal::Object(known.collect())));
    }
    keywords.extend(writer.one("additionalProperties", schema.additional_properties)?);
    Ok(keywords)
}
