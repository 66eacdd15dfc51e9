//! What went wrong, what was lost, and where.
//!
//! In: findings of every stage. Out: a [`Diagnostics`] collection that the doors render. Must not know: any stage.

mod affected;
mod catalogue;
mod code;
mod diagnostic;
mod groups;
mod location;
mod pointer;
mod render;
mod sink;
mod source_map;

pub use affected::Affected;
pub use catalogue::{catalogue, explain, list};
pub use code::{Code, Family};
pub use diagnostic::{Diagnostic, Label, Severity};
pub use groups::Group;
pub use location::{Location, SourceId, Span};
pub use pointer::Pointer;
pub use render::{
    Style, render_cargo, render_github, render_groups, render_human, render_json, render_operations, render_sarif,
    render_summary,
};
pub use sink::Diagnostics;
pub use source_map::{LineColumn, SourceFile, SourceMap};
