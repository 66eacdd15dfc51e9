//! A description, taken through every stage.

use clientwright::config::Config;
use clientwright::diagnostics::{Diagnostics, Severity};
use clientwright::load::{Budget, Files, Sources, load_files};
use clientwright::names::{Names, assign};
use clientwright::render::{Manifest, Options, Serde, manifest, render};
use clientwright::spec::Document;
use clientwright::{GeneratedFile, ir, lower_document, read_document};

use clientwright_tests::descriptions::Description;
use clientwright_tests::package::CRATE;

/// What the stages gave.
pub(crate) struct Described {
    pub(crate) sources: Sources,
    pub(crate) document: Document,
    pub(crate) api: ir::Api,
    pub(crate) names: Names,
    pub(crate) files: Vec<GeneratedFile>,
    pub(crate) manifest: Manifest,
}

/// Takes a description through every stage; the first error when it has any.
pub(crate) fn describe(description: &Description) -> Result<Described, String> {
    let mut diagnostics = Diagnostics::new();
    let sources = description.load(&mut diagnostics);
    stages(sources, diagnostics)
}

/// The same for files in memory.
pub(crate) fn describe_files(entry: &str, files: &mut dyn Files) -> Result<Described, String> {
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(entry, files, Budget::default(), &mut diagnostics);
    stages(sources, diagnostics)
}

fn stages(sources: Option<Sources>, mut diagnostics: Diagnostics) -> Result<Described, String> {
    let config = Config::default();
    let sources = sources.filter(|_| !diagnostics.has_errors()).ok_or_else(|| first_error(&diagnostics))?;
    let document = read_document(&sources, &config, &mut diagnostics).ok_or_else(|| first_error(&diagnostics))?;
    let api = lower_document(&document, &config, &mut diagnostics).ok_or_else(|| first_error(&diagnostics))?;
    let names = assign(&api);
    let options = Options { name: CRATE.to_owned(), shape: config.shape, serde: Serde::default(), exercise: false };
    let (files, manifest) = (render(&api, &names, &options), manifest(&api, &names, &options));
    Ok(Described { sources, document, api, names, files, manifest })
}

fn first_error(diagnostics: &Diagnostics) -> String {
    let mut errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.next().map_or_else(|| "no document".to_owned(), |error| error.message.clone())
}
