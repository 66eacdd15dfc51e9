//! Which operations a finding reaches: the one that it stands in, or those that refer to where it stands, over any number of references. What
//! refers is `$ref`, a value of a discriminator's mapping, and a security requirement.

use crate::diagnostics::{Affected, Diagnostic, Diagnostics, Location, Pointer, Severity, SourceId};
use crate::hash::{HashMap, HashSet};
use crate::load::{Entry, Node, Sources, Value};

use super::Place;

/// Tells every finding that costs something which operations it reaches.
pub fn mark_affected(sources: &Sources, diagnostics: &mut Diagnostics) {
    if diagnostics.iter().any(costs) {
        let graph = Graph::of(sources);
        let mut search = Search::over(&graph, STEPS);
        diagnostics.affect(|finding| {
            let place = finding.location.as_ref().filter(|_| costs(finding));
            place.map(|place| search.affected(place)).unwrap_or_default()
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
            let mut walk = Walk { sources, edges: &mut edges, known: HashMap::default() };
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
        let mut silent = Vec::new();
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
            let mut units = Vec::new();
            for (place, method, node) in operations {
                let unit = self.operation(&place, name(&path.key, method, node));
                silent.extend(node.get("security").is_none().then_some(unit));
                units.push(unit);
            }
            for place in shared {
                let unit = self.unit(&place);
                self.add_users(unit, units.clone());
            }
        }
        let root = sources.root(SourceId::ENTRY).and_then(|root| root.get("security"));
        for scheme in schemes(sources, root.map_or(&[][..], Node::items)) {
            let unit = self.unit(&scheme);
            self.add_users(unit, silent.clone());
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
}

/// How many steps from unit to unit there are for all findings together: thousands of findings in schemas that all refer to each other would
/// take as many steps each. Findings after that say nothing of operations.
const STEPS: usize = 20_000_000;

/// The way from findings to operations.
struct Search<'a> {
    graph: &'a Graph,
    /// By unit: the number of the last search that came by.
    seen: Vec<usize>,
    searches: usize,
    steps: usize,
}

impl<'a> Search<'a> {
    fn over(graph: &'a Graph, steps: usize) -> Self {
        Self { graph, seen: vec![0; graph.names.len()], searches: 0, steps }
    }

    fn affected(&mut self, location: &Location) -> Affected {
        self.searches += 1;
        let place = Place { source: location.source, pointer: location.pointer.clone() };
        let mut waiting = self.graph.around(&place);
        waiting.retain(|unit| self.is_new(*unit));
        let mut operations = Vec::new();
        while let Some(unit) = waiting.pop() {
            let users = self.graph.users.get(unit).map_or(&[][..], Vec::as_slice);
            let Some(left) = self.steps.checked_sub(1 + users.len()) else { return Affected::default() };
            self.steps = left;
            operations.extend(self.graph.names.get(unit).and_then(Option::as_deref).map(|name| (unit, name)));
            waiting.extend(users.iter().copied().filter(|user| self.is_new(*user)));
        }
        // Operations became units in their order.
        operations.sort_unstable();
        Affected::of(operations.into_iter().map(|(_, name)| name))
    }

    /// Whether this search has not come by a unit; it has from now on.
    fn is_new(&mut self, unit: usize) -> bool {
        self.seen.get_mut(unit).is_some_and(|last| std::mem::replace(last, self.searches) != self.searches)
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
    let mut seen = HashSet::default();
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
                    match (&*entry.key, &entry.value.value) {
                        ("$ref", Value::String(text)) => {
                            self.reference(text, place);
                        }
                        ("mapping", Value::Map(values)) => self.mapping(values, place),
                        ("security", Value::List(alternatives)) => self.security(alternatives, place),
                        _ => self.visit_below(&entry.value, place, |place| place.key(&entry.key)),
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

    fn reference(&mut self, text: &'a str, place: &Place) -> bool {
        let (sources, source) = (self.sources, place.source);
        let target = self
            .known
            .entry(text)
            .or_insert_with(|| sources.resolve(source, text).ok().map(|(source, pointer)| Place { source, pointer }));
        if let Some(target) = target {
            self.edges.push((place.clone(), target.clone()));
        }
        target.is_some()
    }

    /// The values of a mapping: references, or names of schemas.
    fn mapping(&mut self, values: &'a [Entry], place: &Place) {
        for value in values {
            match value.value.as_str() {
                Some(text) if !self.reference(text, place) => {
                    let schema = component(self.sources, ["components/schemas", "definitions"], text);
                    self.edges.extend(schema.map(|schema| (place.clone(), schema)));
                }
                Some(_) => {}
                None => self.visit_below(&value.value, place, |place| place.key("mapping").key(&value.key)),
            }
        }
    }

    /// What the alternatives of an operation demand. Those of the root are for the operations that say nothing of their own.
    fn security(&mut self, alternatives: &[Node], place: &Place) {
        if *place != Place::default() {
            self.edges.extend(schemes(self.sources, alternatives).map(|scheme| (place.clone(), scheme)));
        }
    }
}

/// The security schemes that alternatives name.
fn schemes<'a>(sources: &'a Sources, alternatives: &'a [Node]) -> impl Iterator<Item = Place> + 'a {
    let names = alternatives.iter().flat_map(Node::entries).map(|entry| &*entry.key);
    names.filter_map(|name| component(sources, ["components/securitySchemes", "securityDefinitions"], name))
}

/// A component of the entry file by its name.
fn component(sources: &Sources, lists: [&str; 2], name: &str) -> Option<Place> {
    let lists = lists.into_iter().map(|list| list.split('/').fold(Place::default(), |place, step| place.key(step)));
    let mut places = lists.map(|list| list.key(name));
    places.find(|place| sources.node(place.source, &place.pointer).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Schemas that refer to each other in a ring, one operation that refers to the first, and a finding in each.
    fn ring(length: usize) -> (Graph, Vec<Location>) {
        let schemas = Place::default().key("schemas");
        let places: Vec<Place> = (0..length).map(|index| schemas.key(&index.to_string())).collect();
        let mut graph = Graph::default();
        let operation = graph.operation(&Place::default().key("operation"), "listPets".to_owned());
        for (index, place) in places.iter().enumerate() {
            let (unit, user) = (graph.unit(place), graph.unit(&places[(index + 1) % length]));
            graph.add_users(unit, vec![user]);
        }
        let first = graph.unit(&places[0]);
        graph.add_users(first, vec![operation]);
        let location = |place: &Place| Location { pointer: place.pointer.key("type"), ..Location::default() };
        (graph, places.iter().map(location).collect())
    }

    #[test]
    fn a_finding_reaches_operations_over_any_number_of_references() {
        let (graph, findings) = ring(50);
        let mut search = Search::over(&graph, STEPS);
        assert!(findings.iter().all(|finding| search.affected(finding) == Affected::of(["listPets"])));
    }

    #[test]
    fn many_findings_in_schemas_that_refer_to_each_other_take_bounded_steps() {
        let (graph, findings) = ring(50);
        let mut search = Search::over(&graph, 1_000);
        let reached: Vec<usize> = findings.iter().map(|finding| search.affected(finding).count).collect();
        // A search visits 51 units by 51 references.
        assert_eq!(reached.iter().sum::<usize>(), 1_000 / 102);
        assert_eq!(reached.last(), Some(&0));
    }
}
