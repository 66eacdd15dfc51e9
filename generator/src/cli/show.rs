//! Findings on standard error.

use crate::diagnostics::{Diagnostics, Family, Severity, render_github, render_human, render_json, render_summary};

use super::arguments::Format;
use super::read::Description;
use super::{Exit, Terminal};

/// The exit code that findings ask for.
pub(super) fn exit(diagnostics: &Diagnostics) -> Exit {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let code = |family| if family == Family::Usage { Exit::Usage } else { Exit::Faults };
    errors.map(|diagnostic| code(diagnostic.code.family())).max().unwrap_or(Exit::Clean)
}

/// Writes findings to standard error in the format that was asked for.
pub(super) fn show(terminal: &mut Terminal<'_>, format: Format, description: &Description) {
    let Description { sources, diagnostics } = description;
    let text = match format {
        Format::Human if diagnostics.is_empty() => String::new(),
        Format::Human => render_human(diagnostics, sources.map(), terminal.style) + &render_summary(diagnostics),
        Format::Json => render_json(diagnostics, sources.map()),
        Format::Github => render_github(diagnostics, sources.map()),
    };
    write!(terminal.err, "{text}").ok();
}
