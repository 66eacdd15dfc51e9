//! One description, in this process.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use std::{fs, io};

use clientwright::config::Config;
use clientwright::diagnostics::{Code, Diagnostics, Family};
use clientwright::load::Sources;
use clientwright::names::assign;
use clientwright::render::{Manifest, Options, Serde, manifest, render};
use clientwright::write::{apply, plan};
use clientwright::{GeneratedFile, ir, lower_document, read_document};
use clientwright_tests::complaint::complain;
use clientwright_tests::descriptions::Description;
use clientwright_tests::package::{self, CRATE};

use crate::described::described;
use crate::outcome::Outcome;
use crate::peak::peak_kilobytes;
use crate::protocol::print;
use crate::row::{Counts, Said};
use crate::syntax::syntax;

/// Takes a description through the whole pipeline, prints what came of it, and writes the crate when it is wanted and there is one.
pub(crate) fn one(description: &Description, output: Option<&Path>) -> ExitCode {
    let start = Instant::now();
    let mut diagnostics = Diagnostics::new();
    let config = Config::default();
    let sources = description.load(&mut diagnostics);
    let ready = sources.as_ref().filter(|_| !diagnostics.has_errors());
    let document = ready.and_then(|sources| read_document(sources, &config, &mut diagnostics));
    let api = document.and_then(|document| lower_document(&document, &config, &mut diagnostics));
    let names = api.as_ref().map(assign).unwrap_or_default();
    let options = Options { name: CRATE.to_owned(), shape: config.shape, serde: Serde::default(), exercise: false };
    let files = api.as_ref().map(|api| render(api, &names, &options)).unwrap_or_default();
    let outcome = if api.is_some() && !diagnostics.has_errors() { Outcome::Ok } else { Outcome::Errors };
    let (seconds, kilobytes) = (start.elapsed().as_secs_f64(), peak_kilobytes("self"));
    let said = Said {
        outcome,
        counts: counts(sources.as_ref(), api.as_ref(), &files, &diagnostics),
        codes: tally(diagnostics.iter().map(|diagnostic| diagnostic.code.name().to_owned())),
        causes: tally(api.iter().flat_map(|api| &api.untyped).map(cause)),
        left_out: api.iter().flat_map(|api| &api.left_out).filter(|unit| unit.unit == "operation").map(lost).collect(),
        seconds,
        kilobytes,
    };
    let written = match (output, &api) {
        (Some(folder), Some(api)) if outcome == Outcome::Ok => {
            write_crate(folder, &manifest(api, &names, &options), &files)
        }
        _ => Ok(()),
    };
    match written.and_then(|()| print(&said)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn write_crate(folder: &Path, manifest: &Manifest, files: &[GeneratedFile]) -> io::Result<()> {
    apply(&plan(folder, files).map_err(io::Error::other)?).map_err(io::Error::other)?;
    fs::write(folder.join("Cargo.toml"), package::manifest(manifest))
}

fn counts(
    sources: Option<&Sources>,
    api: Option<&ir::Api>,
    files: &[GeneratedFile],
    diagnostics: &Diagnostics,
) -> Counts {
    let family = |family| diagnostics.iter().filter(|diagnostic| diagnostic.code.family() == family).count() as u64;
    let syntax = syntax(files);
    Counts {
        described: sources.map(described).unwrap_or_default(),
        generated: api.map(|api| api.described() as u64).unwrap_or_default(),
        types: api.map(|api| api.types.len() as u64).unwrap_or_default(),
        fields: syntax.fields,
        untyped: syntax.untyped,
        unions: api.map(|api| api.unions as u64).unwrap_or_default(),
        undecidable: api.map(undecidable).unwrap_or_default(),
        faults: family(Family::Fault),
        gaps: family(Family::Gap),
        usage: family(Family::Usage),
        internal: family(Family::Internal),
        lines: files.iter().map(|file| file.text.lines().count() as u64).sum(),
        bytes: files.iter().map(|file| file.text.len() as u64).sum(),
    }
}

fn undecidable(api: &ir::Api) -> u64 {
    api.untyped.iter().filter(|untyped| untyped.cause == Some(Code::UndecidableUnion)).count() as u64
}

/// Who left a place without a type: the description, or a finding by its family and code.
fn cause(untyped: &ir::Untyped) -> String {
    untyped.cause.map_or_else(|| "description".to_owned(), |code| format!("{:?}:{code}", code.family()).to_lowercase())
}

/// The finding that cost an operation, and where it stands.
fn lost(unit: &ir::LeftOut) -> (Code, String) {
    (unit.code, unit.location.pointer.to_string())
}

/// How often each word is there.
fn tally(words: impl Iterator<Item = String>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
