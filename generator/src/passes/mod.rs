//! The intermediate representation to itself: what only the whole can settle.
//!
//! In: [`crate::ir::Api`] as lowered. Out: the same, with unions decided, files and headers of parts in forms, reads and writes told apart, unused types gone, and direction,
//! presence, boxes, derives, reach and the room for kept schemas settled.
//! Must not know: the description's own form, names, Rust, output.

mod graph;
mod resolve;

mod shape;

mod rules;

mod variant_names;

mod either;
mod flatten;
mod form_schema;
mod made;
mod merge;
mod merge_objects;
mod unions;
mod values;

mod bytes;
mod files;
mod part_headers;

mod direction;

mod read_write;

mod styles;

mod prune;

mod xml;

mod payloads;
mod presence;

mod recursion;

mod derives;

mod reach;

mod kept;

mod run;

pub use run::{PASSES, Pass, run};
