//! Changes descriptions and looks whether the names of what was not changed last.
//!
//! In: a folder of descriptions that are not part of this repository. Out: a row for each, totals, every name that did not last, and exit code 1
//! when there is one. The changes are the same in every run.

mod arguments;
mod row;
mod run;
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
