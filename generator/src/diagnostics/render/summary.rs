//! How many findings there are, and what was made all the same.

use crate::diagnostics::{Diagnostics, Severity};

/// `1 error, 3 lossy, 12 notes, 4 allowed`; `no findings` when there is none.
pub fn render_summary(diagnostics: &Diagnostics) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let parts = [
        part(count(Severity::Error), "error", "errors"),
        part(count(Severity::Lossy), "lossy", "lossy"),
        part(count(Severity::Warning), "warning", "warnings"),
        part(count(Severity::Note), "note", "notes"),
        part(diagnostics.allowed(), "allowed", "allowed"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// `611 of 612 operations generated`: how many of those that were described and selected are in the output.
pub fn render_operations(generated: usize, described: usize) -> String {
    let operations = if described == 1 { "operation" } else { "operations" };
    format!("{generated} of {described} {operations} generated")
}

fn part(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}
