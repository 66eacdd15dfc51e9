//! Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which code hosts and editors take.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Label, Location, Severity, SourceMap};

use super::place::Place;
use super::safe;

/// A log of one run for each description.
pub fn render_sarif<'a>(runs: impl IntoIterator<Item = (&'a Diagnostics, &'a SourceMap)>) -> String {
    let runs = runs.into_iter().map(|(diagnostics, sources)| run(diagnostics, sources));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": runs.collect::<Vec<_>>(),
    });
    format!("{log:#}\n")
}

/// Every code is a rule, in the order of the table, so that a result's index is its code's.
fn run(diagnostics: &Diagnostics, sources: &SourceMap) -> Value {
    let results = diagnostics.iter().map(|diagnostic| result(diagnostic, sources));
    json!({
        "tool": { "driver": {
            "name": "clientwright",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "results": results.collect::<Vec<_>>(),
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
        "defaultConfiguration": { "level": level(code.severity()) },
        "properties": { "family": code.family().name() },
    })
}

fn result(diagnostic: &Diagnostic, sources: &SourceMap) -> Value {
    let mut text = safe::one_line(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        write!(text, "\nhelp: {}", safe::one_line(help)).ok();
    }
    for note in diagnostic.all_notes() {
        write!(text, "\nnote: {}", safe::one_line(&note)).ok();
    }
    let place = |location| physical(location, sources).map(|place| json!([place]));
    let related = diagnostic.labels.iter().zip(1..).filter_map(|(label, id)| related(label, id, sources));
    json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": diagnostic.location.as_ref().and_then(place).unwrap_or_else(|| json!([])),
        "relatedLocations": related.collect::<Vec<_>>(),
        "properties": { "severity": diagnostic.severity.name() },
    })
}

fn related(label: &Label, id: u32, sources: &SourceMap) -> Option<Value> {
    let mut place = physical(&label.location, sources)?;
    let members = place.as_object_mut()?;
    members.insert("id".to_owned(), json!(id));
    members.insert("message".to_owned(), json!({ "text": safe::one_line(&label.message) }));
    Some(place)
}

fn physical(location: &Location, sources: &SourceMap) -> Option<Value> {
    let place = Place::new(sources, location)?;
    let pointer = place.pointer().unwrap_or_else(|| "#".to_owned());
    Some(json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&place.file.name) },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        },
        "logicalLocations": [{ "fullyQualifiedName": pointer }],
    }))
}

/// There is no level for a loss; `properties` say what it is.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Lossy | Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a reference to a URI (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").ok();
        }
    }
    uri
}
