//! Our output beside that of other generators, over a folder of descriptions.
//!
//! In: a folder, options. Out: a report. It must not know any description.

mod argument;
mod budgets;
mod calls;
mod chart;
mod documents;
mod fields;
mod options;
mod program;
mod reached;
mod report;
mod row;
mod run;
mod source;
mod tool;
mod workspace;

pub(crate) use options::{USAGE, parse};
pub(crate) use run::peers;
