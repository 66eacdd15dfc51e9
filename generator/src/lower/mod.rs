//! A typed document to the intermediate representation.
//!
//! In: [`crate::spec::Document`]. Out: [`crate::ir::Api`], complete but for what the [passes](crate::passes) settle (direction, presence,
//! boxes, derives, how unions are decided). Every keyword is used or reported. Must not know: versions of OpenAPI, names, Rust, output.
//!
//! Schemas refer to each other in any shape. A schema that needs a name gets its [`crate::ir::TypeId`] before it is descended into, and waits
//! in a queue; so neither long chains nor cycles of references deepen the stack.

mod context;
mod hierarchy;
mod part;
mod part_header;

mod all_of;
mod assertion;
mod constraints;
mod docs;
mod enumeration;
mod incoming;
mod json_schema;
mod keywords;
mod list;
mod literal;
mod object;
mod pattern;
mod reference;
mod scalar;
mod schema;
mod seat;
mod subtypes;
mod unevaluated;
mod union;
mod untyped;

mod body;
mod duplicates;
mod encoding;
mod errors;
mod extras;
mod labels;
mod link;
mod media_type;
mod operation;
mod own_server;
mod parameter;
mod path;
mod response;
mod response_body;
mod response_header;
mod security;
mod selection;
mod server;
mod shared_name;
mod stream;
mod tag;
mod ways;
mod writing;
mod xml;

mod api;

pub use api::lower;

#[cfg(test)]
mod tests;
