//! Public suites, where they are: named by `CLIENTWRIGHT_SUITES`, never part of the repository. The `corpus` command has the descriptions.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The files with such an ending of a folder that an environment variable names; none, and a line that says so, when it is not set.
pub(crate) fn files(variable: &str, inside: &str, endings: &[&str]) -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os(variable) else {
        // Not `println!`, which a test that passes keeps to itself.
        let mut terminal = std::io::stderr();
        writeln!(terminal, "`{variable}` is not set: 0 cases of its `{inside}` were run").unwrap();
        return Vec::new();
    };
    let folder = Path::new(&folder).join(inside);
    let mut files = below(&folder);
    files.retain(|path| path.extension().is_some_and(|end| endings.iter().any(|known| end == *known)));
    assert!(!files.is_empty(), "no case in `{}`", folder.display());
    files
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect();
    files.sort();
    files
}
