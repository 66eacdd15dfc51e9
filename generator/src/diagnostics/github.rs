//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

use super::{Diagnostic, Diagnostics, Severity, SourceMap};

/// One workflow command a line: `::error file=…,line=…,col=…,title=…::…`.
pub fn render_github(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources) + "\n").collect()
}

fn command(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Lossy | Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = diagnostic.location.as_ref().and_then(|location| {
        let file = sources.get(location.source)?;
        let at = file.line_column(location.span.start);
        Some(format!("file={},line={},col={},", property(&file.name), at.line, at.column))
    });
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let lines = [diagnostic.message.clone()].into_iter().chain(help).chain(diagnostic.notes.iter().cloned());
    let message = data(&lines.collect::<Vec<_>>().join("\n"));
    format!("::{word} {}title={}::{message}", place.unwrap_or_default(), property(diagnostic.code.name()))
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
