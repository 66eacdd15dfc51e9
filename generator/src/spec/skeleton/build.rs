//! Builds one object from its table: what `openapiv3` reads, and beside it what that cannot hold.

use serde_json::{Map, Value as Json};

use crate::diagnostics::Span;
use crate::load::{Entry, Node, Value};
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{Extras, references, report, scalar, schema};

use super::table::{Fate, Field, Kind, Need, Repair, Table};
use super::{content, form, objects, responses};

/// An object, built.
pub(in crate::spec) struct Built {
    /// What `openapiv3` reads.
    pub(in crate::spec) object: Map<String, Json>,
    /// What it cannot hold.
    pub(in crate::spec) extras: Extras,
}

/// Builds the object at `site`; `None` when it cannot be, which is reported.
pub(super) fn build(cx: &mut Cx<'_>, site: &Site<'_>, table: &'static Table) -> Option<Built> {
    let mut extras = Extras::new();
    let object = fill(cx, site, table, "", &mut extras)?;
    Some(Built { object, extras })
}

/// Builds an object that stands at `path` in the one that `extras` belongs to.
pub(super) fn fill(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    table: &'static Table,
    path: &str,
    extras: &mut Extras,
) -> Option<Map<String, Json>> {
    if !matches!(site.node.value, Value::Map(_)) {
        report::wrong_type(cx, site, table.name);
        return None;
    }
    let site = &followed(cx, site, table)?;
    let mut object = Map::new();
    for (entry, value) in site.members() {
        match table.field(&entry.key) {
            Some(field) => {
                form::check_keys(cx, table, field, &value);
                read_field(cx, &value, field, path, (&mut object, extras));
            }
            None if entry.key.starts_with("x-") => {
                object.insert(String::from(&*entry.key), scalar::json(value.node));
            }
            None => report::unknown_key(cx, site, entry, table.name, table.keys(cx.version())),
        }
    }
    let complete = table.fields.iter().all(|field| complete(cx, site, table, field, &mut object));
    complete.then_some(object)
}

/// The object itself, or the one that a reference leads to which the specification does not allow here.
fn followed<'m, 'a: 'm, 's: 'm>(cx: &mut Cx<'a>, site: &Site<'s>, table: &Table) -> Option<Site<'m>> {
    if table.field("$ref").is_some() { Some(site.clone()) } else { references::follow_misplaced(cx, site) }
}

fn read_field(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    field: &'static Field,
    path: &str,
    (object, extras): (&mut Map<String, Json>, &mut Extras),
) {
    if field.since > cx.version() {
        report::other_version(cx, site.location(), &format!("`{}`", field.key));
    }
    if matches!((&site.node.value, field.kind), (Value::Null, kind) if !matches!(kind, Kind::Any | Kind::Special)) {
        return report::absent(cx, site);
    }
    let path = below(path, field.key);
    let Some(value) = read_value(cx, site, field.kind, &path, extras) else { return };
    match field.fate {
        Fate::Used => drop(object.insert(field.key.to_owned(), value)),
        Fate::Extra => drop(extras.insert(path, node(value, site.node.span))),
    }
}

/// Whether the object has the key or can do without.
fn complete(cx: &mut Cx<'_>, site: &Site<'_>, table: &Table, field: &Field, object: &mut Map<String, Json>) -> bool {
    if object.contains_key(field.key) {
        return true;
    }
    match field.need {
        Need::Optional => true,
        Need::Required => {
            if site.node.get(field.key).is_none() {
                report::missing_field(cx, site, table.name, field.key, "the object was left out");
            }
            false
        }
        Need::Repaired { by, last } => {
            if cx.version() <= last && site.node.get(field.key).is_none() {
                report::repaired_field(cx, site, table.name, field.key, "it was taken to be empty");
            }
            let stand_in = match by {
                Repair::EmptyText => Json::String(String::new()),
                Repair::EmptyObject => Json::Object(Map::new()),
            };
            object.insert(field.key.to_owned(), stand_in);
            true
        }
    }
}

