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

#[cfg(test)]
mod tests {
    use clientwright::diagnostics::Diagnostics;
    use clientwright::load::{Budget, load};

    use super::described;

    fn count(files: [(&str, &str); 2]) -> u64 {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        described(&load(&folder.path().join(files[0].0), Budget::default(), &mut Diagnostics::new()).unwrap())
    }

    #[test]
    fn references_to_path_items_are_followed_through_files_and_circles() {
        let entry = "openapi: 3.1.0\npaths:\n  /here: {get: {}, parameters: []}\n  /there: {$ref: 'other.yaml#/a', get: {}}\n  \
            /kept: {$ref: '#/components/pathItems/kept'}\n  /round: {$ref: '#/paths/~1round'}\n  x-note: {get: {}}\n\
            components: {pathItems: {kept: {post: {}, delete: {}}, unused: {get: {}}}}\n";
        let other = "a: {$ref: '#/b'}\nb: {get: {}, put: {}}\n";
        assert_eq!(count([("entry.yaml", entry), ("other.yaml", other)]), 1 + 2 + 2);
    }

    #[test]
    fn what_is_an_operation_depends_on_the_version() {
        let paths = "\npaths: {/a: {get: {}, trace: {}, query: {}, additionalOperations: {LINK: {}, COPY: {}}}}\n";
        let of = |version: &str| count([("entry.yaml", &format!("{version}{paths}")), ("other.yaml", "a: 1\n")]);
        assert_eq!(["swagger: '2.0'", "openapi: 3.0.3", "openapi: 3.1.1", "openapi: 3.2.0"].map(of), [1, 2, 2, 5]);
    }
}
