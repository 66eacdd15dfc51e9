//! Benchmarks of clientwright. `README.md` beside the manifest says how to run them and what they measure.

mod api;
mod command;
mod counts;
mod crates;
mod document;
mod measure;
mod openapi;
mod peers;
mod report;
mod run;
mod styles;

fn main() -> std::process::ExitCode {
    command::main()
}
