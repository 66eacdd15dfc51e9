//! Checks generated types against what others say of a description.
//!
//! In: a folder of descriptions that are not part of this repository. Out: a row for each, totals, and exit code 1 when fewer values than
//! allowed make the round trip, or when a client does not compile or crashes. What is skipped is counted beside what passed.

mod arguments;
mod branches;
mod compare;
mod described;
mod examples;
mod fate;
mod flat;
mod generate;
mod harness;
mod instances;
mod json;
mod judge;
mod one_way;
mod report;
mod round;
mod row;
mod run;
mod rust_type;
mod seats;
mod subtypes;
mod suite;
mod table;
mod turn;
mod twist;
mod undecidable;
mod unions;
mod workshop;
mod written;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
