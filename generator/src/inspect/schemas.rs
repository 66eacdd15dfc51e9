//! The schemas of a document as text, one line a keyword. A schema is taken apart whole, so that a new field cannot be forgotten here.

use std::fmt::Display;

use crate::load::Node;
use crate::spec::schema::{Bound, Discriminator, SchemaReference};
use crate::spec::{Schema, SchemaId, Schemas};

use super::node::node;
use super::page::{Page, flags};

/// All of them, each at its place.
pub(super) fn schemas(page: &mut Page, schemas: &Schemas) {
    for (_, place, schema) in schemas.iter() {
        page.line(format_args!("schema {place}"));
        page.nested(|page| keywords(page, schemas, schema));
    }
}

#[expect(clippy::too_many_lines, reason = "a list of keywords, a line or two for each")]
fn keywords(page: &mut Page, schemas: &Schemas, schema: &Schema) {
    let Schema {
        location: _,
        keywords: _,
        boolean,
        reference,
        types,
        nullable,
        format,
        enum_values,
        const_value,
        default,
        title,
        description,
        examples,
        deprecated,
        read_only,
        write_only,
        properties,
        required,
        additional_properties,
        pattern_properties,
        property_names,
        unevaluated_properties,
        min_properties,
        max_properties,
        dependent_required,
        dependent_schemas,
        items,
        prefix_items,
        unevaluated_items,
        contains,
        min_contains,
        max_contains,
        min_items,
        max_items,
        unique_items,
        min_length,
        max_length,
        pattern,
        content_encoding,
        content_media_type,
        content_schema,
        minimum,
        maximum,
        multiple_of,
        all_of,
        any_of,
        one_of,
        not,
        if_schema,
        then_schema,
        else_schema,
        discriminator,
        xml,
        external_docs,
        extensions,
        others,
    } = schema;
    let place = |id: SchemaId| schemas.get(id).map_or_else(|| "?".to_owned(), |(place, _)| place.to_string());
    page.fact("boolean", *boolean);
    if let Some(reference) = reference {
        page.line(format_args!("reference {}", refers(reference)));
    }
    let names: Vec<_> = types.iter().map(crate::spec::schema::Type::name).collect();
    page.fact("types", (!names.is_empty()).then_some(names));
    let marks = [
        ("nullable", *nullable),
        ("deprecated", *deprecated),
        ("read-only", *read_only),
        ("write-only", *write_only),
        ("unique-items", *unique_items),
    ];
    page.fact("flags", Some(flags(&marks)).filter(|marks| !marks.is_empty()));
    for (name, text) in [
        ("format", format),
        ("title", title),
        ("description", description),
        ("pattern", pattern),
        ("content encoding", content_encoding),
        ("content media type", content_media_type),
        ("external docs", external_docs),
    ] {
        page.fact(name, text.as_ref());
    }
    nodes(page, "enum", enum_values.as_deref().unwrap_or_default());
    nodes(page, "const", const_value.as_slice());
    nodes(page, "default", default.as_slice());
    nodes(page, "example", examples);
    for (name, number) in [
        ("min properties", min_properties),
        ("max properties", max_properties),
        ("min contains", min_contains),
        ("max contains", max_contains),
        ("min items", min_items),
        ("max items", max_items),
        ("min length", min_length),
        ("max length", max_length),
    ] {
        page.fact(name, *number);
    }
    bound(page, "minimum", minimum.as_ref());
    bound(page, "maximum", maximum.as_ref());
    page.fact("multiple of", multiple_of.as_ref());
    for (name, id) in [
        ("additional properties", additional_properties),
        ("property names", property_names),
        ("unevaluated properties", unevaluated_properties),
        ("items", items),
        ("unevaluated items", unevaluated_items),
        ("contains", contains),
        ("content schema", content_schema),
        ("not", not),
        ("if", if_schema),
        ("then", then_schema),
        ("else", else_schema),
    ] {
        children(page, name, id.iter().map(|id| place(*id)));
    }
    let list = |list: &Vec<SchemaId>| list.iter().map(|id| place(*id)).collect::<Vec<_>>();
    for (name, ids) in [("prefix item", prefix_items), ("all of", all_of), ("any of", any_of), ("one of", one_of)] {
        children(page, name, list(ids));
    }
    page.fact("required", (!required.is_empty()).then_some(required));
    for (name, members) in
        [("property", properties), ("pattern property", pattern_properties), ("dependent schema", dependent_schemas)]
    {
        children(page, name, members.iter().map(|(key, id)| format!("{key:?} {}", place(*id))));
    }
    children(page, "dependent required", dependent_required.iter().map(|(key, names)| format!("{key:?} {names:?}")));
    if let Some(discriminator) = discriminator {
        tell(page, discriminator);
    }
    page.fact("xml", xml.as_ref());
    children(page, "extension", extensions.iter().map(|(key, value)| format!("{key:?} {}", node(value))));
    children(page, "other", others.iter().map(|(key, value)| format!("{key:?} {}", node(value))));
}

fn children<T: Display>(page: &mut Page, name: &str, children: impl IntoIterator<Item = T>) {
    for child in children {
        page.line(format_args!("{name} {child}"));
    }
}

fn nodes(page: &mut Page, name: &str, values: &[Node]) {
    children(page, name, values.iter().map(node));
}

fn bound(page: &mut Page, name: &str, bound: Option<&Bound>) {
    if let Some(Bound { value, exclusive }) = bound {
        page.line(format_args!("{name} {value}{}", flags(&[("exclusive", *exclusive)])));
    }
}

fn refers(reference: &SchemaReference) -> String {
    let SchemaReference { text, target } = reference;
    target.as_ref().map_or_else(|| format!("{text:?} (nowhere)"), ToString::to_string)
}

fn tell(page: &mut Page, discriminator: &Discriminator) {
    let Discriminator { location: _, property_name, mapping, default_mapping } = discriminator;
    page.line(format_args!("discriminator {property_name:?}"));
    page.nested(|page| {
        children(page, "mapping", mapping.iter().map(|(key, target)| format!("{key:?} {}", refers(target))));
        children(page, "default mapping", default_mapping.iter().map(refers));
    });
}
