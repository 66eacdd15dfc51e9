//! One row of the table.

use crate::outcome::Outcome;

/// What a process says about its description, in the order that it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Operations that the description lists under `paths`.
    pub(crate) described: u64,
    /// Operations that were lowered.
    pub(crate) lowered: u64,
    /// Types.
    pub(crate) types: u64,
    /// Findings of the family fault.
    pub(crate) faults: u64,
    /// Findings of the family gap.
    pub(crate) gaps: u64,
    /// Findings of the family usage.
    pub(crate) usage: u64,
    /// Findings of the family internal.
    pub(crate) internal: u64,
}

impl Counts {
    /// Names of the columns.
    pub(crate) const COLUMNS: [&str; 7] = ["described", "lowered", "types", "faults", "gaps", "usage", "internal"];

    /// The columns.
    pub(crate) const fn columns(&self) -> [u64; 7] {
        [self.described, self.lowered, self.types, self.faults, self.gaps, self.usage, self.internal]
    }

    /// Reads what [`Self::columns`] gives.
    pub(crate) const fn from_columns(columns: [u64; 7]) -> Self {
        let [described, lowered, types, faults, gaps, usage, internal] = columns;
        Self { described, lowered, types, faults, gaps, usage, internal }
    }
}

/// One row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) outcome: Outcome,
    pub(crate) counts: Counts,
    pub(crate) seconds: f64,
    /// Peak resident memory; 0 where the system does not say.
    pub(crate) megabytes: u64,
    /// The last words of a process that crashed.
    pub(crate) note: String,
}

impl Row {
    /// Whether this must not happen, whatever the description says.
    pub(crate) fn is_failure(&self) -> bool {
        matches!(self.outcome, Outcome::Crash | Outcome::TimeOut) || self.counts.internal > 0
    }
}
