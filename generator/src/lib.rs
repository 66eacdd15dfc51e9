//! Reads an OpenAPI description and writes a typed Rust client crate.
