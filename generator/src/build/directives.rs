//! What cargo is told.

use std::path::Path;

use crate::diagnostics::{Diagnostics, SourceMap, render_cargo};

/// How many warnings are shown one by one.
const WARNINGS: usize = 50;

/// `cargo::rerun-if-changed` for every file of the description, the entry file even if it could not be read.
pub(super) fn rerun(spec: &Path, sources: &SourceMap) -> Vec<String> {
    let entry = spec.to_string_lossy().into_owned();
    let others = sources.iter().skip(1).map(|(_, file)| file.name.clone());
    [entry].into_iter().chain(others).map(|file| format!("cargo::rerun-if-changed={file}")).collect()
}

/// `cargo::error` for every error, `cargo::warning` for losses and mistakes; of many warnings the first, and how many there are.
pub(super) fn findings(diagnostics: &Diagnostics, sources: &SourceMap) -> Vec<String> {
    let text = render_cargo(diagnostics, sources);
    let (warnings, errors): (Vec<_>, Vec<_>) = text.lines().partition(|line| line.starts_with("cargo::warning="));
    let more = warnings.len().saturating_sub(WARNINGS);
    let note = format!("cargo::warning={more} more; `clientwright inspect --stage ir` shows all of them");
    let shown = warnings.into_iter().take(WARNINGS).chain(errors).map(str::to_owned);
    shown.chain((more > 0).then_some(note)).collect()
}
