//! Files to trees.
//!
//! In: paths or texts. Out: [`Sources`], one [`Node`] tree a file with every span, plus the texts. Must not know: OpenAPI.

mod node;

pub use node::{Entry, Node, Value};
