//! What generated code speaks to, by version of that contract.
//!
//! In: nothing. Out: names. Users never name this module; a version stays as long as crates generated for it are about.

pub mod v1;
