//! A description, taken through every stage.

use std::path::Path;

use clientwright::config::Config;
use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, Sources, load};
use clientwright::names::{Names, assign};
use clientwright::spec::Document;
use clientwright::{GeneratedFile, ir, lower_document, read_document, render_files};

/// What the stages gave.
pub(crate) struct Described {
    pub(crate) sources: Sources,
    pub(crate) document: Document,
    pub(crate) api: ir::Api,
    pub(crate) names: Names,
    pub(crate) files: Vec<GeneratedFile>,
}

/// Takes a description through every stage; the first error when it has any.
pub(crate) fn describe(entry: &Path) -> Result<Described, String> {
    let mut diagnostics = Diagnostics::new();
    let (sources, document, api) = stages(entry, &mut diagnostics).ok_or_else(|| first_error(&diagnostics))?;
    let (names, files) = (assign(&api), render_files(&api, &Config::default()));
    Ok(Described { sources, document, api, names, files })
}

fn stages(entry: &Path, diagnostics: &mut Diagnostics) -> Option<(Sources, Document, ir::Api)> {
    let config = Config::default();
    let sources = load(entry, Budget::default(), diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    let document = read_document(&sources, &config, diagnostics)?;
    let api = lower_document(&document, &config, diagnostics)?;
    Some((sources, document, api))
}

fn first_error(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics.iter().filter(|found| found.severity == clientwright::diagnostics::Severity::Error);
    errors.map(|error| error.message.clone()).next().unwrap_or_else(|| "no document".to_owned())
}
