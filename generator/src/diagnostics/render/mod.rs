//! Findings as text, one function for each kind of reader.
//!
//! In: [`Diagnostics`](super::Diagnostics) and the texts they speak of. Out: a `String`. Must not know: where it is printed.
//!
//! Nothing of a description reaches a terminal raw: control characters and what reorders or hides text are shown as visible signs.

mod cargo;
mod excerpt;
mod github;
mod human;
mod json;
mod others;
mod place;
mod safe;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;

pub use cargo::render_cargo;
pub use github::render_github;
pub use human::{Style, render_groups, render_human};
pub use json::render_json;
pub use sarif::render_sarif;
pub use summary::{render_operations, render_summary};
