//! Anchors (`&name`) by where their values stand, so that remembering one copies nothing; only an alias does.

use std::collections::BTreeMap;

use super::node::{Node, Value};

/// What anchors of one document name, by the parser's number for each.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeMap<usize, Anchored>);

/// What an anchor names.
#[derive(Debug)]
pub(super) enum Anchored {
    /// A value that is kept here: a single one, or one that stands where no path leads (a key, under `<<`).
    Value(Node),
    /// The number of the child to take, from the outermost list or object inwards.
    Path(Box<[u32]>),
}

impl Anchors {
    pub(super) fn insert(&mut self, id: usize, anchored: Anchored) {
        self.0.insert(id, anchored);
    }

    /// The value that an anchor names. `child` gives children of lists and objects whose end was not read yet, by their depth.
    pub(super) fn get<'a>(&'a self, id: usize, child: impl Fn(usize, usize) -> Option<&'a Node>) -> Option<&'a Node> {
        let path = match self.0.get(&id)? {
            Anchored::Value(node) => return Some(node),
            Anchored::Path(path) => path,
        };
        let mut found: Option<&Node> = None;
        for (depth, &index) in path.iter().enumerate() {
            let index = index as usize;
            // While nothing is found, the child is still open, and stands one deeper.
            found = match found {
                Some(node) => Some(nth_child(node, index)?),
                None => child(depth, index),
            };
        }
        found
    }
}

fn nth_child(node: &Node, index: usize) -> Option<&Node> {
    match &node.value {
        Value::List(items) => items.get(index),
        Value::Map(entries) => entries.get(index).map(|entry| &entry.value),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
