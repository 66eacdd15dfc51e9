//! What must hold of the whole generator: cases with snapshots, rejects, front doors, and the source's own order.

mod budgets;
mod cases;
mod described;
mod determinism;
mod doors;
mod edges;
mod layout;
mod poison;
mod rejects;
mod rendered;
mod room;
mod run;
mod suites;
mod verdicts;
