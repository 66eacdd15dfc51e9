//! Our own model of Schema Objects: a superset of JSON Schema 2020-12 that every older dialect is turned upward into.
//!
//! `nullable` and `x-nullable` become the type `null`; boolean exclusive bounds become numbers; `example` becomes `examples`; `type: file`
//! becomes a string of format `binary`.

mod dialect;
mod keywords;
mod lift;
mod members;
mod model;
mod schemas;
mod special;
mod subschemas;
mod together;
mod types;

pub(in crate::spec) use lift::{is_subset_keyword, lift, lift_subset};
pub use members::Members;
pub use model::{Bound, Discriminator, Schema, SchemaReference, Xml};
pub use schemas::{SchemaId, Schemas};
pub use types::{Type, TypeSet};
