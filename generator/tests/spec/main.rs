//! What a description becomes when it is read.
#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail the test")]

mod corpus;
mod fields;
mod keywords;
mod leniency;
mod mutations;
mod references;
mod rejects;
mod versions;

use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, load_files};
use clientwright::spec::{Document, Place, Schema, read};
use indexmap::IndexMap;

/// Reads a description of one file.
fn read_text(text: &str) -> (Document, Diagnostics) {
    read_files(&[("api.yaml", text)])
}

/// Reads a description of several files, the first of which is the entry.
fn read_files(files: &[(&str, &str)]) -> (Document, Diagnostics) {
    let (document, diagnostics) = try_read(files);
    (document.unwrap_or_else(|| panic!("not read: {}", listed(&diagnostics))), diagnostics)
}

fn try_read(files: &[(&str, &str)]) -> (Option<Document>, Diagnostics) {
    let (entry, _) = files.first().expect("no file");
    let mut in_memory: IndexMap<String, Vec<u8>> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(entry, &mut in_memory, Budget::default(), &mut diagnostics);
    let document = sources.and_then(|sources| read(&sources, &mut diagnostics));
    (document, diagnostics)
}

/// Findings, one a line: code, pointer, message.
fn listed(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().fold(String::new(), |text, diagnostic| {
        let pointer = diagnostic.location.as_ref().map(|location| location.pointer.to_string());
        text + &format!("{} {}: {}\n", diagnostic.code, pointer.unwrap_or_default(), diagnostic.message)
    })
}

/// Codes and pointers of findings, in order.
fn found(diagnostics: &Diagnostics) -> Vec<(String, String)> {
    let pointer = |diagnostic: &clientwright::diagnostics::Diagnostic| {
        diagnostic.location.as_ref().map(|location| location.pointer.to_string()).unwrap_or_default()
    };
    diagnostics.iter().map(|diagnostic| (diagnostic.code.name().to_owned(), pointer(diagnostic))).collect()
}

/// The schema at a pointer of the entry file.
fn schema_at<'d>(document: &'d Document, pointer: &str) -> &'d Schema {
    let place = Place::from_placeholder(&format!("#{pointer}")).expect("not a pointer");
    let id = document.schemas.at(&place).unwrap_or_else(|| panic!("no schema at {place}"));
    document.schemas.get(id).expect("an id without a schema").1
}
