//! One finding.

use super::{Affected, Code, Location};

/// How much a finding matters; ordered from harmless to fatal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Likely a mistake; the output is complete.
    Warning,
    /// Something of the description is not in the output, or only as an untyped value.
    Lossy,
    /// No output, or not the output that was asked for.
    Error,
}

impl Severity {
    /// The stable name, `lossy`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Lossy => "lossy",
            Self::Error => "error",
        }
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What stands there, in one short clause.
    pub message: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// How much it matters; the code's own severity unless a stage knows better.
    pub severity: Severity,
    /// One short clause, lower case, names in backticks, no full stop.
    pub message: String,
    /// Where; `None` when no place in a description is at fault (a missing file, say).
    pub location: Option<Location>,
    /// Further places.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// What followed from it.
    pub notes: Vec<String>,
    /// The operations that it reaches, once that was looked for; only of what costs something.
    pub operations: Affected,
}

impl Diagnostic {
    /// A finding with its code's severity.
    pub fn new(code: Code, location: impl Into<Option<Location>>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            location: location.into(),
            labels: Vec::new(),
            help: None,
            notes: Vec::new(),
            operations: Affected::default(),
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what followed from it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// What followed from it, and which operations it reaches.
    pub(super) fn all_notes(&self) -> impl Iterator<Item = String> + '_ {
        self.notes.iter().cloned().chain(self.operations.note())
    }

    /// Points at a second place.
    #[must_use]
    pub fn label(mut self, location: Location, message: impl Into<String>) -> Self {
        self.labels.push(Label { location, message: message.into() });
        self
    }
}
