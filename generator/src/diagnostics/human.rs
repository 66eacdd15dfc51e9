//! Findings for people.

use std::fmt::Write;

use super::{Diagnostic, Diagnostics, Location, Severity, SourceMap};

/// Every finding with its place, its help and its notes, one empty line between two, and a line of totals at the end. Empty when there are
/// none.
pub fn render_human(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        // Writing to a string cannot fail.
        render(&mut text, diagnostic, sources).ok();
    }
    if !diagnostics.is_empty() {
        text += &totals(diagnostics);
    }
    text
}

fn render(text: &mut String, diagnostic: &Diagnostic, sources: &SourceMap) -> std::fmt::Result {
    let Diagnostic { code, severity, message, location, labels, help, notes } = diagnostic;
    writeln!(text, "{severity}[{code}]: {message}")?;
    if let Some(location) = location {
        writeln!(text, "  --> {}", place(location, sources))?;
    }
    for label in labels {
        writeln!(text, "  ::: {}: {}", place(&label.location, sources), label.message)?;
    }
    if let Some(help) = help {
        writeln!(text, "   = help: {help}")?;
    }
    for note in notes {
        writeln!(text, "   = note: {note}")?;
    }
    writeln!(text)
}

/// `openapi.yaml:41:13  (#/paths/~1pets/get)`.
fn place(location: &Location, sources: &SourceMap) -> String {
    let file = sources.get(location.source);
    let (name, at) = file.map_or(("?", None), |file| (&file.name, Some(file.line_column(location.span.start))));
    let at = at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    format!("{name}{at}  (#{})", location.pointer)
}

fn totals(diagnostics: &Diagnostics) -> String {
    let kinds = [
        (Severity::Error, "errors", "error"),
        (Severity::Lossy, "losses", "loss"),
        (Severity::Warning, "warnings", "warning"),
        (Severity::Note, "notes", "note"),
    ];
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counted = kinds.map(|(severity, many, one)| (count(severity), many, one));
    let words = counted.iter().filter(|(count, ..)| *count > 0);
    let words = words.map(|(count, many, one)| format!("{count} {}", if *count == 1 { one } else { many }));
    words.collect::<Vec<_>>().join(", ") + "\n"
}
