//! The schemas that a schema holds.

use super::{Schema, SchemaId};

/// The struct is taken apart without `..`, so that a keyword that is added to the model cannot be forgotten here.
macro_rules! subschemas {
    ($schema:expr, $values:ident, $iter:ident) => {{
        let Schema {
            properties,
            additional_properties,
            pattern_properties,
            property_names,
            unevaluated_properties,
            dependent_schemas,
            items,
            prefix_items,
            unevaluated_items,
            contains,
            content_schema,
            all_of,
            any_of,
            one_of,
            not,
            if_schema,
            then_schema,
            else_schema,
            // No schemas, or, in references, other schemas' places.
            location: _,
            boolean: _,
            reference: _,
            dynamic_reference: _,
            types: _,
            nullable: _,
            format: _,
            enum_values: _,
            const_value: _,
            default: _,
            title: _,
            description: _,
            examples: _,
            deprecated: _,
            read_only: _,
            write_only: _,
            required: _,
            min_properties: _,
            max_properties: _,
            dependent_required: _,
            min_contains: _,
            max_contains: _,
            min_items: _,
            max_items: _,
            unique_items: _,
            min_length: _,
            max_length: _,
            pattern: _,
            content_encoding: _,
            content_media_type: _,
            minimum: _,
            maximum: _,
            multiple_of: _,
            discriminator: _,
            xml: _,
            external_docs: _,
            extensions: _,
            others: _,
            keywords: _,
        } = $schema;
        let maps = [properties, pattern_properties, dependent_schemas].into_iter().flat_map(|map| map.$values());
        let lists = [prefix_items, all_of, any_of, one_of].into_iter().flat_map(|list| list.$iter());
        let single = [
            additional_properties,
            property_names,
            unevaluated_properties,
            items,
            unevaluated_items,
            contains,
            content_schema,
            not,
            if_schema,
            then_schema,
            else_schema,
        ];
        maps.chain(lists).chain(single.into_iter().flatten())
    }};
}

impl Schema {
    /// The schemas that stand under its keywords; those that are only there to be referred to are not among them.
    pub(in crate::spec) fn subschemas(&self) -> impl Iterator<Item = SchemaId> {
        subschemas!(self, values, iter).copied()
    }

    /// The same, to be replaced.
    pub(in crate::spec) fn subschemas_mut(&mut self) -> impl Iterator<Item = &mut SchemaId> {
        subschemas!(self, values_mut, iter_mut)
    }
}
