//! Which parts of an API a type is there for.

use super::{Api, Origin, TagId, TypeId};

/// What of an API can be had without the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Portion {
    /// The operations that hang off a tag.
    Tag(TagId),
    /// Requests that the service sends.
    Incoming,
}

/// Which parts of an API a type is there for. What it mentions is there for those, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// The operations of every tag, or some without a tag.
    #[default]
    Everywhere,
    /// One of these, in their order.
    Portions(Vec<Portion>),
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
                Some(
                    Origin::Component(_)
                    | Origin::Within { .. }
                    | Origin::Shared { .. }
                    | Origin::Operation { .. }
                    | Origin::Incoming { .. },
                )
                | None => break,
            }
        }
        at
    }
}
