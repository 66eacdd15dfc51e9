//! The CPU time and memory of rustc for one crate.
//!
//! In: a package and cargo's arguments. Out: what cargo printed, and what the rustc of one crate used. A program that measures calls
//! [`as_rustc`] first of all: cargo runs the same program in the place of rustc, for each crate, and that process runs rustc as its only
//! child and asks the system what the child used. So what other processes do at the same time is not counted.
//! Must not know: what is compiled, or why.

mod cargo;
mod limits;
mod program;
mod usage;
mod wrapper;

pub use cargo::{Build, Built, run};
pub use limits::{Limits, command};
pub use program::measured;
pub use usage::Usage;
pub use wrapper::as_rustc;
