//! The one table of schema keywords: name, kind of value, the dialects that have it, where its value goes.

use crate::load::Node;
use crate::spec::cx::{Cx, Site};

use super::dialect::Dialects;
use super::{Members, Schema, SchemaId, special};

/// A keyword of Schema Objects.
pub(super) struct Keyword {
    /// As written.
    pub(super) name: &'static str,
    /// Who defines it. Elsewhere it is honoured and reported.
    pub(super) dialects: Dialects,
    /// Its kind of value and where that goes.
    pub(super) slot: Slot,
    /// Whether it constrains values, rather than describing them.
    pub(super) asserts: bool,
}

/// A kind of value and the field it goes to.
pub(super) enum Slot {
    /// A string.
    Text(fn(&mut Schema) -> &mut Option<String>),
    /// A boolean.
    Flag(fn(&mut Schema) -> &mut bool),
    /// A whole number that is not negative.
    Count(fn(&mut Schema) -> &mut Option<u64>),
    /// A number that is greater than zero.
    Positive(fn(&mut Schema) -> &mut Option<Box<str>>),
    /// A list of names.
    Names(fn(&mut Schema) -> &mut Vec<String>),
    /// Any value.
    Any(fn(&mut Schema) -> &mut Option<Node>),
    /// A schema.
    Schema(fn(&mut Schema) -> &mut Option<SchemaId>),
    /// A list of schemas.
    SchemaList(fn(&mut Schema) -> &mut Vec<SchemaId>),
    /// Schemas by name.
    SchemaMap(fn(&mut Schema) -> &mut Members<SchemaId>),
    /// Schemas by name that exist to be referred to.
    Definitions,
    /// Kept as written, for a later stage to judge.
    Other,
    /// A value with rules of its own.
    Special(fn(&mut Cx<'_>, &Site<'_>, &mut Schema)),
    /// Read together with other keywords once all were seen.
    Together,
}

const fn asserts(name: &'static str, dialects: Dialects, slot: Slot) -> Keyword {
    Keyword { name, dialects, slot, asserts: true }
}

const fn describes(name: &'static str, dialects: Dialects, slot: Slot) -> Keyword {
    Keyword { name, dialects, slot, asserts: false }
}

