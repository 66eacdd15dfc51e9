//! Trees to a typed document, the same for Swagger 2.0 and OpenAPI 3.0 to 3.2.
//!
//! In: [`crate::load::Sources`]. Out: [`Document`]: the skeleton as `openapiv3` objects, each at its [`Place`], and every schema in our own
//! model. Must not know: Rust types, names, output. Nothing after this stage asks for the version.

mod affected;
mod cx;
mod document;
mod dump;
mod place;
mod placeholder;
mod read;
mod references;
mod report;
mod resources;
mod scalar;
pub mod schema;
mod skeleton;
mod version;

pub use affected::mark_affected;
pub use document::{Document, Extras, Located, Objects, Version, follow};
pub use dump::Dump;
pub use place::Place;
pub use placeholder::{callback_place, path_item_place};
pub use read::read;
pub use schema::{Schema, SchemaId, Schemas};
