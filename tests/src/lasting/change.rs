//! A change of a description.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::draw::Draw;

use super::inline::inline;
use super::insert::{insert_component, insert_operation, insert_property};
use super::lift::lift;
use super::rename::rename;
use super::reorder::{reorder_components, reorder_paths, reorder_properties, reorder_responses};

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A new component, and an operation that uses it.
    InsertComponent,
    /// A copy of an operation or of a webhook, at a path and under an id of its own.
    InsertOperation,
    /// A new property of an object.
    InsertProperty,
    /// The order of paths, of their methods, and of webhooks.
    ReorderPaths,
    /// The order of components.
    ReorderComponents,
    /// The order of the properties of every object.
    ReorderProperties,
    /// The order of responses and of their headers.
    ReorderResponses,
    /// The name of a component, wherever it stands.
    Rename,
    /// A component that is used once is written where it is used.
    Inline,
    /// What is written inline becomes a component.
    Lift,
}

/// A changed description.
pub struct Change {
    /// What was changed, for people.
    pub what: String,
    /// The entry file.
    pub value: Value,
    /// Components, before and after, that are what was changed: their names are not expected to last, nor are those of what stands in them.
    pub touched: BTreeSet<String>,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::InsertComponent,
        Self::InsertOperation,
        Self::InsertProperty,
        Self::ReorderPaths,
        Self::ReorderComponents,
        Self::ReorderProperties,
        Self::ReorderResponses,
        Self::Rename,
        Self::Inline,
        Self::Lift,
    ];

    /// A change of that kind; `None` when there is nothing in the description that it could change.
    pub fn change(self, value: &Value, draw: &mut Draw) -> Option<Change> {
        match self {
            Self::InsertComponent => insert_component(value, draw),
            Self::InsertOperation => insert_operation(value, draw),
            Self::InsertProperty => insert_property(value, draw),
            Self::ReorderPaths => reorder_paths(value, draw),
            Self::ReorderComponents => reorder_components(value, draw),
            Self::ReorderProperties => reorder_properties(value, draw),
            Self::ReorderResponses => reorder_responses(value, draw),
            Self::Rename => rename(value, draw),
            Self::Inline => inline(value, draw),
            Self::Lift => lift(value, draw),
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InsertComponent => "insert-component",
            Self::InsertOperation => "insert-operation",
            Self::InsertProperty => "insert-property",
            Self::ReorderPaths => "reorder-paths",
            Self::ReorderComponents => "reorder-components",
            Self::ReorderProperties => "reorder-properties",
            Self::ReorderResponses => "reorder-responses",
            Self::Rename => "rename",
            Self::Inline => "inline",
            Self::Lift => "lift",
        }
    }
}
