//! `consumes` and `produces`: of the operation, else of the whole description, else JSON.

use serde_json::{Map, Value as Json};

use crate::diagnostics::{Pointer, SourceId};
use crate::load::Node;
use crate::spec::cx::Cx;

/// The media types of `key` (`consumes`, `produces`) for an operation that was built to `operation`.
pub(super) fn of_operation(cx: &Cx<'_>, operation: &mut Map<String, Json>, key: &str) -> Vec<String> {
    let own: Vec<String> = match operation.shift_remove(key) {
        Some(Json::Array(items)) => items.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        _ => return of_description(cx, key),
    };
    if own.is_empty() { of_description(cx, key) } else { own }
}

/// The media types of `key` for the whole description.
pub(super) fn of_description(cx: &Cx<'_>, key: &str) -> Vec<String> {
    let root = cx.sources.node(SourceId::ENTRY, &Pointer::root());
    let list = root.and_then(|root| root.get(key)).map(Node::items).unwrap_or_default();
    let types: Vec<String> = list.iter().filter_map(Node::as_str).map(str::to_owned).collect();
    if types.is_empty() { vec!["application/json".to_owned()] } else { types }
}
