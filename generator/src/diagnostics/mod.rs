//! What went wrong, what was lost, and where.
//!
//! In: findings of every stage. Out: a [`Diagnostics`] collection that the doors render. Must not know: any stage.

mod code;
mod diagnostic;
mod github;
mod human;
mod json;
mod location;
mod pointer;
mod sink;
mod source_map;

pub use code::{Code, Family};
pub use diagnostic::{Diagnostic, Label, Severity};
pub use github::render_github;
pub use human::render_human;
pub use json::render_json;
pub use location::{Location, SourceId, Span};
pub use pointer::Pointer;
pub use sink::Diagnostics;
pub use source_map::{LineColumn, SourceFile, SourceMap};

#[cfg(test)]
mod tests;
