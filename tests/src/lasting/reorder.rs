//! The same in another order.

use std::collections::BTreeSet;

use clientwright::diagnostics::Pointer;
use serde_json::{Map, Value};

use crate::draw::Draw;

use super::change::Change;
use super::places::{below, is_swagger, map, map_mut, operations, path_items, schemas};

/// Paths, methods, webhooks.
pub(super) fn reorder_paths(value: &Value, draw: &mut Draw) -> Option<Change> {
    let sections = ["paths", "webhooks"].map(|section| Pointer::root().key(section));
    reorder(value, draw, "paths", sections.into_iter().chain(path_items(value)))
}

/// Every section of the components.
pub(super) fn reorder_components(value: &Value, draw: &mut Draw) -> Option<Change> {
    let root = Pointer::root();
    let sections: Vec<Pointer> = if is_swagger(value) {
        ["definitions", "parameters", "responses"].map(|section| root.key(section)).into()
    } else {
        let components = root.key("components");
        map(value, &components).into_iter().flat_map(Map::keys).map(|section| components.key(section)).collect()
    };
    reorder(value, draw, "components", sections.into_iter())
}

/// The properties of every object.
pub(super) fn reorder_properties(value: &Value, draw: &mut Draw) -> Option<Change> {
    let objects = schemas(value).into_iter().map(|schema| schema.key("properties"));
    reorder(value, draw, "properties", objects)
}

/// Responses of operations, and their headers.
pub(super) fn reorder_responses(value: &Value, draw: &mut Draw) -> Option<Change> {
    let lists = operations(value).into_iter().map(|operation| operation.key("responses"));
    let lists = lists.chain(["/responses", "/components/responses"].map(Pointer::from_text));
    let with_headers = lists.flat_map(|list| {
        let statuses = map(value, &list).into_iter().flat_map(Map::keys);
        let headers: Vec<Pointer> = statuses.map(|status| list.key(status).key("headers")).collect();
        std::iter::once(list).chain(headers)
    });
    reorder(value, draw, "responses", with_headers)
}

/// Shuffles the members of these objects; `None` when none has two.
fn reorder(value: &Value, draw: &mut Draw, what: &str, pointers: impl Iterator<Item = Pointer>) -> Option<Change> {
    let mut changed = value.clone();
    let mut is_changed = false;
    for pointer in pointers {
        if let Some(members) = map_mut(&mut changed, &pointer).filter(|members| members.len() > 1) {
            shuffle(members, draw);
            is_changed = true;
        }
    }
    let what = format!("the order of {what}");
    is_changed.then_some(Change { what, value: changed, touched: BTreeSet::new() })
}

/// Fisher and Yates. What comes out as it was is turned, so that there is always a change.
fn shuffle(members: &mut Map<String, Value>, draw: &mut Draw) {
    let keys: Vec<String> = members.keys().cloned().collect();
    let mut all: Vec<(String, Value)> = std::mem::take(members).into_iter().collect();
    for last in (1..all.len()).rev() {
        all.swap(last, below(draw, last + 1));
    }
    if all.iter().map(|(key, _)| key).eq(&keys) {
        all.rotate_left(1);
    }
    members.extend(all);
}
