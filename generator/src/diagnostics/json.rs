//! Findings for programs.

use serde_json::{Value, json};

use super::{Diagnostics, Location, SourceMap};

/// One JSON object a line for every finding: `code`, `family`, `severity`, `message`, `location` or null (`file`, `line`, `column`, `start`,
/// `end`, `pointer`; lines and columns count from 1, bytes from 0), `labels`, `help` or null, `notes`.
pub fn render_json(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        let labels = diagnostic.labels.iter();
        let labels = labels.map(|label| json!({"location": place(&label.location, sources), "message": label.message}));
        let object = json!({
            "code": diagnostic.code.name(),
            "family": diagnostic.code.family().name(),
            "severity": diagnostic.severity.name(),
            "message": diagnostic.message,
            "location": diagnostic.location.as_ref().map(|location| place(location, sources)),
            "labels": labels.collect::<Vec<_>>(),
            "help": diagnostic.help,
            "notes": diagnostic.notes,
        });
        text += &object.to_string();
        text.push('\n');
    }
    text
}

fn place(location: &Location, sources: &SourceMap) -> Value {
    let file = sources.get(location.source);
    let at = file.map(|file| file.line_column(location.span.start));
    json!({
        "file": file.map(|file| &file.name),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "start": location.span.start,
        "end": location.span.end,
        "pointer": location.pointer.as_str(),
    })
}
