//! Dynamic scopes (JSON Schema 2020-12 Core, section 7.1), as far as `$dynamicRef` needs them: what each of its names means.
//!
//! A resource is what section 8.2.1 calls one, and so is every Schema Object that a slot of `OpenAPI` holds: a description without any `$id`
//! would be a single resource, whose schemas could not bind a name each in its own way.

use std::collections::{BTreeMap, VecDeque};

use crate::hash::HashMap;
use crate::spec::cx::Cx;
use crate::spec::{Place, SchemaId};

use super::base::is_name;

/// The name of a `$dynamicRef`, as the position of a bit.
pub(super) type Name = u8;

/// How many names there may be.
pub(super) const NAMES: usize = 64;

/// What names mean, in their order: the schema in the outermost resource that has the name as `$dynamicAnchor`.
pub(super) type Scope = Vec<(Name, SchemaId)>;

/// What is known of every schema before any is bound.
pub(super) struct Scopes {
    /// The names that matter to each schema, as bits.
    needed: Vec<u64>,
    /// The resource of each schema.
    resource: Vec<Option<SchemaId>>,
    /// The `$dynamicAnchor`s of each resource.
    anchors: BTreeMap<SchemaId, Scope>,
}

impl Scopes {
    /// Those of the document; `names` are the names of each schema's `$dynamicRef`.
    pub(super) fn of(cx: &Cx<'_>, names: &[String], references: &HashMap<SchemaId, Name>) -> Self {
        let schemas = &cx.document.schemas;
        let resource: Vec<_> = schemas.iter().map(|(_, place, _)| resource_of(cx, place)).collect();
        let mut anchors: BTreeMap<SchemaId, Scope> = BTreeMap::new();
        let mut by_name: HashMap<Name, Vec<SchemaId>> = HashMap::default();
        for (id, _, schema) in schemas.iter() {
            let said = schema.others.get("$dynamicAnchor").and_then(|node| node.as_str());
            let name =
                said.and_then(|said| names.iter().position(|name| name == said)).and_then(|at| Name::try_from(at).ok());
            let (Some(name), Some(Some(root))) = (name, resource.get(id.index())) else { continue };
            let scope = anchors.entry(*root).or_default();
            if scope.iter().all(|(other, _)| *other != name) {
                scope.push((name, id));
                by_name.entry(name).or_default().push(id);
            }
        }
        for scope in anchors.values_mut() {
            scope.sort_unstable();
        }
        let needed = needed(cx, references, &by_name);
        Self { needed, resource, anchors }
    }

    /// Whether what a schema means depends on the scope.
    pub(super) fn is_bound(&self, id: SchemaId) -> bool {
        self.needed(id) != 0
    }

    /// The scope inside of a schema that is entered from `outer`.
    pub(super) fn enter(&self, id: SchemaId, outer: &[(Name, SchemaId)]) -> Scope {
        let needed = self.needed(id);
        let root = self.resource.get(id.index()).copied().flatten();
        let own = root.and_then(|root| self.anchors.get(&root)).map(Vec::as_slice).unwrap_or_default();
        let is_new = |name: Name| outer.iter().all(|(other, _)| *other != name);
        let mut scope: Scope = outer.iter().chain(own.iter().filter(|(name, _)| is_new(*name))).copied().collect();
        scope.retain(|(name, _)| needed & (1 << name) != 0);
        scope.sort_unstable();
        scope
    }

    fn needed(&self, id: SchemaId) -> u64 {
        self.needed.get(id.index()).copied().unwrap_or_default()
    }
}

/// The schema whose resource the schema at `place` belongs to: the nearest around it with an `$id`, else the outermost.
fn resource_of(cx: &Cx<'_>, place: &Place) -> Option<SchemaId> {
    let mut found = None;
    let mut at = Some(place.clone());
    while let Some(place) = at {
        if let Some(id) = cx.document.schemas.at(&place) {
            found = Some(id);
            let schema = cx.document.schemas.get(id).map(|(_, schema)| schema);
            let name = schema.and_then(|schema| schema.others.get("$id")?.as_str());
            if name.is_some_and(is_name) {
                break;
            }
        }
        at = place.pointer.parent().map(|pointer| Place { source: place.source, pointer });
    }
    found
}

/// The names that matter to each schema: those of its own `$dynamicRef` and of all schemas that it leads to.
fn needed(cx: &Cx<'_>, references: &HashMap<SchemaId, Name>, anchors: &HashMap<Name, Vec<SchemaId>>) -> Vec<u64> {
    let schemas = &cx.document.schemas;
    let mut leads_here: Vec<Vec<SchemaId>> = vec![Vec::new(); schemas.len()];
    let mut needed = vec![0_u64; schemas.len()];
    let mut changed = VecDeque::new();
    for (id, _, schema) in schemas.iter() {
        let targets = schema.references().filter_map(|reference| schemas.at(reference.target.as_ref()?));
        let bound = references.get(&id).and_then(|name| anchors.get(name)).into_iter().flatten().copied();
        for next in schema.subschemas().chain(targets).chain(bound) {
            if let Some(list) = leads_here.get_mut(next.index()) {
                list.push(id);
            }
        }
        if let (Some(name), Some(bits)) = (references.get(&id), needed.get_mut(id.index())) {
            *bits = 1 << name;
            changed.push_back(id);
        }
    }
    while let Some(id) = changed.pop_front() {
        let bits = needed.get(id.index()).copied().unwrap_or_default();
        for user in leads_here.get(id.index()).into_iter().flatten() {
            if let Some(theirs) = needed.get_mut(user.index()).filter(|theirs| **theirs | bits != **theirs) {
                *theirs |= bits;
                changed.push_back(*user);
            }
        }
    }
    needed
}
