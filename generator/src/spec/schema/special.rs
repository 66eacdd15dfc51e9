//! Keywords whose values have rules of their own.

use fluent_uri::Iri;

use crate::diagnostics::{Pointer, SourceId};
use crate::load::{Entry, Value};
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::resources::Slot;
use crate::spec::{Place, Version, references, report, scalar};

use super::dialect::Dialect;
use super::lift::lift_as;
use super::{Discriminator, Members, Schema, SchemaReference, Xml};

/// `$ref`.
pub(super) fn read_reference(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    schema.reference = Some(Box::new(reference(cx, site, Slot::Reference)));
}

/// `$dynamicRef`: as written, and its initial target.
pub(super) fn read_dynamic_reference(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    schema.dynamic_reference = Some(Box::new(reference(cx, site, Slot::Dynamic)));
    schema.others.insert("$dynamicRef", site.node.clone());
}

fn reference(cx: &mut Cx<'_>, site: &Site<'_>, slot: Slot) -> SchemaReference {
    let Some(text) = site.node.as_str() else {
        report::wrong_type(cx, site, "a string");
        return SchemaReference { text: String::new(), target: None };
    };
    let target = references::resolve_schema(cx, site, text, holder(site, 1), slot);
    SchemaReference { text: text.to_owned(), target }
}

/// `$id`: a reference without a fragment (JSON Schema 2020-12 Core, section 8.2.1).
pub(super) fn read_id(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    match site.node.as_str() {
        Some(id) if id.split_once('#').is_some_and(|(_, fragment)| !fragment.is_empty()) => {
            report::unknown_value(cx, site, id, &[]);
        }
        Some(_) => schema.others.insert("$id", site.node.clone()),
        None => report::wrong_type(cx, site, "a string"),
    }
}

/// `$anchor` and `$dynamicAnchor`: a word (JSON Schema 2020-12 Core, section 8.2.2).
pub(super) fn read_anchor(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    let is_first = |first: char| first.is_ascii_alphabetic() || first == '_';
    let is_word = |text: &str| {
        text.starts_with(is_first) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
    };
    match site.node.as_str() {
        Some(text) if is_word(text) => {
            schema.others.insert(site.place.pointer.last().unwrap_or_default(), site.node.clone());
        }
        Some(text) => report::unknown_value(cx, site, text, &[]),
        None => report::wrong_type(cx, site, "a string"),
    }
}

/// The place so many steps up.
fn holder(site: &Site<'_>, steps: usize) -> Place {
    let pointer = (0..steps).fold(site.place.pointer.clone(), |pointer, _| pointer.parent().unwrap_or_default());
    Place { source: site.place.source, pointer }
}

/// `enum`: values as written, none twice.
pub(super) fn read_enum(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    match &site.node.value {
        Value::List(items) if items.is_empty() => report::empty_list(cx, site),
        Value::List(items) => schema.enum_values = Some(items.to_vec()),
        _ => report::wrong_type(cx, site, "a list of values"),
    }
}

/// `examples`: a list.
pub(super) fn read_examples(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    match &site.node.value {
        Value::List(items) => schema.examples.extend(items.iter().cloned()),
        _ => report::wrong_type(cx, site, "a list of examples"),
    }
}

/// `example`: any value.
pub(super) fn read_example(_cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    schema.examples.insert(0, site.node.clone());
}

/// `dependentRequired`: lists of names by name.
pub(super) fn read_dependent_required(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    if !matches!(site.node.value, Value::Map(_)) {
        return report::wrong_type(cx, site, "an object of lists");
    }
    for (entry, value) in site.members() {
        let names = scalar::names(cx, &value);
        schema.dependent_required.insert(&*entry.key, names);
    }
}

/// `dependencies` of older drafts: a list is `dependentRequired`, a schema is `dependentSchemas`.
pub(super) fn read_dependencies(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    if !matches!(site.node.value, Value::Map(_)) {
        return report::wrong_type(cx, site, "an object");
    }
    for (entry, value) in site.members() {
        if matches!(value.node.value, Value::List(_)) {
            let names = scalar::names(cx, &value);
            schema.dependent_required.insert(&*entry.key, names);
        } else {
            let dialect = Dialect::of(cx.version());
            let id = lift_as(cx, &value, dialect);
            schema.dependent_schemas.insert(&*entry.key, id);
        }
    }
}

/// `externalDocs`: its `url`.
pub(super) fn read_external_docs(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    for (entry, value) in object_members(cx, site) {
        match &*entry.key {
            "url" => schema.external_docs = scalar::text(cx, &value),
            "description" => drop(scalar::text(cx, &value)),
            key if key.starts_with("x-") => {}
            _ => {
                let known = ["url", "description"].into_iter();
                report::unknown_key(cx, site, entry, "an External Documentation Object", known);
            }
        }
    }
    if site.node.get("url").is_none() && matches!(site.node.value, Value::Map(_)) {
        report::missing_field(cx, site, "an External Documentation Object", "url", "it was left out");
    }
    keep_whole(site, schema, "externalDocs", |key| key != "url");
}

