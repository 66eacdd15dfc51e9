//! Lifts a Schema Object out of its slot into our model.

use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Entry, Value};
use crate::spec::cx::{Cx, Site};
use crate::spec::{references, report, scalar};

use super::dialect::{Counts, Dialect};
use super::keywords::{KEYWORDS, Keyword, Slot, keyword};
use super::{Members, Schema, SchemaId, together};

/// Lifts the schema at `site`, and all that it contains, once; what it refers to is queued.
pub(in crate::spec) fn lift(cx: &mut Cx<'_>, site: &Site<'_>) -> SchemaId {
    let dialect = Dialect::of(cx.version());
    lift_as(cx, site, dialect)
}

/// Lifts the schema at `site` by the rules of `dialect`.
pub(super) fn lift_as(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect) -> SchemaId {
    if let Some(id) = cx.document.schemas.at(&site.place) {
        return id;
    }
    let blank = Schema { location: site.location(), ..Schema::default() };
    let id = cx.document.schemas.insert(site.place.clone(), blank);
    match &site.node.value {
        Value::Map(_) => fill(cx, site, dialect, |_| true, id),
        Value::Bool(boolean) => read_boolean(cx, site, dialect, *boolean, id),
        _ => report::wrong_type(cx, site, "a schema"),
    }
    id
}

/// Lifts the schema keywords of a Parameter, Header or Items Object of Swagger 2.0; `keep` says which keys belong to the schema.
pub(in crate::spec) fn lift_subset(cx: &mut Cx<'_>, site: &Site<'_>, keep: fn(&str) -> bool) -> SchemaId {
    if let Some(id) = cx.document.schemas.at(&site.place) {
        return id;
    }
    let blank = Schema { location: site.location(), ..Schema::default() };
    let id = cx.document.schemas.insert(site.place.clone(), blank);
    fill(cx, site, Dialect::SwaggerSubset, keep, id);
    id
}

/// Whether a key of a Parameter or Header Object of Swagger 2.0 belongs to its schema.
pub(in crate::spec) fn is_subset_keyword(key: &str) -> bool {
    let is_own = matches!(key, "description" | "collectionFormat");
    !is_own && keyword(key).is_some_and(|keyword| keyword.dialects.contains(Dialect::SwaggerSubset))
}

fn read_boolean(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect, boolean: bool, id: SchemaId) {
    let is_additional = site.place.pointer.last().is_some_and(|key| key == "additionalProperties");
    if dialect != Dialect::JsonSchema && !is_additional {
        report::other_version(cx, site.location(), "a boolean schema");
    }
    if let Some(schema) = cx.document.schemas.by_id_mut(id) {
        schema.boolean = Some(boolean);
    }
}

fn fill(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect, keep: fn(&str) -> bool, id: SchemaId) {
    let mut schema = Box::new(Schema { location: site.location(), ..Schema::default() });
    schema.keywords.reserve_exact(site.node.entries().len());
    let counts = what_counts(cx, site, dialect);
    for (entry, value) in site.members().filter(|(entry, _)| keep(&entry.key)) {
        match keyword(&entry.key) {
            Some(found) => {
                if counts == Counts::Descriptions && found.asserts && found.name != "$ref" {
                    continue;
                }
                read_keyword(cx, found, &value, &mut schema, dialect);
            }
            None if entry.key.starts_with("x-") => {
                schema.extensions.insert(&*entry.key, entry.value.clone());
            }
            None => unknown(cx, site, entry, dialect),
        }
    }
    together::read(cx, site, &mut schema, dialect, counts);
    if let Some(place) = cx.document.schemas.by_id_mut(id) {
        *place = *schema;
    }
}

/// What counts of the schema at `site`; that something does not is reported here.
fn what_counts(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect) -> Counts {
    if dialect.reference_has_siblings() || site.node.get("$ref").is_none() {
        return Counts::All;
    }
    let mut siblings = site.node.entries().iter().filter(|entry| &*entry.key != "$ref" && !entry.key.starts_with("x-"));
    if let Some(first) = siblings.next() {
        let names: Vec<String> =
            std::iter::once(first).chain(siblings).map(|entry| format!("`{}`", entry.key)).collect();
        let message = format!("{} beside `$ref`, where this version of the specification ignores it", names.join(", "));
        cx.diagnostics.push(
            Diagnostic::new(Code::ReferenceSibling, site.key_location(first), message)
                .note("what describes was honoured, what constrains was not"),
        );
    }
    Counts::Descriptions
}

fn unknown(cx: &mut Cx<'_>, site: &Site<'_>, entry: &Entry, dialect: Dialect) {
    let known = KEYWORDS.iter().filter(|keyword| keyword.dialects.contains(dialect)).map(|keyword| keyword.name);
    report::unknown_key(cx, site, entry, "a Schema Object", known);
}

fn read_keyword(cx: &mut Cx<'_>, found: &'static Keyword, site: &Site<'_>, schema: &mut Schema, dialect: Dialect) {
    if !found.dialects.contains(dialect) {
        report::other_version(cx, site.location(), &format!("`{}`", found.name));
    }
    schema.keywords.push((found.name, site.node.span));
    match found.slot {
        Slot::Text(field) => *field(schema) = scalar::text(cx, site),
        Slot::Flag(field) => *field(schema) = scalar::flag(cx, site).unwrap_or_default(),
        Slot::Count(field) => *field(schema) = scalar::count(cx, site),
        Slot::Positive(field) => *field(schema) = scalar::positive(cx, site),
        Slot::Names(field) => *field(schema) = scalar::names(cx, site),
        Slot::Any(field) => *field(schema) = Some(site.node.clone()),
        Slot::Schema(field) => *field(schema) = Some(lift_as(cx, site, dialect)),
        Slot::SchemaList(field) => *field(schema) = lift_list(cx, site, dialect),
        Slot::SchemaMap(field) => *field(schema) = Members::from_unique(lift_map(cx, site, dialect)),
        Slot::Definitions => drop(lift_map(cx, site, dialect)),
        Slot::Other => schema.others.insert(found.name, site.node.clone()),
        Slot::Special(read) => read(cx, site, schema),
        Slot::Together => {}
    }
}

/// The schemas of a list.
pub(super) fn lift_list(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect) -> Vec<SchemaId> {
    match &site.node.value {
        Value::List(items) if items.is_empty() => report::empty_list(cx, site),
        Value::List(_) => {}
        _ => report::wrong_type(cx, site, "a list of schemas"),
    }
    site.items().map(|item| lift_as(cx, &item, dialect)).collect()
}

/// The schemas of an object, by name.
pub(super) fn lift_map(cx: &mut Cx<'_>, site: &Site<'_>, dialect: Dialect) -> Vec<(String, SchemaId)> {
    if !matches!(site.node.value, Value::Map(_)) {
        report::wrong_type(cx, site, "an object of schemas");
    }
    let Some(site) = references::follow_misplaced(cx, site) else { return Vec::new() };
    site.members().map(|(entry, member)| (String::from(&*entry.key), lift_as(cx, &member, dialect))).collect()
}
