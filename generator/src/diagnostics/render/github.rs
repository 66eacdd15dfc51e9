//! Findings as workflow commands, which GitHub shows beside the lines of a change.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity, SourceMap};

use super::place::Place;
use super::safe;

/// One `::error`, `::warning` or `::notice` command a line.
pub fn render_github(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    diagnostics.iter().map(|diagnostic| render_one(diagnostic, sources) + "\n").collect()
}

fn render_one(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Lossy | Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = diagnostic.location.as_ref().and_then(|location| Place::new(sources, location));
    let position = place.as_ref().map(|place| format!("{},", position(place))).unwrap_or_default();
    let title = property(diagnostic.code.name());
    format!("::{command} {position}title={title}::{}", data(&lines(diagnostic, place.as_ref()).join("\n")))
}

/// GitHub takes an end column only when the place ends on its first line.
fn position(place: &Place<'_>) -> String {
    let (start, end) = (place.start, place.end);
    let end_column = if start.line == end.line { format!(",endColumn={}", end.column) } else { String::new() };
    let name = property(&place.name());
    format!("file={name},line={},col={},endLine={}{end_column}", start.line, start.column, end.line)
}

fn lines(diagnostic: &Diagnostic, place: Option<&Place<'_>>) -> Vec<String> {
    let mut lines = vec![safe::one_line(&diagnostic.message)];
    lines.extend(place.and_then(Place::pointer).map(|pointer| format!("at: {pointer}")));
    lines.extend(diagnostic.help.iter().map(|help| format!("help: {}", safe::one_line(help))));
    lines.extend(diagnostic.all_notes().map(|note| format!("note: {}", safe::one_line(&note))));
    lines
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
