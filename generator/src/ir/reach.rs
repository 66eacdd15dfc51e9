//! Which operations a type is there for.

use super::{Api, Origin, TagId, TypeId};

/// Which operations a type is there for. What it mentions is there for those, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Those of every tag, or some without a tag; requests that the service sends, too.
    #[default]
    Everywhere,
    /// Those that hang off one of these tags, in their order.
    Tags(Vec<TagId>),
}

impl Api {
    /// The type that all of a type's name is made of: the component that it is a part of, or the outermost type of an operation or of a
    /// request that the service sends.
    pub fn outermost(&self, id: TypeId) -> TypeId {
        let mut at = id;
        // A chain of parents is never longer than the list of types, unless it is broken.
        for _ in 0..=self.types.len() {
            match self.types.get(at.index()).map(|ty| &ty.origin) {
                Some(Origin::Inline { parent, .. }) => at = *parent,
                Some(Origin::Component(_) | Origin::Operation { .. } | Origin::Incoming { .. }) | None => break,
            }
        }
        at
    }
}
