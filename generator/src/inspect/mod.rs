//! What a stage gave, for people: the text of `clientwright inspect` and of snapshots.
//!
//! In: the result of a stage. Out: text, complete but for positions, with one line a fact. Must not know: how a stage works.

mod document;
mod ir;
mod ir_operations;
mod ir_types;
mod label;
mod node;
mod page;
mod schemas;

pub use document::inspect_document;
pub use ir::inspect_ir;
