//! Keys that an object has twice.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Pointer, SourceId};
use crate::hash::{HashMap, HashMapExt};

use super::node::{Entry, Node, Value};

/// Objects with fewer keys are compared pair by pair, without a table.
const FEW: usize = 16;

/// Reports every key of `node` that its object has twice. Recursion is bounded by the budget's depth.
pub(super) fn report_duplicates(node: &Node, source: SourceId, diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    find(node, &mut Vec::new(), &mut found);
    // An object that is aliased is there several times.
    let mut reported = BTreeSet::new();
    found.retain(|(_, _, second)| reported.insert(second.key_span));
    for (pointer, first, second) in found {
        let location = |entry: &Entry| Location { source, span: entry.key_span, pointer: pointer.clone() };
        let message = format!("key `{}` is there twice; the last one counts", second.key);
        let diagnostic = Diagnostic::new(Code::DuplicateKey, location(second), message);
        diagnostics.push(diagnostic.label(location(first), "first here").help("remove one of the two"));
    }
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn find<'a>(node: &'a Node, path: &mut Vec<Step<'a>>, found: &mut Vec<(Pointer, &'a Entry, &'a Entry)>) {
    match &node.value {
        Value::Map(entries) => {
            for (first, second) in pairs(entries) {
                found.push((pointer(path).key(&second.key), first, second));
            }
            for entry in entries {
                path.push(Step::Key(&entry.key));
                find(&entry.value, path, found);
                path.pop();
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Index(index));
                find(item, path, found);
                path.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Each entry whose key an earlier one has, with that one.
fn pairs(entries: &[Entry]) -> Vec<(&Entry, &Entry)> {
    if entries.len() <= FEW {
        let earlier = |at: usize, second: &Entry| entries.iter().take(at).find(|first| first.key == second.key);
        return entries.iter().enumerate().filter_map(|(at, second)| Some((earlier(at, second)?, second))).collect();
    }
    let mut first = HashMap::with_capacity(entries.len());
    let with_first = entries.iter().map(|entry| (*first.entry(&entry.key).or_insert(entry), entry));
    with_first.filter(|(first, second)| !std::ptr::eq(*first, *second)).collect()
}

fn pointer(path: &[Step<'_>]) -> Pointer {
    path.iter().fold(Pointer::root(), |pointer, step| match step {
        Step::Key(key) => pointer.key(key),
        Step::Index(index) => pointer.index(*index),
    })
}
