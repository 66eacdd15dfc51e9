//! Findings as lines that cargo shows when a build script prints them.

use crate::diagnostics::{Diagnostics, Group, Severity, SourceMap};

use super::others::others_note;
use super::place::Place;
use super::safe;

/// One `cargo::error=` or `cargo::warning=` line for each finding, or for many that are alike. Notes are left out: cargo would show them as warnings on every build.
pub fn render_cargo(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    diagnostics.groups().iter().filter_map(|group| render_one(group, sources)).collect()
}

fn render_one(group: &Group<'_>, sources: &SourceMap) -> Option<String> {
    let diagnostic = group.first;
    let key = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Lossy | Severity::Warning => "warning",
        Severity::Note => return None,
    };
    let place = diagnostic.location.as_ref().and_then(|location| Place::new(sources, location));
    let position = place.as_ref().map(|place| format!("{}: ", place.position())).unwrap_or_default();
    let pointer = place.as_ref().and_then(Place::pointer).map(|pointer| format!(" ({pointer})"));
    let mut line = format!("cargo::{key}={position}{} [{}]", safe::one_line(&diagnostic.message), diagnostic.code);
    line.extend(pointer);
    line.extend(diagnostic.help.iter().map(|help| format!("; help: {}", safe::one_line(help))));
    line.extend(diagnostic.all_notes().map(|note| format!("; note: {}", safe::one_line(&note))));
    line.extend(others_note(&group.others, sources).map(|note| format!("; {note}")));
    line.push('\n');
    Some(line)
}
