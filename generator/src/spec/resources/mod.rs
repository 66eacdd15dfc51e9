//! Schema resources: schemas by the names that they give themselves with `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12 Core,
//! section 8.2), and the references that are written with such names.
//!
//! A name may stand behind the reference that uses it. So these references wait until everything else has been read; what they lead to is
//! read then. Last, `$dynamicRef` gets its target in each scope that it is reached in. Names are looked up among the schemas of the files
//! that were read: an `$id` is a name, never an address.

mod base;
mod dynamic;
mod index;
mod late;
mod scope;

pub(super) use base::governs;
pub(super) use dynamic::bind;
pub(super) use late::{Late, Slot, find_late};
