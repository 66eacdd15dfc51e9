//! Counts what reading costs against the budget.

use super::budget::Budget;
use super::fault::Fault;
use crate::diagnostics::Span;

/// What was used of a budget.
#[derive(Debug)]
pub(super) struct Meter {
    budget: Budget,
    bytes: usize,
    nodes: usize,
    expanded: usize,
    anchored: usize,
}

impl Meter {
    pub(super) fn new(budget: Budget) -> Self {
        Self { budget, bytes: 0, nodes: 0, expanded: 0, anchored: 0 }
    }

    /// Starts the file number `index` of `bytes` bytes. Aliases are counted for each file. Spans count bytes in 32 bits.
    pub(super) fn start_file(&mut self, index: usize, bytes: usize) -> Result<(), Fault> {
        self.expanded = 0;
        self.anchored = 0;
        self.bytes = self.bytes.saturating_add(bytes);
        let limit = self.bytes_limit();
        if self.bytes > limit {
            return Err(Fault::budget(Span::default(), "bytes", limit));
        }
        if index >= self.budget.files {
            return Err(Fault::budget(Span::default(), "files", self.budget.files));
        }
        Ok(())
    }

    /// How many bytes may still be read.
    pub(super) fn bytes_left(&self) -> usize {
        self.bytes_limit().saturating_sub(self.bytes)
    }

    /// How deep lists and objects may stand inside each other.
    pub(super) fn depth_limit(&self) -> usize {
        self.budget.depth
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

    /// An anchor is remembered by the `steps` that lead to it, so that many deep ones cost more than their text.
    pub(super) fn anchor(&mut self, span: Span, steps: usize) -> Result<(), Fault> {
        self.anchored = self.anchored.saturating_add(steps + 1);
        if self.anchored > self.budget.nodes {
            Err(Fault::budget(span, "steps to anchors", self.budget.nodes))
        } else {
            Ok(())
        }
    }

    pub(super) fn depth(&self, span: Span, depth: usize) -> Result<(), Fault> {
        if depth > self.budget.depth { Err(self.too_deep(span)) } else { Ok(()) }
    }

    pub(super) fn too_deep(&self, span: Span) -> Fault {
        Fault::budget(span, "levels of nesting", self.budget.depth)
    }

    fn bytes_limit(&self) -> usize {
        self.budget.bytes.min(u32::MAX as usize)
    }
}
