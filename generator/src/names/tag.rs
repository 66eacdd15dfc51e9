//! Names of tags: the module, the accessor of the client, the type that holds the operations.

use crate::ir;

use super::feature::assign_features;
use super::ladder::{TAG, TYPE, natural, specified, wish};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, reserved};

/// The names of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagNames {
    /// The module, which is a file.
    pub module: Identifier,
    /// The client's method that leads to it.
    pub accessor: Identifier,
    /// The type that holds its operations.
    pub group: Identifier,
    /// The cargo feature that its operations need; several tags may share one. Also a name for `Cargo.toml`.
    pub feature: Identifier,
}

/// The names of each tag, by [`ir::TagId`].
pub(super) fn assign_tags(tags: &[ir::Tag]) -> Vec<TagNames> {
    let wishes: Vec<Wish> = tags.iter().map(|tag| specified(&tag.name, &["operations"], TAG)).collect();
    let modules = assign(&wishes, &Taken::new(Sameness::IgnoringCase, reserved::MODULES.iter().copied()));
    let wishes: Vec<Wish> = tags.iter().map(|tag| specified(&tag.name, &["operations"], TAG)).collect();
    let accessors = assign(&wishes, &Taken::new(Sameness::Exact, reserved::CLIENT_METHODS.iter().copied()));
    let wishes: Vec<Wish> = accessors.iter().map(|accessor| wish(accessor.as_str(), TYPE)).collect();
    let groups = assign(&wishes, &Taken::new(Sameness::Exact, reserved::ITEMS.iter().copied()));
    let features = assign_features(&modules.iter().collect::<Vec<_>>());
    let names = modules.into_iter().zip(accessors).zip(groups).zip(features);
    names.map(|(((module, accessor), group), feature)| TagNames { module, accessor, group, feature }).collect()
}

/// The module of operations without a tag.
pub(super) fn untagged_module() -> Identifier {
    natural("operations", TAG)
}
