//! The skeleton: every object that is not a schema, built from a table for `openapiv3` to take.
//!
//! In: nodes. Out: `openapiv3` objects in the [`super::Document`], placeholders where their children were. Must not know: what schemas mean.

mod build;
mod callback;
mod content;
mod form;
mod objects;
mod parameter;
mod path_item;
mod reference;
mod responses;
mod root;
mod security_scheme;
mod table;
mod v2_0;
mod v3;

pub(super) use objects::read;
pub(super) use root::read_root;
