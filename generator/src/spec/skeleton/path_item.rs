//! Path Item and Operation Objects.

use openapiv3::{Operation, PathItem, ReferenceOr};
use serde_json::Value as Json;

use crate::diagnostics::Code;
use crate::load::{Entry, Node, Value};
use crate::spec::cx::{Cx, Site};
use crate::spec::{Extras, Located, Place, Version, references, report};

use super::build::{Built, build};
use super::objects::{is_object, keep, typed};
use super::{v2_0, v3};

/// Reads the Path Item Object at `site` and its operations.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let built = match cx.version() {
        Version::V2_0 => v2_0::path_item(cx, site),
        _ => build(cx, site, &v3::PATH_ITEM),
    };
    let Some(Built { object, mut extras }) = built else { return };
    let Some(mut item) = typed::<PathItem>(cx, site, Json::Object(object)) else { return };
    for (entry, value) in site.members() {
        match &*entry.key {
            "query" => {
                let operation = read_operation(cx, &value, site);
                keep_extra(&mut extras, entry, operation.map(|_| reference(&value)));
            }
            "additionalOperations" => {
                let operations = read_additional(cx, &value, site);
                keep_extra(&mut extras, entry, operations);
            }
            method => {
                if let Some(slot) = slot(&mut item, method) {
                    *slot = read_operation(cx, &value, site);
                }
            }
        }
    }
    keep(cx, site, ReferenceOr::Item(item), extras, |document| &mut document.path_items);
}

fn slot<'i>(item: &'i mut PathItem, method: &str) -> Option<&'i mut Option<Operation>> {
    match method {
        "get" => Some(&mut item.get),
        "put" => Some(&mut item.put),
        "post" => Some(&mut item.post),
        "delete" => Some(&mut item.delete),
        "options" => Some(&mut item.options),
        "head" => Some(&mut item.head),
        "patch" => Some(&mut item.patch),
        "trace" => Some(&mut item.trace),
        _ => None,
    }
}

/// Reads an operation of the path item at `parent` and keeps it at its place.
fn read_operation(cx: &mut Cx<'_>, site: &Site<'_>, parent: &Site<'_>) -> Option<Operation> {
    if matches!(site.node.value, Value::Null) {
        report::absent(cx, site);
        return None;
    }
    let source = references::follow_misplaced(cx, site)?;
    let Built { object, extras } = match cx.version() {
        Version::V2_0 => v2_0::operation(cx, &source, parent),
        _ => build(cx, &source, &v3::OPERATION),
    }?;
    let operation: Operation = typed(cx, site, Json::Object(object))?;
    let located = Located { location: source.location(), object: operation.clone(), extras };
    cx.document.operations.insert(site.place.clone(), located);
    Some(operation)
}

/// `additionalOperations` of 3.2: operations by method.
fn read_additional(cx: &mut Cx<'_>, site: &Site<'_>, parent: &Site<'_>) -> Option<Node> {
    if !is_object(cx, site, "an object of Operation Objects") {
        return None;
    }
    let mut operations = Vec::new();
    for (entry, value) in site.members() {
        if v3::PATH_ITEM.fields.iter().any(|field| is_method(field.key) && entry.key.eq_ignore_ascii_case(field.key)) {
            let message = format!("`{}` is a method with a key of its own", entry.key);
            report::warn(cx, Code::UnknownKey, site.key_location(entry), message, "it is sent as it is written here");
        }
        if read_operation(cx, &value, parent).is_some() {
            operations.push(Entry { value: reference(&value), ..entry.clone() });
        }
    }
    Some(Node { value: Value::Map(operations.into()), span: site.node.span })
}

/// Whether a key of a path item is a method.
fn is_method(key: &str) -> bool {
    const OTHERS: &[&str] = &["$ref", "summary", "description", "additionalOperations", "servers", "parameters"];
    !OTHERS.contains(&key)
}

fn keep_extra(extras: &mut Extras, entry: &Entry, value: Option<Node>) {
    if let Some(value) = value {
        extras.insert(String::from(&*entry.key), value);
    }
}

/// The placeholder of what stands at `site`.
fn reference(site: &Site<'_>) -> Node {
    placeholder(&site.place, site)
}

fn placeholder(place: &Place, site: &Site<'_>) -> Node {
    let span = site.node.span;
    let value = Node { value: Value::String(place.to_string().into()), span };
    Node { value: Value::Map([Entry { key: "$ref".into(), key_span: span, value }].into()), span }
}
