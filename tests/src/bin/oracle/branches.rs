//! The branches of a choice, as schemas of the description.

use std::collections::HashSet;

use clientwright::load::{Node, Sources, Value};
use clientwright::spec::Place;

/// A choice, and where its branches stand.
pub(crate) struct Branches {
    /// The schema that has the choice.
    pub(crate) holder: Place,
    /// The branches, those that only say `null` apart.
    pub(crate) all: Vec<Place>,
}

/// The choice that a schema is: its own, or that of what it wraps by reference or `allOf`.
pub(crate) fn branches(sources: &Sources, schema: &Place) -> Option<Branches> {
    find(sources, schema, &mut HashSet::new())
}

/// The same, branches that are choices again taken apart.
pub(crate) fn innermost(sources: &Sources, schema: &Place) -> Vec<Place> {
    let mut been = HashSet::from([schema.clone()]);
    let mut found = Vec::new();
    let mut stack = branches(sources, schema).map(|branches| branches.all).unwrap_or_default();
    stack.reverse();
    while let Some(branch) = stack.pop() {
        if !been.insert(branch.clone()) {
            continue;
        }
        match branches(sources, &branch) {
            Some(inner) => stack.extend(inner.all.into_iter().rev()),
            None => found.push(branch),
        }
    }
    found
}

fn find(sources: &Sources, schema: &Place, been: &mut HashSet<Place>) -> Option<Branches> {
    if !been.insert(schema.clone()) {
        return None;
    }
    let node = sources.node(schema.source, &schema.pointer)?;
    for keyword in ["oneOf", "anyOf"] {
        let list = node.get(keyword).map(Node::items).unwrap_or_default();
        let said = list.iter().enumerate().filter(|(_, branch)| !is_null(branch));
        let all: Vec<Place> = said.map(|(index, _)| inside(schema, keyword, index)).collect();
        match all.as_slice() {
            [_, _, ..] => return Some(Branches { holder: schema.clone(), all }),
            [only] => return find(sources, only, been),
            [] => {}
        }
    }
    let target = node.get("$ref").and_then(Node::as_str).and_then(|text| sources.resolve(schema.source, text).ok());
    let target = target.map(|(source, pointer)| Place { source, pointer });
    let parts = node.get("allOf").map(Node::items).unwrap_or_default();
    let parts = (0..parts.len()).map(|index| inside(schema, "allOf", index));
    target.into_iter().chain(parts).find_map(|place| find(sources, &place, been))
}

fn inside(schema: &Place, keyword: &str, index: usize) -> Place {
    Place { source: schema.source, pointer: schema.pointer.key(keyword).index(index) }
}

fn is_null(branch: &Node) -> bool {
    branch.get("type").is_some_and(|ty| ty.value == Value::Null || ty.as_str() == Some("null"))
}
