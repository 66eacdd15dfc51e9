//! Trees to a typed document, the same for Swagger 2.0 and OpenAPI 3.0 to 3.2.
//!
//! In: [`crate::load::Sources`]. Out: [`Document`]: the skeleton as `openapiv3` objects, each at its [`Place`], and every schema in our own
//! model. Must not know: Rust types, names, output. Nothing after this stage asks for the version.

mod document;
mod place;
mod placeholder;
pub mod schema;

pub use document::{Document, Extras, Located, Objects, Version, follow};
pub use place::Place;
pub use placeholder::{callback_place, path_item_place};
pub use schema::{Schema, SchemaId, Schemas};
