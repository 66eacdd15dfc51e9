//! Findings as text.

use crate::run::Run;

/// Every finding of a run with an excerpt, as people see them.
pub(crate) fn describe(run: &Run) -> String {
    let nothing = clientwright::diagnostics::SourceMap::default();
    let sources = run.sources.as_ref().map_or(&nothing, |sources| sources.map());
    clientwright::diagnostics::render_human(&run.diagnostics, sources, clientwright::diagnostics::Style::Plain)
}
