//! Reads the descriptions given as arguments and prints a line for each: objects, schemas, findings by code, seconds, peak memory so far.
//!
//! `cargo run --release -p clientwright --example read -- FILE…`; with `--findings` every finding follows, with
//! `--dump` the document.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use clientwright::diagnostics::{Diagnostic, Diagnostics};
use clientwright::load::{Budget, Sources, load};
use clientwright::spec::{Document, Dump, read};

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    for file in files {
        let mut diagnostics = Diagnostics::new();
        let start = Instant::now();
        let sources = load(Path::new(&file), Budget::default(), &mut diagnostics);
        let loaded = start.elapsed();
        let document = sources.as_ref().and_then(|sources| read(sources, &mut diagnostics));
        let total = start.elapsed();
        println!(
            "{file}: {}; load {:.2} s, read {:.2} s, peak {} MB;{}",
            document.as_ref().map_or_else(|| "not read".to_owned(), counts),
            loaded.as_secs_f64(),
            total.saturating_sub(loaded).as_secs_f64(),
            peak_memory() / 1024,
            by_code(&diagnostics),
        );
        if flags.iter().any(|flag| flag == "--dump")
            && let Some(document) = &document
        {
            print!("{}", Dump(document));
        }
        if flags.iter().any(|flag| flag == "--findings") {
            for diagnostic in diagnostics.iter() {
                println!("  {}", line(sources.as_ref(), diagnostic));
            }
        }
    }
}

fn counts(document: &Document) -> String {
    format!(
        "{} operations, {} parameters, {} responses, {} schemas",
        document.operations.len(),
        document.parameters.len(),
        document.responses.len(),
        document.schemas.len()
    )
}

fn by_code(diagnostics: &Diagnostics) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        *counts.entry(diagnostic.code.name()).or_default() += 1;
    }
    counts.iter().fold(String::new(), |text, (code, count)| text + " " + code + " " + &count.to_string())
}

fn line(sources: Option<&Sources>, diagnostic: &Diagnostic) -> String {
    let place = diagnostic.location.as_ref().and_then(|location| {
        let file = sources?.map().get(location.source)?;
        let at = file.line_column(location.span.start);
        Some(format!("{}:{}:{} (#{})", file.name, at.line, at.column, location.pointer))
    });
    format!("{}: {} --> {}", diagnostic.code, diagnostic.message, place.unwrap_or_default())
}

/// The peak of this process's resident memory in kB, where the system tells (Linux).
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
