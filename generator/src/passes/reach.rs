//! Which tags' operations reach each type, so that a client can be had without the others.
//!
//! A component and all that is written in it stand and fall together, as does what an operation defines inline.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Operation, Reach, TagId, TypeId};

use super::graph::{mentioned, payload, received, sent};

/// Settles [`crate::ir::Type::reach`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    let outermost: Vec<TypeId> = (0..api.types.len()).map(|index| api.outermost(TypeId::from_index(index))).collect();
    let graph = Graph::new(api, &outermost);
    let mut reached: Vec<BTreeSet<Option<TagId>>> = vec![BTreeSet::new(); api.types.len()];
    let mut groups: BTreeMap<Option<TagId>, Vec<TypeId>> = BTreeMap::new();
    for operation in &api.operations {
        groups.entry(operation.tags.first().copied()).or_default().extend(uses(operation));
    }
    for (tag, roots) in &groups {
        for index in graph.reachable(roots) {
            reached.get_mut(index).into_iter().for_each(|users| users.extend([*tag]));
        }
    }
    // What the service sends on its own hangs off no tag.
    for index in graph.reachable(&api.incoming.iter().flat_map(payload).collect::<Vec<_>>()) {
        reached.get_mut(index).into_iter().for_each(|users| users.extend([None]));
    }
    for (ty, outermost) in api.types.iter_mut().zip(outermost) {
        let users = reached.get(outermost.index()).into_iter().flatten().copied();
        let tags: Option<Vec<TagId>> = users.collect();
        // Without tags: kept although no operation reaches it.
        let some = tags.filter(|tags| !tags.is_empty() && tags.len() < groups.len());
        ty.reach = some.map_or(Reach::Everywhere, Reach::Tags);
    }
}

fn uses(operation: &Operation) -> impl Iterator<Item = TypeId> {
    sent(operation).into_iter().chain(received(operation))
}

/// Outermost types, and which of them each one leads to.
struct Graph<'a> {
    outermost: &'a [TypeId],
    edges: Vec<BTreeSet<TypeId>>,
}

impl<'a> Graph<'a> {
    fn new(api: &Api, outermost: &'a [TypeId]) -> Self {
        let mut edges = vec![BTreeSet::new(); api.types.len()];
        for (ty, from) in api.types.iter().zip(outermost) {
            let Some(edges) = edges.get_mut(from.index()) else { continue };
            edges.extend(mentioned(ty).iter().filter_map(|id| outermost.get(id.index())));
        }
        Self { outermost, edges }
    }

    /// The outermost types that `roots` lead to, by index.
    fn reachable(&self, roots: &[TypeId]) -> Vec<usize> {
        let mut seen = vec![false; self.edges.len()];
        let mut stack: Vec<TypeId> = roots.iter().filter_map(|id| self.outermost.get(id.index())).copied().collect();
        while let Some(id) = stack.pop() {
            match seen.get_mut(id.index()) {
                Some(slot) if !*slot => *slot = true,
                _ => continue,
            }
            stack.extend(self.edges.get(id.index()).into_iter().flatten());
        }
        (0..seen.len()).filter(|index| seen.get(*index) == Some(&true)).collect()
    }
}
