//! Rust identifiers for everything in an API.
//!
//! In: [`crate::ir::Api`]. Out: [`Names`], one list for each list of the API. Names are made of operation ids, component names, roles and
//! titles, never of positions, so that an unrelated edit changes none. Must not know: how code is printed.

mod assignment;
mod case;
mod dump;
mod family;
mod feature;
mod hash;
mod identifier;
mod incoming;
mod keywords;
mod ladder;
mod members;
mod operation;
mod reserved;
mod scope;
mod security;
mod server;
mod shared;
mod status;
mod tag;
mod types;
mod wish;

pub use assignment::{Names, assign};
pub use dump::dump;
pub use identifier::Identifier;
pub use members::TypeNames;
pub use operation::OperationNames;
pub use server::{ServerNames, VariableNames, VariablesNames};
pub use tag::TagNames;

#[cfg(test)]
mod tests;
