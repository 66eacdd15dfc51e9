//! Real descriptions: none panics, none meets a bug of ours.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clientwright::diagnostics::{Code, Diagnostics};
use clientwright::load::{Budget, load_in};
use clientwright::spec::read;

use super::listed;

/// Larger files are for the example `read`, which reads them all in a few seconds when optimised.
const LARGEST: u64 = 400_000;

#[test]
fn no_description_of_the_corpus_meets_a_bug() {
    let Ok(folder) = std::env::var("CLIENTWRIGHT_CORPUS") else {
        // Not `println!`, which a test that passes keeps to itself.
        let mut terminal = std::io::stderr();
        writeln!(terminal, "`CLIENTWRIGHT_CORPUS` is not set: 0 of its descriptions were read").unwrap();
        return;
    };
    let folder = PathBuf::from(folder).canonicalize().expect("the folder of the corpus is not there");
    let mut read_count = 0;
    for path in descriptions(&folder) {
        let mut diagnostics = Diagnostics::new();
        let Some(sources) = load_in(&folder, &path, Budget::default(), &mut diagnostics) else { continue };
        read_count += usize::from(read(&sources, &mut diagnostics).is_some());
        let has_bug = diagnostics.iter().any(|finding| finding.code == Code::Internal);
        assert!(!has_bug, "{}: {}", path.display(), listed(&diagnostics));
    }
    println!("{read_count} descriptions were read");
    assert!(read_count > 0, "the corpus holds no description that can be read");
}

/// The files that may be entries: those at the top, and those that the manifest names.
fn descriptions(folder: &Path) -> Vec<PathBuf> {
    let manifest = fs::read_to_string(folder.join("manifest.tsv")).unwrap_or_default();
    let named = manifest.split_whitespace().filter_map(|word| word.strip_prefix("entry="));
    let mut files: Vec<PathBuf> = named.map(|name| folder.join(name)).collect();
    files.extend(
        fs::read_dir(folder).expect("the corpus cannot be listed").map(|entry| entry.expect("no entry").path()),
    );
    files.retain(|path| {
        let is_description = path.extension().is_some_and(|extension| extension == "json" || extension == "yaml");
        is_description && fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST)
    });
    files.sort();
    files
}
