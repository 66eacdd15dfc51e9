//! One row of the table.

use std::collections::BTreeMap;

use clientwright::diagnostics::{Code, Family};

use crate::compile::{Compiled, Tool};
use crate::outcome::Outcome;

clientwright_tests::counts! {
    /// What is counted of a description and its client, in the order of the columns.
    Counts {
        /// Operations that the description lists under `paths`.
        described
        /// Operations of the client.
        generated
        /// Types of the client.
        types
        /// Public fields whose type says what they hold.
        fields
        /// Uses of the type that holds any value, and choices that nothing tells apart.
        untyped
        /// Choices between types.
        unions
        /// Those of them that nothing decides.
        undecidable
        /// Findings of the family fault.
        faults
        /// Findings of the family gap.
        gaps
        /// Findings of the family usage.
        usage
        /// Findings of the family internal.
        internal
        /// Lines of the client.
        lines
        /// Bytes of the client.
        bytes
    }
}

/// What a process says about its description.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) outcome: Outcome,
    pub(crate) counts: Counts,
    /// Findings by code.
    pub(crate) codes: BTreeMap<String, u64>,
    /// Places without a type by who left them so.
    pub(crate) causes: BTreeMap<String, u64>,
    /// Operations that are not in the client: the finding that cost each, and its pointer.
    pub(crate) left_out: Vec<(Code, String)>,
    /// From start to files in memory.
    pub(crate) seconds: f64,
    /// Peak resident memory until then; 0 where the system does not say.
    pub(crate) kilobytes: u64,
}

impl Said {
    /// Of a process that ended without a word.
    pub(crate) fn nothing(outcome: Outcome, seconds: f64, kilobytes: u64) -> Self {
        let (codes, causes) = (BTreeMap::new(), BTreeMap::new());
        Self { outcome, counts: Counts::default(), codes, causes, left_out: Vec::new(), seconds, kilobytes }
    }
}

/// One row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) said: Said,
    /// How the client compiled, by each tool that was asked for; nothing when there is none.
    pub(crate) compiled: Vec<Compiled>,
    /// The last words of a process that crashed, or the first message about a client that does not compile cleanly.
    pub(crate) note: String,
}

impl Row {
    /// Whether this must not happen, whatever the description says.
    pub(crate) fn is_failure(&self) -> bool {
        matches!(self.said.outcome, Outcome::Crash | Outcome::TimeOut)
            || self.said.counts.internal > 0
            || self.said.left_out.iter().any(|(code, _)| code.family() != Family::Fault)
            || self.compiled.iter().any(|compiled| compiled.outcome != Outcome::Ok)
    }

    /// Whether every operation of the description is in the client.
    pub(crate) fn is_in_full(&self) -> bool {
        self.said.outcome == Outcome::Ok && self.said.counts.generated == self.said.counts.described
    }

    /// Whether the client compiled under that tool, and nothing was found.
    pub(crate) fn is_clean(&self, tool: Tool) -> bool {
        self.compiled.iter().any(|compiled| compiled.tool == tool && compiled.outcome == Outcome::Ok)
    }
}
