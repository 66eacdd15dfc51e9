//! Documentation comments: what the description says to people, made safe, and the facts that types do not show.
//!
//! In: raw Markdown of a description, constraints, defaults. Out: lines of documentation whose Markdown means to rustdoc what it meant to the
//! author, and nothing more: no doctests, no HTML, no links that rustdoc would resolve. Must not know: what kind of item they stand on.

mod block;
mod comment;
mod example;
mod facts;
mod inline;
mod sanitise;
mod wrap;

pub(super) use comment::{Comment, attributes, inner_attributes};
pub(super) use facts::{code, constraint_facts, form_fact, literal_text};
pub(super) use sanitise::{list_item, sanitise};

#[cfg(test)]
mod tests;
