//! The command line, on real folders.

mod check;
mod explain;
mod freshness;
mod generate;
mod inspect;
mod selection;
pub(crate) mod workshop;
