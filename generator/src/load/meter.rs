//! Counts what reading costs against the budget.

use super::budget::Budget;
use super::fault::Fault;
use crate::diagnostics::Span;

/// What is left of a budget.
#[derive(Debug)]
pub(super) struct Meter {
    budget: Budget,
    nodes: usize,
    expanded: usize,
}

impl Meter {
    pub(super) fn new(budget: Budget) -> Self {
        Self { budget, nodes: 0, expanded: 0 }
    }

    /// Aliases are counted for each file.
    pub(super) fn start_file(&mut self) {
        self.expanded = 0;
    }

    pub(super) fn node(&mut self, span: Span) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > self.budget.nodes { Err(Fault::budget(span, "values", self.budget.nodes)) } else { Ok(()) }
    }

    /// `count` values that stand elsewhere are here once more.
    pub(super) fn expand(&mut self, span: Span, count: usize) -> Result<(), Fault> {
        self.expanded = self.expanded.saturating_add(count);
        if self.expanded > self.budget.expanded {
            return Err(Fault::budget(span, "values from aliases", self.budget.expanded));
        }
        self.nodes = self.nodes.saturating_add(count);
        self.node(span)
    }

    pub(super) fn depth(&self, span: Span, depth: usize) -> Result<(), Fault> {
        if depth > self.budget.depth {
            Err(Fault::budget(span, "levels of nesting", self.budget.depth))
        } else {
            Ok(())
        }
    }
}
