//! Which part of a schema is meant.

use crate::spec::SchemaId;
use crate::spec::schema::Type;

/// A schema, or a part of it. A list of parts means that a value must satisfy all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part {
    /// The schema.
    pub(super) schema: SchemaId,
    /// How much of it.
    pub(super) take: Take,
}

/// How much of a schema is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Take {
    /// All of it.
    Whole,
    /// What it says about values of one type; its own `oneOf` and `anyOf` are spent.
    Only(Type),
    /// Everything but its `oneOf` and `anyOf`, which a union around it has spent.
    WithoutUnion,
    /// Everything but its `oneOf`, which a union around it has spent; its `anyOf` counts.
    WithoutOneOf,
}

impl Part {
    /// All of a schema.
    pub(super) const fn whole(schema: SchemaId) -> Self {
        Self { schema, take: Take::Whole }
    }
}
