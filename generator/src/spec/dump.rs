//! A document as text, for people and tests: every object by its place, one key a line, nothing that is empty.

use std::fmt::{self, Display, Formatter, Write};

use indexmap::IndexMap;
use openapiv3::ReferenceOr;
use serde::Serialize;
use serde_json::Value as Json;

use crate::load::{Node, Value};

use super::schema::{Bound, Schema, SchemaId, SchemaReference};
use super::{Document, Extras, Located, Objects, Place, Schemas};

/// Prints a document. Equal documents print equal texts; what follows the version's line does not depend on the version.
pub struct Dump<'d>(pub &'d Document);

impl Display for Dump<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let document = self.0;
        writeln!(f, "version {:?}", document.version)?;
        f.write_str("root\n")?;
        object(f, &document.root.object, &["openapi", "paths", "components"])?;
        extensions(f, "paths", &document.root.object.paths.extensions)?;
        if let Some(components) = &document.root.object.components {
            extensions(f, "components", &components.extensions)?;
        }
        extras(f, &document.root.extras)?;
        places(f, "paths", &document.paths)?;
        places(f, "webhooks", &document.webhooks)?;
        objects(f, "path items", &document.path_items, METHODS)?;
        section(f, "operations", document.operations.is_empty())?;
        for (place, located) in &document.operations {
            writeln!(f, "  {place}")?;
            object(f, &located.object, &[])?;
            extras(f, &located.extras)?;
        }
        objects(f, "parameters", &document.parameters, &[])?;
        objects(f, "request bodies", &document.request_bodies, &[])?;
        objects(f, "responses", &document.responses, &[])?;
        objects(f, "headers", &document.headers, &[])?;
        objects(f, "security schemes", &document.security_schemes, &[])?;
        objects(f, "callbacks", &document.callbacks, &[])?;
        objects(f, "links", &document.links, &[])?;
        objects(f, "examples", &document.examples, &[])?;
        schemas(f, &document.schemas)
    }
}

/// Operations stand in a section of their own.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

fn section(f: &mut Formatter<'_>, title: &str, is_empty: bool) -> fmt::Result {
    if is_empty { Ok(()) } else { writeln!(f, "{title}") }
}

fn places(f: &mut Formatter<'_>, title: &str, places: &IndexMap<String, Place>) -> fmt::Result {
    section(f, title, places.is_empty())?;
    places.iter().try_for_each(|(name, place)| writeln!(f, "  {name} -> {place}"))
}

fn objects<T: Serialize>(f: &mut Formatter<'_>, title: &str, objects: &Objects<T>, skip: &[&str]) -> fmt::Result {
    section(f, title, objects.is_empty())?;
    for (place, Located { object: value, extras: more, .. }) in objects {
        match value {
            ReferenceOr::Reference { reference } => writeln!(f, "  {place} -> {reference}")?,
            ReferenceOr::Item(item) => {
                writeln!(f, "  {place}")?;
                object(f, item, skip)?;
            }
        }
        extras(f, more)?;
    }
    Ok(())
}

fn object<T: Serialize>(f: &mut Formatter<'_>, object: &T, skip: &[&str]) -> fmt::Result {
    let Ok(Json::Object(members)) = serde_json::to_value(object) else { return Ok(()) };
    let shown = members.iter().filter(|(key, value)| !value.is_null() && !skip.contains(&key.as_str()));
    shown.into_iter().try_for_each(|(key, value)| writeln!(f, "    {key}: {value}"))
}

fn extensions(f: &mut Formatter<'_>, owner: &str, extensions: &IndexMap<String, Json>) -> fmt::Result {
    extensions.iter().try_for_each(|(key, value)| writeln!(f, "    {owner} {key}: {value}"))
}

fn extras(f: &mut Formatter<'_>, extras: &Extras) -> fmt::Result {
    extras.iter().try_for_each(|(key, node)| writeln!(f, "    + {key}: {}", Text(node)))
}

