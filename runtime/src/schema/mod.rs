//! What a type cannot express of a schema, checked on the JSON of a value (JSON Schema 2020-12).
//!
//! In: a schema as JSON text, which the generator wrote, and a value. Out: findings with their places. It must not know slots or walks, and
//! nothing outside of `validate()` comes here.
//!
//! Every keyword that asserts is known but those that lead out of the text: references are `#/$defs/…` only, and there are no identifiers,
//! anchors or vocabularies. `format` and `content…` describe.

mod choices;
mod decimal;
mod judge;
mod lists;
mod objects;
mod pattern;
mod same;
mod scalars;

pub(crate) use judge::{Finding, judge};
pub(crate) use pattern::matches;
pub(crate) use same::twins;
