//! Merge keys: `<<: *base` and `<<: [*first, *second]` (YAML 1.1, type `merge`), which descriptions use although YAML 1.2 dropped them.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::meter::Meter;
use super::node::{Entry, Node, Value};
use crate::diagnostics::{Code, Span};

/// The object's own entries, then those of the merged objects that it does not have; the first merged object that has a key wins.
pub(super) fn merge(
    mut entries: Vec<Entry>,
    merged: Vec<Node>,
    span: Span,
    meter: &mut Meter,
    remarks: &mut Vec<Fault>,
) -> Result<Vec<Entry>, Fault> {
    if merged.is_empty() {
        return Ok(entries);
    }
    let mut known: BTreeSet<Box<str>> = entries.iter().map(|entry| entry.key.clone()).collect();
    for base in merged.into_iter().flat_map(bases) {
        let Value::Map(base_entries) = base.value else {
            remarks.push(Fault::new(Code::WrongType, base.span, "a merge key needs an object; it is left out"));
            continue;
        };
        meter.expand(span, base_entries.len())?;
        for entry in base_entries {
            if known.insert(entry.key.clone()) {
                entries.push(entry);
            }
        }
    }
    Ok(entries)
}

fn bases(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items.into_vec(),
        value => vec![Node { value, span: node.span }],
    }
}
