//! Runs the generator over every description of a folder, each in a process of its own, and prints a table.
//!
//! In: a folder of descriptions that are not part of this repository. Out: a row for each, totals, and exit code 1 when any of them
//! crashed, ran out of time, or met a bug that the generator reports itself (`internal`). A description with errors is a row like any other.

mod arguments;
mod descriptions;
mod one;
mod outcome;
mod peak;
mod row;
mod run;
mod supervise;
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
