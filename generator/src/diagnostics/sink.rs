//! Where stages put their findings.

use super::{Affected, Code, Diagnostic, Location, Severity};

/// Findings in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    allowed: usize,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds a finding of that code, at that place, and returns it for help, notes and labels.
    pub fn report(&mut self, code: Code, location: impl Into<Option<Location>>, message: impl Into<String>) {
        self.push(Diagnostic::new(code, location, message));
    }

    /// Adds every finding of another collection.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
        self.allowed += other.allowed;
    }

    /// Gives every finding the severity that `judge` says; a finding with `None` is taken out and counted as allowed.
    pub fn judge(&mut self, judge: impl Fn(&Diagnostic) -> Option<Severity>) {
        let before = self.list.len();
        self.list.retain_mut(|diagnostic| judge(diagnostic).map(|severity| diagnostic.severity = severity).is_some());
        self.allowed += before - self.list.len();
    }

    /// Tells every finding which operations it reaches.
    pub fn affect(&mut self, mut affected: impl FnMut(&Diagnostic) -> Affected) {
        for diagnostic in &mut self.list {
            diagnostic.operations = affected(diagnostic);
        }
    }

    /// How many findings were taken out because they are allowed.
    pub fn allowed(&self) -> usize {
        self.allowed
    }

    /// Changes every place that findings and their labels point at.
    pub fn relocate(&mut self, change: impl Fn(&mut Location)) {
        for diagnostic in &mut self.list {
            diagnostic.location.iter_mut().for_each(&change);
            diagnostic.labels.iter_mut().for_each(|label| change(&mut label.location));
        }
    }

    /// All findings in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether any is an error: the barrier after a stage asks this.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Sorts by file, position and code, so that output does not depend on the order of the walk.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.location.as_ref().map(|l| (l.source, l.span, l.pointer.clone())), d.code);
            key(a).cmp(&key(b))
        });
    }
}
