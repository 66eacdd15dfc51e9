//! Rust source for an API.
//!
//! In: [`crate::ir::Api`] and [`crate::names::Names`]. Out: formatted files, a crate's or one module to be included. It prints and decides
//! nothing: whatever has a meaning is settled in the IR. The one user of quote, syn and prettyplease. Must not know: descriptions.

mod alias;
mod builder;
mod call;
mod check;
mod client;
mod context;
mod crate_root;
mod delegation;
mod descriptor;
mod docs;
mod enumeration;
mod event_choice;
mod exception;
mod exercise;
mod file;
mod format;
mod headers;
mod imports;
mod incoming;
mod layout;
mod literal;
mod manifest;
mod module;
mod naming;
mod operation;
mod operation_docs;
mod options;
mod outcome;
mod parameter;
mod piece;
mod probe;
mod property;
mod property_docs;
mod security;
mod serde;
mod server;
mod server_variables;
mod setter;
mod status_choice;
mod structure;
mod table;
mod tag;
mod type_expression;
mod type_item;
mod types;
mod union;
mod union_value;
mod xml;

pub use file::render;
pub use manifest::{Manifest, manifest};
pub use options::{Options, Serde};
