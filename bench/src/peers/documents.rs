//! The descriptions of a folder.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A description.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its name, without ending.
    pub(crate) name: String,
    /// Its file.
    pub(crate) path: PathBuf,
}

impl Document {
    /// The name of the crate that is generated.
    pub(crate) fn crate_name(&self) -> String {
        let word = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        format!("api_{}", self.name.chars().map(word).collect::<String>())
    }
}

/// The files of the folder that are descriptions in one file, by name; peers read no other.
pub(crate) fn documents(folder: &Path, only: &[String]) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_description =
            path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|one| ending == *one));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_file() && is_description && (only.is_empty() || only.contains(&name)) {
            found.push(Document { name, path: path.canonicalize()? });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() { Err(format!("no description in `{}`", folder.display()).into()) } else { Ok(found) }
}
