//! Has mock servers that others wrote judge what generated clients send, and what they make of the answers.
//!
//! In: a folder of descriptions that are not part of this repository, and a judge: a mock server that knows a description and says of a request
//! whether it follows it. Out: for each description, every operation called with values made up from seeds, what the judge holds against the client,
//! what the client did not understand, totals, and exit code 1 when anything is left that `known.tsv` does not list with its reason, or when that
//! lists what did not occur.

mod arguments;
mod calls;
mod fault;
mod faults;
mod judge;
mod known;
mod prism;
mod proxy;
mod request;
mod row;
mod run;
mod server;
mod steady;
mod table;
mod workshop;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
