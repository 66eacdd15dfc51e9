//! Names that last: a change of one item of a description changes the names of no other.
//!
//! In: a description. [`Kind`] lists what is changed: items are inserted, reordered, renamed, written inline or given a name, at places that a
//! seed chooses. Out of [`compare()`]: each name that is not the changed item's own and differs. Everything happens in memory.

mod change;
mod compare;
mod compare_types;
mod document;
mod inline;
mod insert;
mod lift;
mod places;
mod references;
mod rename;
mod reorder;

pub use change::{Change, Kind};
pub use compare::{Comparison, Difference, compare};
pub use document::{Document, Named};
