//! What the targets share: texts through the generator, and documents that are changed by what a fuzzer says.

pub mod kinds {
    //! A client of `openapi.yaml`.

    include!(concat!(env!("OUT_DIR"), "/kinds.rs"));
}

mod mutate;

pub use mutate::mutate;

use clientwright::diagnostics::{Style, render_groups, render_json, render_sarif};
use clientwright::load::{Budget, Sources, load_files};
use clientwright::{Config, Diagnostics, Generation};
use indexmap::IndexMap;

/// Loads a description that is one file; findings are shown, whatever there are.
pub fn load(name: &str, text: Vec<u8>) -> (Option<Sources>, Diagnostics) {
    let mut files = IndexMap::from([(name.to_owned(), text)]);
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(name, &mut files, Budget::default(), &mut diagnostics);
    if let Some(sources) = &sources {
        show(sources, &diagnostics);
    }
    (sources, diagnostics)
}

/// All of the generator; what it prints has to be Rust, and the same once more.
pub fn generate(name: &str, text: Vec<u8>) {
    let (Some(sources), diagnostics) = load(name, text) else { return };
    if diagnostics.has_errors() {
        return;
    }
    let generation = clientwright::generate(&sources, &Config::default());
    show(&sources, &generation.diagnostics);
    for file in generation.files.iter().filter(|file| file.path.ends_with(".rs")) {
        if let Err(error) = syn::parse_file(&file.text) {
            panic!("{} is no Rust: {error}", file.path);
        }
    }
    let again = clientwright::generate(&sources, &Config::default());
    assert!(same(&generation, &again), "two runs gave different files");
}

fn same(one: &Generation, other: &Generation) -> bool {
    one.files.len() == other.files.len()
        && one.files.iter().zip(&other.files).all(|(one, other)| one.path == other.path && one.text == other.text)
}

/// Findings in every form that is written by code of ours.
pub fn show(sources: &Sources, diagnostics: &Diagnostics) {
    let map = sources.map();
    let texts = [
        render_groups(diagnostics, map, Style::Plain),
        render_json(diagnostics, map),
        render_sarif([(diagnostics, map)].into_iter()),
    ];
    let moves_a_terminal = |character: char| character.is_control() && !matches!(character, '\n' | '\t' | '\r');
    for text in texts {
        assert!(!text.contains(moves_a_terminal), "a control character in a report: {text:?}");
    }
}
