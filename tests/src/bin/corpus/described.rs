//! How many operations a description has, independently of every stage that reads it.

use std::collections::BTreeSet;

use clientwright::diagnostics::{Pointer, SourceId};
use clientwright::load::{Node, Sources};

/// Keys of a path item that are operations (Swagger 2.0, OpenAPI 3.0 to 3.2, Path Item Object).
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Counts the operations of every path. A path item may be a reference to another one, in components or in another file, and that again.
pub(crate) fn described(sources: &Sources) -> u64 {
    let Some(root) = sources.root(SourceId::ENTRY) else { return 0 };
    let methods = methods(root);
    let paths = root.get("paths").map(Node::entries).unwrap_or_default();
    let items = paths.iter().filter(|entry| entry.key.starts_with('/'));
    items.map(|entry| in_path_item(sources, &methods, &entry.value)).sum()
}

/// The methods that the version knows; all of them when it says none.
fn methods(root: &Node) -> Vec<&'static str> {
    let mut methods = METHODS.to_vec();
    if root.get("swagger").is_none() {
        methods.push("trace");
    }
    let version = root.get("openapi").and_then(Node::as_str).unwrap_or("3.2");
    if !version.starts_with("3.0") && !version.starts_with("3.1") && root.get("swagger").is_none() {
        methods.extend(["query", "additionalOperations"]);
    }
    methods
}

fn in_path_item(sources: &Sources, methods: &[&str], item: &Node) -> u64 {
    let mut found = BTreeSet::new();
    let mut been: Vec<(SourceId, Pointer)> = Vec::new();
    let (mut source, mut item) = (SourceId::ENTRY, item);
    loop {
        found.extend(operations(methods, item));
        let reference = item.get("$ref").and_then(Node::as_str);
        let Some(place) = reference.and_then(|reference| sources.resolve(source, reference).ok()) else { break };
        let Some(target) = sources.node(place.0, &place.1).filter(|_| !been.contains(&place)) else { break };
        (source, item) = (place.0, target);
        been.push(place);
    }
    found.len() as u64
}

/// Their methods.
fn operations(methods: &[&str], item: &Node) -> Vec<String> {
    let mut found = Vec::new();
    for entry in item.entries().iter().filter(|entry| methods.contains(&&*entry.key)) {
        match &*entry.key {
            "additionalOperations" => found.extend(entry.value.entries().iter().map(|entry| entry.key.to_string())),
            method => found.push(method.to_owned()),
        }
    }
    found
}
