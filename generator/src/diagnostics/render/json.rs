//! Findings for programs.

use serde_json::{Value, json};

use crate::diagnostics::{Diagnostic, Diagnostics, Location, SourceMap};

use super::place::Place;

/// One JSON object a line: `code`, `family`, `severity`, `message`, `location`, `labels`, `help`, `notes`, `operations`
/// (those that are reached: the `first`, and their `count`). A location has `file`, `line`,
/// `column`, `end_line`, `end_column` (from 1, in characters), `start`, `end` (bytes from 0) and `pointer`.
pub fn render_json(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    diagnostics.iter().map(|diagnostic| render_one(diagnostic, sources).to_string() + "\n").collect()
}

fn render_one(diagnostic: &Diagnostic, sources: &SourceMap) -> Value {
    let labels = diagnostic
        .labels
        .iter()
        .map(|label| json!({ "location": location(&label.location, sources), "message": label.message }));
    json!({
        "code": diagnostic.code.name(),
        "family": diagnostic.code.family().name(),
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "location": diagnostic.location.as_ref().map(|at| location(at, sources)),
        "labels": labels.collect::<Vec<_>>(),
        "help": diagnostic.help,
        "notes": diagnostic.notes,
        "operations": { "first": diagnostic.operations.names, "count": diagnostic.operations.count },
    })
}

fn location(location: &Location, sources: &SourceMap) -> Value {
    let Some(place) = Place::new(sources, location) else { return Value::Null };
    json!({
        "file": place.file.name,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "start": location.span.start,
        "end": location.span.end,
        "pointer": location.pointer.as_str(),
    })
}
