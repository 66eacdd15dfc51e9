//! One schema.

use crate::diagnostics::{Location, Span};
use crate::load::Node;
use crate::spec::Place;

use super::{Members, SchemaId, TypeSet};

/// A Schema Object, whichever version it was written for. Keywords beside `$ref` stay beside it.
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Where it stands.
    pub location: Location,
    /// `true` or `false` instead of an object: every value, or none.
    pub boolean: Option<bool>,
    /// `$ref`.
    pub reference: Option<Box<SchemaReference>>,
    /// `$dynamicRef`, until it has its target in every scope; then it is the [`Self::reference`], or one of [`Self::all_of`].
    pub dynamic_reference: Option<Box<SchemaReference>>,
    /// `type`; `nullable: true` adds `null` to a set that is not empty.
    pub types: TypeSet,
    /// Whether `null` was allowed by a keyword of its own (`nullable`, `x-nullable`) rather than by `type`. Kept for schemas whose `types` is empty.
    pub nullable: bool,
    /// `format`.
    pub format: Option<String>,
    /// `enum`, values as written.
    pub enum_values: Option<Vec<Node>>,
    /// `const`.
    pub const_value: Option<Node>,
    /// `default`.
    pub default: Option<Node>,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `examples` (a list, or the one `example`).
    pub examples: Vec<Node>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,

    /// `properties`, in their order.
    pub properties: Members<SchemaId>,
    /// `required`, without duplicates.
    pub required: Vec<String>,
    /// `additionalProperties`.
    pub additional_properties: Option<SchemaId>,
    /// `patternProperties`.
    pub pattern_properties: Members<SchemaId>,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `unevaluatedProperties`.
    pub unevaluated_properties: Option<SchemaId>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `dependentRequired`.
    pub dependent_required: Members<Vec<String>>,
    /// `dependentSchemas`.
    pub dependent_schemas: Members<SchemaId>,

    /// `items`: one schema for every item after [`Self::prefix_items`].
    pub items: Option<SchemaId>,
    /// `prefixItems`, or the list form of `items` in older drafts.
    pub prefix_items: Vec<SchemaId>,
    /// `unevaluatedItems`.
    pub unevaluated_items: Option<SchemaId>,
    /// `contains`.
    pub contains: Option<SchemaId>,
    /// `minContains`.
    pub min_contains: Option<u64>,
    /// `maxContains`.
    pub max_contains: Option<u64>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,

    /// `minLength`, in Unicode scalar values.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode scalar values.
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA-262 expression.
    pub pattern: Option<String>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// `contentSchema`.
    pub content_schema: Option<SchemaId>,

    /// `minimum` or `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum` or `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`, the number's text.
    pub multiple_of: Option<Box<str>>,

    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `not`.
    pub not: Option<SchemaId>,
    /// `if`.
    pub if_schema: Option<SchemaId>,
    /// `then`.
    pub then_schema: Option<SchemaId>,
    /// `else`.
    pub else_schema: Option<SchemaId>,

    /// `discriminator`.
    pub discriminator: Option<Box<Discriminator>>,
    /// `xml`.
    pub xml: Option<Box<Xml>>,
    /// `externalDocs`: its address.
    pub external_docs: Option<String>,
    /// Keys that start with `x-`, as written.
    pub extensions: Members<Node>,
    /// Known keywords that only `lower` can judge (`$comment`, `$recursiveRef` …), and names (`$id`, `$anchor` …), as written.
    pub others: Members<Node>,
    /// The bytes of each keyword's value; [`Self::at`] makes a location of them.
    pub keywords: Vec<(&'static str, Span)>,
}

impl Schema {
    /// Its references to other schemas.
    pub(in crate::spec) fn references(&self) -> impl Iterator<Item = &SchemaReference> {
        let discriminator = self.discriminator.as_deref().into_iter();
        let mapped = discriminator.flat_map(|found| found.mapping.values().chain(&found.default_mapping));
        self.reference.as_deref().into_iter().chain(self.dynamic_reference.as_deref()).chain(mapped)
    }

    /// The same, to be changed, each with the steps from the schema to it.
    pub(in crate::spec) fn references_mut(&mut self) -> impl Iterator<Item = (&mut SchemaReference, Vec<String>)> {
        let steps = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>();
        let plain = self.reference.as_deref_mut().map(|reference| (reference, steps(&["$ref"])));
        let dynamic = self.dynamic_reference.as_deref_mut().map(|reference| (reference, steps(&["$dynamicRef"])));
        let mapped = self.discriminator.as_deref_mut().into_iter().flat_map(move |found| {
            let default = found.default_mapping.as_mut();
            let default = default.map(|reference| (reference, steps(&["discriminator", "defaultMapping"])));
            let mapping = found.mapping.iter_mut();
            mapping
                .map(move |(value, reference)| (reference, steps(&["discriminator", "mapping", value])))
                .chain(default)
        });
        plain.into_iter().chain(dynamic).chain(mapped)
    }

    /// Where the value of `keyword` stands; the schema itself when it does not have it.
    pub fn at(&self, keyword: &str) -> Location {
        match self.keywords.iter().find(|(name, _)| *name == keyword) {
            Some((_, span)) => {
                Location { source: self.location.source, span: *span, pointer: self.location.pointer.key(keyword) }
            }
            None => self.location.clone(),
        }
    }
}

/// A lower or upper bound of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number's text.
    pub value: Box<str>,
    /// Whether the bound itself is out of range.
    pub exclusive: bool,
}

/// A `$ref` in a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaReference {
    /// As written.
    pub text: String,
    /// Where it leads; `None` when it leads nowhere, which was reported.
    pub target: Option<Place>,
}

/// Discriminator Object (OpenAPI 3.2, section Discriminator Object); in 2.0 the plain string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// Where it stands.
    pub location: Location,
    /// `propertyName`.
    pub property_name: String,
    /// `mapping`: value to schema as written, resolved where it resolves.
    pub mapping: Members<SchemaReference>,
    /// `defaultMapping` (3.2).
    pub default_mapping: Option<SchemaReference>,
}

/// XML Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xml {
    /// `name`.
    pub name: Option<String>,
    /// `namespace`.
    pub namespace: Option<String>,
    /// `prefix`.
    pub prefix: Option<String>,
    /// `attribute`.
    pub attribute: bool,
    /// `wrapped`.
    pub wrapped: bool,
    /// `nodeType` (3.2).
    pub node_type: Option<String>,
}
