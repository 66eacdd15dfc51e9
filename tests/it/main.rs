//! What must hold of the whole generator: cases with snapshots, rejects, front doors, and the source's own order.

mod budgets;
mod calls;
mod cases;
mod catalogue;
mod described;
mod determinism;
mod doors;
mod edges;
mod exercise;
mod lasting;
mod layout;
mod losses;
mod negatives;
mod poison;
mod rejects;
mod remotes;
mod rendered;
mod room;
mod run;
mod suites;
mod templates;
mod verdicts;