/// The keyword of that name.
pub(super) fn keyword(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

use Dialects as D;
use Slot as S;

/// Every keyword of JSON Schema 2020-12 and of the four versions of OpenAPI, and those of older drafts whose meaning is plain.
pub(super) static KEYWORDS: &[Keyword] = &[
    asserts("type", D::ALL, S::Together),
    describes("format", D::ALL, S::Text(|s| &mut s.format)),
    asserts("enum", D::ALL, S::Special(special::read_enum)),
    asserts("const", D::JSON_SCHEMA, S::Any(|s| &mut s.const_value)),
    describes("default", D::ALL, S::Any(|s| &mut s.default)),
    describes("title", D::SCHEMAS, S::Text(|s| &mut s.title)),
    describes("description", D::ALL, S::Text(|s| &mut s.description)),
    describes("examples", D::JSON_SCHEMA, S::Special(special::read_examples)),
    describes("example", D::SCHEMAS, S::Special(special::read_example)),
    describes("deprecated", D::SINCE_30, S::Flag(|s| &mut s.deprecated)),
    describes("readOnly", D::SCHEMAS, S::Flag(|s| &mut s.read_only)),
    describes("writeOnly", D::SINCE_30, S::Flag(|s| &mut s.write_only)),
    describes("nullable", D::ONLY_30, S::Together),
    describes("x-nullable", D::ALL, S::Together),
    // Objects.
    asserts("properties", D::SCHEMAS, S::SchemaMap(|s| &mut s.properties)),
    asserts("required", D::SCHEMAS, S::Names(|s| &mut s.required)),
    asserts("additionalProperties", D::SCHEMAS, S::Schema(|s| &mut s.additional_properties)),
    asserts("patternProperties", D::JSON_SCHEMA, S::SchemaMap(|s| &mut s.pattern_properties)),
    asserts("propertyNames", D::JSON_SCHEMA, S::Schema(|s| &mut s.property_names)),
    asserts("unevaluatedProperties", D::JSON_SCHEMA, S::Schema(|s| &mut s.unevaluated_properties)),
    asserts("minProperties", D::SCHEMAS, S::Count(|s| &mut s.min_properties)),
    asserts("maxProperties", D::SCHEMAS, S::Count(|s| &mut s.max_properties)),
    asserts("dependentRequired", D::JSON_SCHEMA, S::Special(special::read_dependent_required)),
    asserts("dependentSchemas", D::JSON_SCHEMA, S::SchemaMap(|s| &mut s.dependent_schemas)),
    asserts("dependencies", D::NONE, S::Special(special::read_dependencies)),
    // Lists.
    asserts("items", D::ALL, S::Together),
    asserts("prefixItems", D::JSON_SCHEMA, S::SchemaList(|s| &mut s.prefix_items)),
    asserts("additionalItems", D::NONE, S::Together),
    asserts("unevaluatedItems", D::JSON_SCHEMA, S::Schema(|s| &mut s.unevaluated_items)),
    asserts("contains", D::JSON_SCHEMA, S::Schema(|s| &mut s.contains)),
    asserts("minContains", D::JSON_SCHEMA, S::Count(|s| &mut s.min_contains)),
    asserts("maxContains", D::JSON_SCHEMA, S::Count(|s| &mut s.max_contains)),
    asserts("minItems", D::ALL, S::Count(|s| &mut s.min_items)),
    asserts("maxItems", D::ALL, S::Count(|s| &mut s.max_items)),
    asserts("uniqueItems", D::ALL, S::Flag(|s| &mut s.unique_items)),
    // Strings.
    asserts("minLength", D::ALL, S::Count(|s| &mut s.min_length)),
    asserts("maxLength", D::ALL, S::Count(|s| &mut s.max_length)),
    asserts("pattern", D::ALL, S::Text(|s| &mut s.pattern)),
    describes("contentEncoding", D::JSON_SCHEMA, S::Text(|s| &mut s.content_encoding)),
    describes("contentMediaType", D::JSON_SCHEMA, S::Text(|s| &mut s.content_media_type)),
    describes("contentSchema", D::JSON_SCHEMA, S::Schema(|s| &mut s.content_schema)),
    // Numbers.
    asserts("minimum", D::ALL, S::Together),
    asserts("maximum", D::ALL, S::Together),
    asserts("exclusiveMinimum", D::ALL, S::Together),
    asserts("exclusiveMaximum", D::ALL, S::Together),
    asserts("multipleOf", D::ALL, S::Positive(|s| &mut s.multiple_of)),
    // Composition.
    asserts("allOf", D::SCHEMAS, S::SchemaList(|s| &mut s.all_of)),
    asserts("anyOf", D::SINCE_30, S::SchemaList(|s| &mut s.any_of)),
    asserts("oneOf", D::SINCE_30, S::SchemaList(|s| &mut s.one_of)),
    asserts("not", D::SINCE_30, S::Schema(|s| &mut s.not)),
    asserts("if", D::JSON_SCHEMA, S::Schema(|s| &mut s.if_schema)),
    asserts("then", D::JSON_SCHEMA, S::Schema(|s| &mut s.then_schema)),
    asserts("else", D::JSON_SCHEMA, S::Schema(|s| &mut s.else_schema)),
    // The vocabulary of OpenAPI.
    describes("collectionFormat", D::SUBSET, S::Other),
    describes("discriminator", D::SCHEMAS, S::Special(special::read_discriminator)),
    describes("xml", D::SCHEMAS, S::Special(special::read_xml)),
    describes("externalDocs", D::SCHEMAS, S::Special(special::read_external_docs)),
    // The core of JSON Schema.
    asserts("$ref", D::SCHEMAS, S::Special(special::read_reference)),
    describes("$defs", D::JSON_SCHEMA, S::Definitions),
    describes("definitions", D::NONE, S::Definitions),
    describes("$id", D::JSON_SCHEMA, S::Special(special::read_id)),
    describes("$schema", D::JSON_SCHEMA, S::Other),
    describes("$vocabulary", D::JSON_SCHEMA, S::Other),
    describes("$anchor", D::JSON_SCHEMA, S::Special(special::read_anchor)),
    describes("$dynamicAnchor", D::JSON_SCHEMA, S::Special(special::read_anchor)),
    asserts("$dynamicRef", D::JSON_SCHEMA, S::Special(special::read_dynamic_reference)),
    describes("$recursiveAnchor", D::NONE, S::Other),
    asserts("$recursiveRef", D::NONE, S::Other),
    describes("$comment", D::JSON_SCHEMA, S::Other),
];
