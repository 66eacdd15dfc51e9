//! Which operations a finding reaches: the one that it stands in, or those that refer to where it stands, over any number of references.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Affected, Diagnostic, Diagnostics, Location, Pointer, Severity};
use crate::load::{Node, Sources, Value};

use super::Place;

/// Tells every finding that costs something which operations it reaches.
pub fn mark_affected(sources: &Sources, diagnostics: &mut Diagnostics) {
    if diagnostics.iter().any(costs) {
        let graph = Graph::of(sources);
        diagnostics.affect(|finding| {
            let place = finding.location.as_ref().filter(|_| costs(finding));
            place.map(|place| graph.affected(place)).unwrap_or_default()
        });
    }
}

fn costs(finding: &Diagnostic) -> bool {
    finding.severity >= Severity::Lossy
}

/// Units, which are operations and whatever is referred to, and who refers to them.
#[derive(Default)]
struct Graph {
    units: HashMap<Place, usize>,
    /// By unit: its name if it is an operation.
    names: Vec<Option<String>>,
    /// By unit: the units that refer to it.
    users: Vec<Vec<usize>>,
}

/// A reference: where it stands, and where it leads.
type Edge = (Place, Place);

impl Graph {
    fn of(sources: &Sources) -> Self {
        let (mut graph, mut edges) = (Self::default(), Vec::new());
        for (source, _) in sources.map().iter() {
            let mut walk = Walk { sources, edges: &mut edges, known: HashMap::new() };
            if let Some(root) = sources.root(source) {
                walk.visit(root, &Place { source, ..Place::default() });
            }
        }
        graph.add_operations(sources);
        for (_, target) in &edges {
            graph.unit(target);
        }
        for (from, to) in &edges {
            let (users, unit) = (graph.around(from), graph.unit(to));
            graph.add_users(unit, users);
        }
        graph
    }

    /// The operations of `paths`, in their order. What a path item says beside them reaches all of its operations.
    fn add_operations(&mut self, sources: &Sources) {
        let list = Place::default().key("paths");
        let paths = sources.node(list.source, &list.pointer).map_or(&[][..], Node::entries);
        for path in paths {
            let Some(item) = referred(sources, list.key(&path.key)) else { continue };
            let Some(node) = sources.node(item.source, &item.pointer) else { continue };
            let (mut operations, mut shared) = (Vec::new(), Vec::new());
            for member in node.entries() {
                let place = item.key(&member.key);
                match &*member.key {
                    "parameters" | "servers" => shared.push(place),
                    "additionalOperations" => {
                        let more = member.value.entries();
                        operations.extend(more.iter().map(|more| (place.key(&more.key), &*more.key, &more.value)));
                    }
                    method if METHODS.contains(&method) => operations.push((place, method, &member.value)),
                    _ => {}
                }
            }
            let operations: Vec<usize> = operations
                .into_iter()
                .map(|(place, method, node)| self.operation(&place, name(&path.key, method, node)))
                .collect();
            for place in shared {
                let unit = self.unit(&place);
                self.add_users(unit, operations.clone());
            }
        }
    }

    fn operation(&mut self, place: &Place, name: String) -> usize {
        let unit = self.unit(place);
        if let Some(slot) = self.names.get_mut(unit) {
            *slot = Some(name);
        }
        unit
    }

    fn unit(&mut self, place: &Place) -> usize {
        if let Some(unit) = self.units.get(place) {
            return *unit;
        }
        let unit = self.names.len();
        self.units.insert(place.clone(), unit);
        self.names.push(None);
        self.users.push(Vec::new());
        unit
    }

    fn add_users(&mut self, unit: usize, users: Vec<usize>) {
        if let Some(known) = self.users.get_mut(unit) {
            known.extend(users);
        }
    }

    /// The units that a place stands in.
    fn around(&self, place: &Place) -> Vec<usize> {
        let pointers = std::iter::successors(Some(place.pointer.clone()), Pointer::parent);
        let places = pointers.map(|pointer| Place { source: place.source, pointer });
        places.filter_map(|place| self.units.get(&place).copied()).collect()
    }

    fn affected(&self, location: &Location) -> Affected {
        let place = Place { source: location.source, pointer: location.pointer.clone() };
        let mut waiting = self.around(&place);
        let mut seen: HashSet<usize> = waiting.iter().copied().collect();
        while let Some(unit) = waiting.pop() {
            let users = self.users.get(unit).into_iter().flatten();
            waiting.extend(users.copied().filter(|user| seen.insert(*user)));
        }
        // Operations became units in their order.
        let mut units: Vec<usize> = seen.into_iter().collect();
        units.sort_unstable();
        let names = units.into_iter().filter_map(|unit| self.names.get(unit)?.as_deref());
        Affected::of(names)
    }
}

/// Fixed fields of a Path Item Object that are operations (OpenAPI 3.2).
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

fn name(path: &str, method: &str, node: &Node) -> String {
    let id = node.get("operationId").and_then(Node::as_str);
    id.map_or_else(|| format!("{} {path}", method.to_ascii_uppercase()), str::to_owned)
}

/// Where the references that start at a place end.
fn referred(sources: &Sources, mut place: Place) -> Option<Place> {
    let mut seen = HashSet::new();
    while seen.insert(place.clone()) {
        let node = sources.node(place.source, &place.pointer)?;
        let Some(text) = node.get("$ref").and_then(Node::as_str) else { return Some(place) };
        let (source, pointer) = sources.resolve(place.source, text).ok()?;
        place = Place { source, pointer };
    }
    None
}

/// Collects the references of a file.
struct Walk<'a> {
    sources: &'a Sources,
    edges: &'a mut Vec<Edge>,
    known: HashMap<&'a str, Option<Place>>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, node: &'a Node, place: &Place) {
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    match entry.value.as_str() {
                        Some(text) if &*entry.key == "$ref" => self.reference(text, place),
                        Some(_) => {}
                        None => self.visit_below(&entry.value, place, |place| place.key(&entry.key)),
                    }
                }
            }
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit_below(item, place, |place| place.index(index));
                }
            }
            _ => {}
        }
    }

    /// Most values hold no other, and need no place.
    fn visit_below(&mut self, node: &'a Node, place: &Place, below: impl FnOnce(&Place) -> Place) {
        if matches!(node.value, Value::Map(_) | Value::List(_)) {
            self.visit(node, &below(place));
        }
    }

    fn reference(&mut self, text: &'a str, place: &Place) {
        let (sources, source) = (self.sources, place.source);
        let target = self
            .known
            .entry(text)
            .or_insert_with(|| sources.resolve(source, text).ok().map(|(source, pointer)| Place { source, pointer }));
        if let Some(target) = target {
            self.edges.push((place.clone(), target.clone()));
        }
    }
}
