//! Reads an OpenAPI description and writes a typed Rust client crate.

pub mod diagnostics;
pub mod ir;
pub mod load;
pub mod spec;
