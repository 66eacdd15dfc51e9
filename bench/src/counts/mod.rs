//! Counts that do not wobble: what is printed, and the instructions that generating and decoding take. They are compared with those that are
//! committed, so that a change that costs more than a twentieth has to say so.
//!
//! In: the synthetic API and the committed client. Out: a table, and an error where a count grew too much. Must not know: time.

mod compare;
mod instructions;
mod printed;
mod workload;

pub(crate) use compare::{USAGE, run};
pub(crate) use workload::workload;
