//! One description, in this process.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clientwright::config::Config;
use clientwright::diagnostics::{Diagnostics, Family, SourceId};
use clientwright::load::{Budget, Node, Sources, load};
use clientwright::{ir, lower_document, read_document, render_files};

use crate::outcome::Outcome;
use crate::peak::peak_kilobytes;
use crate::row::Counts;

/// Takes a description through the whole pipeline and prints what came of it in one line.
pub(crate) fn one(path: &Path) -> ExitCode {
    let mut diagnostics = Diagnostics::new();
    let config = Config::default();
    let sources = load(path, Budget::default(), &mut diagnostics).filter(|_| !diagnostics.has_errors());
    let document = sources.as_ref().and_then(|sources| read_document(sources, &config, &mut diagnostics));
    let api = document.and_then(|document| lower_document(&document, &config, &mut diagnostics));
    let files = api.as_ref().map(|api| render_files(api, &config));
    let outcome = if files.is_some() && !diagnostics.has_errors() { Outcome::Ok } else { Outcome::Errors };
    let counts = counts(sources.as_ref(), api.as_ref(), &diagnostics);
    let columns: Vec<String> = counts.columns().iter().map(u64::to_string).collect();
    match writeln!(std::io::stdout(), "{outcome} {} {}", peak_kilobytes("self"), columns.join(" ")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn counts(sources: Option<&Sources>, api: Option<&ir::Api>, diagnostics: &Diagnostics) -> Counts {
    let family = |family| diagnostics.iter().filter(|diagnostic| diagnostic.code.family() == family).count() as u64;
    Counts {
        described: sources.map(described).unwrap_or_default(),
        lowered: api.map(|api| api.operations.len() as u64).unwrap_or_default(),
        types: api.map(|api| api.types.len() as u64).unwrap_or_default(),
        faults: family(Family::Fault),
        gaps: family(Family::Gap),
        usage: family(Family::Usage),
        internal: family(Family::Internal),
    }
}

/// Keys of a path item that are operations (OpenAPI 3.2, Path Item Object).
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Counts operations in the trees, independently of every stage.
fn described(sources: &Sources) -> u64 {
    let paths = sources.root(SourceId::ENTRY).and_then(|root| root.get("paths"));
    paths.map(Node::entries).unwrap_or_default().iter().map(|entry| in_path_item(sources, &entry.value)).sum()
}

fn in_path_item(sources: &Sources, item: &Node) -> u64 {
    let own = item.entries().iter().filter(|entry| METHODS.contains(&&*entry.key)).count();
    let more = item.get("additionalOperations").map(Node::entries).unwrap_or_default().len();
    let referred = item.get("$ref").and_then(Node::as_str).and_then(|reference| {
        let (source, pointer) = sources.resolve(SourceId::ENTRY, reference).ok()?;
        sources.node(source, &pointer)
    });
    let beyond =
        referred.map_or(0, |item| item.entries().iter().filter(|entry| METHODS.contains(&&*entry.key)).count());
    (own + more + beyond) as u64
}
