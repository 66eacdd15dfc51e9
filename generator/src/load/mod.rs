//! Files to trees.
//!
//! In: paths or texts. Out: [`Sources`], one [`Node`] tree a file with every span, plus the texts. Must not know: OpenAPI.

mod anchors;
mod budget;
mod duplicates;
mod fault;
mod files;
mod json;
mod merge;
mod meter;
mod node;
mod read;
mod reference;
mod sources;
mod text;
mod wide;
mod yaml;
mod yaml_scalar;

pub use budget::Budget;
pub use files::{Files, Folder};
pub use node::{Entry, Node, Value};
pub use read::{load, load_files, load_in};
pub use reference::ResolveError;
pub use sources::Sources;
