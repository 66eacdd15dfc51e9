//! Keys of objects with very many of them (`paths`, `components/schemas`), so that following a reference costs no walk over them all.

use crate::diagnostics::{SourceId, Span};
use crate::hash::HashMap;

use super::node::{Entry, Node, Value};

/// Objects with fewer entries are searched from end to end.
const MANY: usize = 64;

/// For each object with many entries, their numbers in the order of the keys. An object is known by its span; the copies of an aliased one
/// have the same, and the same entries.
#[derive(Clone, Debug, Default)]
pub(super) struct WideMaps(HashMap<(SourceId, Span), Box<[u32]>>);

impl WideMaps {
    /// Remembers the wide objects of a tree. Recursion is bounded by the budget's depth.
    pub(super) fn add(&mut self, source: SourceId, node: &Node) {
        let entries = node.entries();
        if entries.len() >= MANY {
            let mut order: Box<[u32]> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
            order.sort_by_key(|index| (key(entries, *index), *index));
            self.0.insert((source, node.span), order);
        }
        for entry in entries {
            self.add(source, &entry.value);
        }
        for item in node.items() {
            self.add(source, item);
        }
    }

    /// The member or item that one step of a JSON pointer names, as [`Node::step`] gives it.
    pub(super) fn step<'a>(&self, source: SourceId, node: &'a Node, token: &str) -> Option<&'a Node> {
        let Value::Map(entries) = &node.value else { return node.step(token) };
        if entries.len() < MANY {
            return node.step(token);
        }
        let Some(order) = self.0.get(&(source, node.span)) else { return node.step(token) };
        // The last one counts when a key is there twice.
        let after = order.partition_point(|index| key(entries, *index) <= token);
        let index = *order.get(after.checked_sub(1)?)?;
        entries.get(index as usize).filter(|entry| &*entry.key == token).map(|entry| &entry.value)
    }
}

fn key(entries: &[Entry], index: u32) -> &str {
    entries.get(index as usize).map(|entry| &*entry.key).unwrap_or_default()
}
