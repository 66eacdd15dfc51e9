//! The API as text, for people: `clientwright inspect --stage ir`, and snapshots.
//!
//! In: [`super::Api`]. Out: text, complete but for positions, one line a fact.

mod api;
mod incoming;
mod label;
mod operations;
mod page;
mod types;
mod xml;

pub use api::dump;
