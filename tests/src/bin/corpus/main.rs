//! Runs the generator over every description of a folder, each in a process of its own, and prints a table.
//!
//! In: a folder of descriptions that are not part of this repository. Out: a row for each, totals, and exit code 1 when any of them
//! crashed, ran out of time, met a bug that the generator reports itself (`internal`), gave a crate that does not compile without a
//! warning, or lost an operation to anything but a fault of the description. A description with errors is a row like any other.

mod arguments;
mod compile;
mod described;
mod docs;
mod features;
mod one;
mod outcome;
mod peak;
mod protocol;
mod row;
mod run;
mod scratch;
mod supervise;
mod syntax;
mod table;
mod totals;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