fn read_value(cx: &mut Cx<'_>, site: &Site<'_>, kind: Kind, path: &str, extras: &mut Extras) -> Option<Json> {
    match kind {
        Kind::Text => scalar::text(cx, site).map(Json::String),
        Kind::Flag => scalar::flag(cx, site).map(Json::Bool),
        Kind::Any => Some(scalar::json(site.node)),
        Kind::Word(allowed) => scalar::word(cx, site, allowed).map(Json::String),
        Kind::Texts => list(cx, site, "a list of strings", |cx, item, _| scalar::text(cx, item).map(Json::String)),
        Kind::TextMap => {
            map(cx, site, "an object of strings", |cx, _, value| scalar::text(cx, value).map(Json::String))
        }
        Kind::AnyMap => map(cx, site, "an object", |_, _, value| Some(scalar::json(value.node))),
        Kind::Object(table) => fill(cx, site, table, path, extras).map(finished(table)),
        Kind::Objects(table) => list(cx, site, "a list of objects", |cx, item, index| {
            fill(cx, item, table, &below(path, &index.to_string()), extras).map(finished(table))
        }),
        Kind::ObjectMap(table) => map(cx, site, "an object of objects", |cx, entry, value| {
            fill(cx, value, table, &below(path, &entry.key), extras).map(finished(table))
        }),
        Kind::Child(kind) => Some(child(cx, kind, site)),
        Kind::Children(kind) => list(cx, site, "a list of objects", |cx, item, _| Some(child(cx, kind, item))),
        Kind::ChildMap(kind) => map(cx, site, "an object of objects", |cx, _, value| Some(child(cx, kind, value))),
        Kind::Callbacks => {
            map(cx, site, "an object of Callback Objects", |cx, _, value| Some(objects::callback(cx, value)))
        }
        Kind::Content => map(cx, site, "an object of Media Type Objects", |cx, entry, value| {
            content::media_type(cx, value, &below(path, &entry.key), extras)
        }),
        Kind::Responses => responses::responses(cx, site),
        Kind::Requirements => {
            list(cx, site, "a list of Security Requirement Objects", |cx, item, _| requirement(cx, item))
        }
        Kind::Special => None,
    }
}

/// A Security Requirement Object. A scheme whose scopes cannot be read stays required, since without it the call would need nothing.
fn requirement(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Json> {
    map(cx, site, "an object of lists", |cx, _, scopes| {
        let names = list(cx, scopes, "a list of strings", |cx, scope, _| scalar::text(cx, scope).map(Json::String));
        Some(names.unwrap_or_else(|| Json::Array(Vec::new())))
    })
}

/// Reads a child where it stands and leaves its placeholder.
pub(super) fn child(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) -> Json {
    if kind == ObjectKind::Schema {
        schema::lift(cx, site);
    } else {
        objects::read(cx, kind, site);
    }
    placeholder(&site.place.to_string())
}

/// A reference object.
pub(super) fn placeholder(text: &str) -> Json {
    Json::Object(Map::from_iter([("$ref".to_owned(), Json::String(text.to_owned()))]))
}

/// The items of a list that can be read.
pub(super) fn list(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    expected: &str,
    mut read: impl FnMut(&mut Cx<'_>, &Site<'_>, usize) -> Option<Json>,
) -> Option<Json> {
    if !matches!(site.node.value, Value::List(_)) {
        report::wrong_type(cx, site, expected);
        return None;
    }
    let items = site.items().enumerate().filter_map(|(index, item)| read(cx, &item, index)).collect();
    Some(Json::Array(items))
}

/// The members of an object that can be read.
pub(super) fn map(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    expected: &str,
    mut read: impl FnMut(&mut Cx<'_>, &Entry, &Site<'_>) -> Option<Json>,
) -> Option<Json> {
    if !matches!(site.node.value, Value::Map(_)) {
        report::wrong_type(cx, site, expected);
        return None;
    }
    let site = &references::follow_misplaced(cx, site)?;
    let members =
        site.members().filter_map(|(entry, value)| Some((String::from(&*entry.key), read(cx, entry, &value)?)));
    Some(Json::Object(members.collect()))
}

/// The path of `key` below `path`, escaped like a JSON pointer.
pub(super) fn below(path: &str, key: &str) -> String {
    let key = key.replace('~', "~0").replace('/', "~1");
    if path.is_empty() { key } else { format!("{path}/{key}") }
}

/// What only the object as a whole can say: `explode` of an encoding depends on `style` (OpenAPI 3.0, section Encoding Object).
fn finished(table: &'static Table) -> impl Fn(Map<String, Json>) -> Json {
    let is_encoding = std::ptr::eq(table, &raw const super::v3::ENCODING);
    move |mut object| {
        let is_form = object.get("style").is_none_or(|style| style == "form");
        if is_encoding && is_form && !object.contains_key("explode") {
            object.insert("explode".to_owned(), Json::Bool(true));
        }
        Json::Object(object)
    }
}

/// A built value as a tree, for the extras.
fn node(value: Json, span: Span) -> Node {
    let value = match value {
        Json::Null => Value::Null,
        Json::Bool(boolean) => Value::Bool(boolean),
        Json::Number(number) => Value::Number(number.to_string().into()),
        Json::String(text) => Value::String(text.into()),
        Json::Array(items) => Value::List(items.into_iter().map(|item| node(item, span)).collect()),
        Json::Object(members) => Value::Map(members.into_iter().map(|(key, value)| entry(&key, value, span)).collect()),
    };
    Node { value, span }
}

fn entry(key: &str, value: Json, span: Span) -> Entry {
    Entry { key: key.into(), key_span: span, value: node(value, span) }
}