fn schemas(f: &mut Formatter<'_>, schemas: &Schemas) -> fmt::Result {
    if !schemas.is_empty() {
        f.write_str("schemas\n")?;
    }
    for (_, place, schema) in schemas.iter() {
        writeln!(f, "  {place}")?;
        let mut lines = Lines { f, schemas };
        references(&mut lines, schema)?;
        values(&mut lines, schema)?;
        constraints(&mut lines, schema)?;
        children(&mut lines, schema)?;
        rest(&mut lines, schema)?;
    }
    Ok(())
}

/// Writes the keywords of one schema.
struct Lines<'l, 'f> {
    f: &'l mut Formatter<'f>,
    schemas: &'l Schemas,
}

impl Lines<'_, '_> {
    fn line(&mut self, key: &str, value: impl Display) -> fmt::Result {
        writeln!(self.f, "    {key}: {value}")
    }

    fn some(&mut self, key: &str, value: Option<impl Display>) -> fmt::Result {
        value.map_or(Ok(()), |value| self.line(key, value))
    }

    fn quoted(&mut self, key: &str, value: Option<&String>) -> fmt::Result {
        self.some(key, value.map(|text| Json::String(text.clone())))
    }

    fn flag(&mut self, key: &str, value: bool) -> fmt::Result {
        self.some(key, value.then_some(true))
    }

    fn child(&mut self, key: &str, value: Option<SchemaId>) -> fmt::Result {
        let place = value.map(|id| self.place(id));
        self.some(key, place)
    }

    fn list(&mut self, key: &str, values: &[SchemaId]) -> fmt::Result {
        values.iter().try_for_each(|id| self.child(key, Some(*id)))
    }

    fn members<'m>(&mut self, key: &str, members: impl Iterator<Item = (&'m String, &'m SchemaId)>) -> fmt::Result {
        for (name, id) in members {
            let place = self.place(*id);
            self.line(key, format_args!("{name} -> {place}"))?;
        }
        Ok(())
    }

    fn place(&self, id: SchemaId) -> String {
        self.schemas.get(id).map(|(place, _)| place.to_string()).unwrap_or_default()
    }
}

fn references(lines: &mut Lines<'_, '_>, schema: &Schema) -> fmt::Result {
    lines.some("boolean", schema.boolean)?;
    lines.some("$ref", schema.reference.as_deref().map(reference))?;
    let types: Vec<&str> = schema.types.iter().map(super::schema::Type::name).collect();
    lines.some("type", (!types.is_empty()).then(|| types.join(" | ")))?;
    lines.flag("nullable", schema.nullable && schema.types.is_empty())
}

/// Where it leads; its own text only when it leads nowhere.
fn reference(reference: &SchemaReference) -> String {
    reference.target.as_ref().map_or_else(|| format!("unresolved:{}", reference.text), ToString::to_string)
}

fn values(lines: &mut Lines<'_, '_>, schema: &Schema) -> fmt::Result {
    lines.quoted("title", schema.title.as_ref())?;
    lines.quoted("description", schema.description.as_ref())?;
    lines.some("format", schema.format.as_ref())?;
    for value in schema.enum_values.iter().flatten() {
        lines.line("enum", Text(value))?;
    }
    lines.some("const", schema.const_value.as_ref().map(Text))?;
    lines.some("default", schema.default.as_ref().map(Text))?;
    schema.examples.iter().try_for_each(|value| lines.line("example", Text(value)))?;
    lines.flag("deprecated", schema.deprecated)?;
    lines.flag("readOnly", schema.read_only)?;
    lines.flag("writeOnly", schema.write_only)
}

