//! Benchmarks of clientwright. `README.md` beside the manifest says how to run them and what they measure.

mod api;
mod command;
mod counts;
mod crates;
mod document;
mod inputs;
mod measure;
mod openapi;
mod peers;
mod report;
mod run;
mod styles;

pub use command::main;
pub use inputs::{Inputs, Sample, inputs};
