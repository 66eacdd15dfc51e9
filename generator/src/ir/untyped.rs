//! Values without a type, and why.

use crate::diagnostics::{Code, Location};

/// A place whose values are [`super::TypeExpression::Any`], or a choice that nothing decides.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Untyped {
    /// The schema, or what stands in its place.
    pub location: Location,
    /// The finding that cost the type; `None` when the description itself leaves it open: a schema that says nothing, or every type.
    pub cause: Option<Code>,
}
