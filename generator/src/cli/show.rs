//! Findings on standard error.

use std::fmt::Display;

use crate::diagnostics::{
    Diagnostics, Family, Severity, render_github, render_groups, render_json, render_operations, render_sarif,
    render_summary,
};
use crate::parallel::dispose;

use super::arguments::Format;
use super::read::Description;
use super::{Exit, Terminal};

/// The exit code that findings ask for.
pub(super) fn exit(diagnostics: &Diagnostics) -> Exit {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let code = |family| if family == Family::Usage { Exit::Usage } else { Exit::Faults };
    errors.map(|diagnostic| code(diagnostic.code.family())).max().unwrap_or(Exit::Clean)
}

/// Writes what one command found in the format that was asked for.
pub(super) struct Reporter {
    format: Format,
    /// Descriptions whose findings go into one document at the end.
    kept: Vec<Description>,
}

impl Reporter {
    /// Nothing was found yet.
    pub(super) fn new(format: Format) -> Self {
        Self { format, kept: Vec::new() }
    }

    /// Writes the findings in a description.
    pub(super) fn show(&mut self, terminal: &mut Terminal<'_>, description: Description) {
        let Description { sources, diagnostics, operations } = &description;
        let text = match self.format {
            Format::Human if diagnostics.is_empty() => String::new(),
            Format::Human => {
                let summary = [render_summary(diagnostics)].into_iter();
                let operations =
                    operations.iter().map(|(generated, described)| render_operations(*generated, *described));
                let summary: Vec<String> = summary.chain(operations).collect();
                render_groups(diagnostics, sources.map(), terminal.style) + &summary.join("; ") + "\n"
            }
            Format::Json => render_json(diagnostics, sources.map()),
            Format::Github => render_github(diagnostics, sources.map()),
            Format::Sarif => return self.kept.push(description),
        };
        write!(terminal.err, "{text}").ok();
        dispose(description);
    }

    /// Says how a crate fared, where that is no part of a document.
    pub(super) fn say(&self, terminal: &mut Terminal<'_>, text: impl Display) {
        if self.format != Format::Sarif {
            terminal.report(text);
        }
    }

    /// Writes what was kept.
    pub(super) fn finish(self, terminal: &mut Terminal<'_>) {
        if self.format == Format::Sarif {
            let runs = self.kept.iter().map(|kept| (&kept.diagnostics, kept.sources.map()));
            write!(terminal.err, "{}", render_sarif(runs)).ok();
        }
    }
}
