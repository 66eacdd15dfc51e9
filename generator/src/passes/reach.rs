//! Which tags' operations reach each type, and whether requests of the service do, so that a client can be had without the others.
//!
//! A component and all that is written in it stand and fall together, as does what an operation defines inline.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Operation, Portion, Reach, TypeId};

use super::graph::{mentioned, payload, received, sent};

/// Settles [`crate::ir::Type::reach`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    let outermost: Vec<TypeId> = (0..api.types.len()).map(|index| api.outermost(TypeId::from_index(index))).collect();
    let graph = Graph::new(api, &outermost);
    let mut reached: Vec<BTreeSet<Option<Portion>>> = vec![BTreeSet::new(); api.types.len()];
    let mut users: BTreeMap<Option<Portion>, Vec<TypeId>> = BTreeMap::new();
    for operation in &api.operations {
        users.entry(operation.tags.first().copied().map(Portion::Tag)).or_default().extend(uses(operation));
    }
    // With every tag, whether the service sends it too says nothing.
    let tags = users.len();
    users.insert(Some(Portion::Incoming), api.incoming.iter().flat_map(payload).collect());
    for (user, roots) in &users {
        for index in graph.reachable(roots) {
            reached.get_mut(index).into_iter().for_each(|users| users.extend([*user]));
        }
    }
    for (ty, outermost) in api.types.iter_mut().zip(outermost) {
        let users = reached.get(outermost.index()).into_iter().flatten().copied();
        let portions: Option<Vec<Portion>> = users.collect();
        let some = portions.filter(|portions| is_divided(portions, tags));
        ty.reach = some.map_or(Reach::Everywhere, Reach::Portions);
    }
}

/// Whether there is any sense in leaving out what only these reach. Without any: it is kept although nothing reaches it.
fn is_divided(portions: &[Portion], all_tags: usize) -> bool {
    let tags = portions.iter().filter(|portion| matches!(portion, Portion::Tag(_))).count();
    !portions.is_empty() && (tags == 0 || tags < all_tags)
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
