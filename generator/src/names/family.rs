//! Which module a type is written in: that of the component it belongs to, or that of its operation's tag.

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
    /// A component and all that stands in it.
    Component(usize),
    /// What the operations of a tag define inline.
    Tag(Option<ir::TagId>),
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
    let mut at = index;
    for _ in 0..=api.types.len() {
        match api.types.get(at).map(|ty| &ty.origin) {
            Some(ir::Origin::Inline { parent, .. }) => at = parent.index(),
            Some(ir::Origin::Operation { operation, .. }) => {
                let tag = api.operations.get(operation.index()).and_then(|operation| operation.tags.first().copied());
                return Family::Tag(tag);
            }
            Some(ir::Origin::Component(_)) | None => break,
        }
    }
    Family::Component(at)
}

fn wish(family: Family, types: &[Identifier], tags: &[TagNames]) -> Wish {
    match family {
        Family::Component(index) => specified(types.get(index).map_or("", Identifier::as_str), &["type"], TAG),
        Family::Tag(tag) => {
            let module = tag.and_then(|tag| tags.get(tag.index())).map_or("untagged", |names| names.module.as_str());
            specified(&format!("{module} operations"), &["types"], TAG)
        }
    }
}
