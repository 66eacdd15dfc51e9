//! Reads an OpenAPI description and writes a typed Rust client crate.

pub mod config;
pub mod diagnostics;
pub mod ir;
pub mod load;
pub mod names;
pub mod output;
pub mod spec;
pub mod write;