fn constraints(lines: &mut Lines<'_, '_>, schema: &Schema) -> fmt::Result {
    lines.some("minimum", schema.minimum.as_ref().map(bound))?;
    lines.some("maximum", schema.maximum.as_ref().map(bound))?;
    lines.some("multipleOf", schema.multiple_of.as_ref())?;
    lines.some("minLength", schema.min_length)?;
    lines.some("maxLength", schema.max_length)?;
    lines.quoted("pattern", schema.pattern.as_ref())?;
    lines.some("minItems", schema.min_items)?;
    lines.some("maxItems", schema.max_items)?;
    lines.flag("uniqueItems", schema.unique_items)?;
    lines.some("minContains", schema.min_contains)?;
    lines.some("maxContains", schema.max_contains)?;
    lines.some("minProperties", schema.min_properties)?;
    lines.some("maxProperties", schema.max_properties)?;
    lines.some("required", (!schema.required.is_empty()).then(|| schema.required.join(", ")))?;
    for (name, required) in &schema.dependent_required {
        lines.line("dependentRequired", format_args!("{name} -> {}", required.join(", ")))?;
    }
    lines.quoted("contentEncoding", schema.content_encoding.as_ref())?;
    lines.quoted("contentMediaType", schema.content_media_type.as_ref())
}

fn bound(bound: &Bound) -> String {
    format!("{}{}", bound.value, if bound.exclusive { " (exclusive)" } else { "" })
}

fn children(lines: &mut Lines<'_, '_>, schema: &Schema) -> fmt::Result {
    lines.members("property", schema.properties.iter())?;
    lines.members("patternProperty", schema.pattern_properties.iter())?;
    lines.members("dependentSchema", schema.dependent_schemas.iter())?;
    lines.child("additionalProperties", schema.additional_properties)?;
    lines.child("propertyNames", schema.property_names)?;
    lines.child("unevaluatedProperties", schema.unevaluated_properties)?;
    lines.list("prefixItem", &schema.prefix_items)?;
    lines.child("items", schema.items)?;
    lines.child("unevaluatedItems", schema.unevaluated_items)?;
    lines.child("contains", schema.contains)?;
    lines.child("contentSchema", schema.content_schema)?;
    lines.list("allOf", &schema.all_of)?;
    lines.list("anyOf", &schema.any_of)?;
    lines.list("oneOf", &schema.one_of)?;
    lines.child("not", schema.not)?;
    lines.child("if", schema.if_schema)?;
    lines.child("then", schema.then_schema)?;
    lines.child("else", schema.else_schema)
}

fn rest(lines: &mut Lines<'_, '_>, schema: &Schema) -> fmt::Result {
    if let Some(discriminator) = &schema.discriminator {
        lines.line("discriminator", &discriminator.property_name)?;
        for (value, target) in &discriminator.mapping {
            lines.line("mapping", format_args!("{value} -> {}", reference(target)))?;
        }
        lines.some("defaultMapping", discriminator.default_mapping.as_ref().map(reference))?;
    }
    if let Some(xml) = schema.xml.as_deref() {
        lines.some("xml name", xml.name.as_ref())?;
        lines.some("xml namespace", xml.namespace.as_ref())?;
        lines.some("xml prefix", xml.prefix.as_ref())?;
        lines.flag("xml attribute", xml.attribute)?;
        lines.flag("xml wrapped", xml.wrapped)?;
        lines.some("xml nodeType", xml.node_type.as_ref())?;
    }
    lines.quoted("externalDocs", schema.external_docs.as_ref())?;
    for (key, value) in schema.extensions.iter().chain(schema.others.iter()) {
        lines.line(key, Text(value))?;
    }
    Ok(())
}

/// A tree as JSON, numbers as written.
struct Text<'n>(&'n Node);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0.value {
            Value::Null => f.write_str("null"),
            Value::Bool(boolean) => write!(f, "{boolean}"),
            Value::Number(text) => f.write_str(text),
            Value::String(text) => write!(f, "{}", Json::String(String::from(&**text))),
            Value::List(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{}", separator(index), Text(item))?;
                }
                f.write_char(']')
            }
            Value::Map(entries) => {
                f.write_char('{')?;
                for (index, entry) in entries.iter().enumerate() {
                    let key = Json::String(String::from(&*entry.key));
                    write!(f, "{}{key}: {}", separator(index), Text(&entry.value))?;
                }
                f.write_char('}')
            }
        }
    }
}

const fn separator(index: usize) -> &'static str {
    if index == 0 { "" } else { ", " }
}