/// `xml`.
pub(super) fn read_xml(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    let mut xml = Box::new(Xml::default());
    for (entry, value) in object_members(cx, site) {
        match &*entry.key {
            "name" => xml.name = checked_text(cx, &value, is_name),
            "namespace" => xml.namespace = checked_text(cx, &value, |text| Iri::parse(text).is_ok()),
            "prefix" => xml.prefix = checked_text(cx, &value, is_name),
            "attribute" => xml.attribute = scalar::flag(cx, &value).unwrap_or_default(),
            "wrapped" => xml.wrapped = scalar::flag(cx, &value).unwrap_or_default(),
            "nodeType" => {
                if cx.version() < Version::V3_2 {
                    report::other_version(cx, value.location(), "`nodeType`");
                }
                xml.node_type = scalar::word(cx, &value, &["element", "attribute", "text", "cdata", "none"]);
            }
            // What others call `nodeType: text`.
            "x-ms-text" => {
                xml.node_type = scalar::flag(cx, &value).filter(|is_text| *is_text).map(|_| "text".to_owned());
            }
            key if key.starts_with("x-") => {}
            _ => {
                let known = ["name", "namespace", "prefix", "attribute", "wrapped", "nodeType"].into_iter();
                report::unknown_key(cx, site, entry, "an XML Object", known);
            }
        }
    }
    // The older keys say what `nodeType` says, so that they must not stand beside it (OpenAPI 3.2, section XML Object).
    for older in ["attribute", "wrapped"] {
        if xml.node_type.is_some() && site.node.get(older).is_some() {
            report::conflict(cx, site, older, "nodeType");
        }
    }
    schema.xml = Some(xml);
    keep_whole(site, schema, "xml", |key| key.starts_with("x-") && key != "x-ms-text");
}

/// A text that must be of some form.
fn checked_text(cx: &mut Cx<'_>, site: &Site<'_>, is_right: fn(&str) -> bool) -> Option<String> {
    let text = scalar::text(cx, site)?;
    if is_right(&text) {
        return Some(text);
    }
    report::unknown_value(cx, site, &text, &[]);
    None
}

/// What may stand on either side of the colon of an element's name (Namespaces in XML 1.0, section 3).
fn is_name(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    let is_further = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(is_letter) && text.chars().all(is_further)
}

/// `discriminator`: an object since 3.0, the property's name in 2.0.
pub(super) fn read_discriminator(cx: &mut Cx<'_>, site: &Site<'_>, schema: &mut Schema) {
    if let Value::String(name) = &site.node.value {
        if cx.version() != Version::V2_0 {
            report::other_version(cx, site.location(), "a string as `discriminator`");
        }
        schema.discriminator = Some(Box::new(discriminator(site, name)));
        return;
    }
    if cx.version() == Version::V2_0 && matches!(site.node.value, Value::Map(_)) {
        report::other_version(cx, site.location(), "an object as `discriminator`");
    }
    let mut found = discriminator(site, "");
    for (entry, value) in object_members(cx, site) {
        match &*entry.key {
            "propertyName" => found.property_name = scalar::text(cx, &value).unwrap_or_default(),
            "mapping" => found.mapping = read_mapping(cx, &value),
            "defaultMapping" => {
                if cx.version() < Version::V3_2 {
                    report::other_version(cx, value.location(), "`defaultMapping`");
                }
                found.default_mapping = mapped(cx, &value, holder(&value, 2), Slot::DefaultMapping);
            }
            key if key.starts_with("x-") => {}
            _ => {
                let known = ["propertyName", "mapping", "defaultMapping"].into_iter();
                report::unknown_key(cx, site, entry, "a Discriminator Object", known);
            }
        }
    }
    if site.node.get("propertyName").is_none() && matches!(site.node.value, Value::Map(_)) {
        report::missing_field(cx, site, "a Discriminator Object", "propertyName", "it was left out");
    }
    schema.discriminator = (!found.property_name.is_empty()).then(|| Box::new(found));
    keep_whole(site, schema, "discriminator", |key| key.starts_with("x-"));
}

/// Keeps an object as written, beside what the model has of it, when it says more than the model has.
fn keep_whole(site: &Site<'_>, schema: &mut Schema, name: &str, says_more: fn(&str) -> bool) {
    if site.node.entries().iter().any(|entry| says_more(&entry.key)) {
        schema.others.insert(name, site.node.clone());
    }
}

fn discriminator(site: &Site<'_>, name: &str) -> Discriminator {
    Discriminator {
        location: site.location(),
        property_name: name.to_owned(),
        mapping: Members::default(),
        default_mapping: None,
    }
}

fn read_mapping(cx: &mut Cx<'_>, site: &Site<'_>) -> Members<SchemaReference> {
    object_members(cx, site)
        .into_iter()
        .filter_map(|(entry, value)| {
            let slot = Slot::Mapping(String::from(&*entry.key));
            Some((String::from(&*entry.key), mapped(cx, &value, holder(&value, 3), slot)?))
        })
        .collect()
}

/// The schema that a mapping names: a component's name first, then a reference (OpenAPI 3.2, section Discriminator Object).
fn mapped(cx: &mut Cx<'_>, site: &Site<'_>, holder: Place, slot: Slot) -> Option<SchemaReference> {
    let text = scalar::text(cx, site)?;
    let target = match component(cx, site, &text) {
        Some(place) => {
            references::queue(cx, ObjectKind::Schema, place.clone());
            Some(place)
        }
        None => references::resolve_schema(cx, site, &text, holder, slot),
    };
    Some(SchemaReference { text, target })
}

fn component(cx: &Cx<'_>, site: &Site<'_>, name: &str) -> Option<Place> {
    let parent = match cx.version() {
        Version::V2_0 => "/definitions",
        _ => "/components/schemas",
    };
    let pointer = Pointer::from_text(parent).key(name);
    let sources = [site.place.source, SourceId::ENTRY];
    let source = sources.into_iter().find(|source| cx.sources.node(*source, &pointer).is_some())?;
    Some(Place { source, pointer })
}

fn object_members<'a>(cx: &mut Cx<'_>, site: &Site<'a>) -> Vec<(&'a Entry, Site<'a>)> {
    if !matches!(site.node.value, Value::Map(_)) {
        report::wrong_type(cx, site, "an object");
    }
    site.members().collect()
}
