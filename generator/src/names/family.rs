//! Which module a type is written in: that of the component it belongs to, that of its operation's tag, or that of payloads; one of its own if it
//! is made for an operation or a payload and others share it, so that all of a module is there for the same portions of the API.

use std::collections::BTreeMap;

use crate::ir;

use super::Identifier;
use super::ladder::{TAG, specified};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{TagNames, reserved};

/// What a module is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Family {
    /// A component, or a type that several tags share, and all that stands in it.
    Outermost(ir::TypeId),
    /// What the operations of a tag define inline, and no others use.
    Tag(Option<ir::TagId>),
    /// What the requests of the service define inline, and no operation uses.
    Incoming,
}

/// The module of each type, by [`ir::TypeId`].
pub(super) fn assign_modules(api: &ir::Api, types: &[Identifier], tags: &[TagNames]) -> Vec<Identifier> {
    let families: Vec<Family> = (0..api.types.len()).map(|index| family(api, index)).collect();
    let mut modules: BTreeMap<Family, Option<Identifier>> = families.iter().map(|family| (*family, None)).collect();
    let wishes: Vec<Wish> = modules.keys().map(|family| wish(*family, types, tags)).collect();
    let names = assign(&wishes, &Taken::new(Sameness::IgnoringCase, reserved::MODULES.iter().copied()));
    for (slot, name) in modules.values_mut().zip(names) {
        *slot = Some(name);
    }
    families
        .iter()
        .map(|family| modules.get(family).cloned().flatten().unwrap_or_else(super::tag::untagged_module))
        .collect()
}

fn family(api: &ir::Api, index: usize) -> Family {
    let outermost = api.outermost(ir::TypeId::from_index(index));
    let Some(ir::Type { origin, reach, .. }) = api.types.get(outermost.index()) else {
        return Family::Outermost(outermost);
    };
    match origin {
        ir::Origin::Incoming { .. } if *reach == ir::Reach::Portions(vec![ir::Portion::Incoming]) => Family::Incoming,
        ir::Origin::Operation { operation, .. } => {
            let tag = api.operations.get(operation.index()).and_then(|operation| operation.tags.first().copied());
            if is_for_alone(api, reach, tag) { Family::Tag(tag) } else { Family::Outermost(outermost) }
        }
        ir::Origin::Component(_)
        | ir::Origin::Within { .. }
        | ir::Origin::Shared { .. }
        | ir::Origin::Inline { .. }
        | ir::Origin::Incoming { .. } => Family::Outermost(outermost),
    }
}

/// Whether the operations of one tag, or those without, have no need of any other to be there.
fn is_for_alone(api: &ir::Api, reach: &ir::Reach, tag: Option<ir::TagId>) -> bool {
    match (reach, tag) {
        (ir::Reach::Portions(portions), Some(tag)) => *portions == [ir::Portion::Tag(tag)],
        (ir::Reach::Portions(_), None) => false,
        (ir::Reach::Everywhere, None) => true,
        (ir::Reach::Everywhere, tag) => api.operations.iter().all(|operation| operation.tags.first().copied() == tag),
    }
}

fn wish(family: Family, types: &[Identifier], tags: &[TagNames]) -> Wish {
    match family {
        Family::Outermost(id) => specified(types.get(id.index()).map_or("", Identifier::as_str), &["type"], TAG),
        Family::Incoming => specified("payloads", &["types"], TAG),
        Family::Tag(tag) => {
            let module = tag.and_then(|tag| tags.get(tag.index())).map_or("untagged", |names| names.module.as_str());
            specified(&format!("{module} operations"), &["types"], TAG)
        }
    }
}
