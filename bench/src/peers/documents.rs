//! The descriptions of a folder.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A description.
#[derive(Debug)]
pub(crate) struct Document {
    /// The name of its file without ending, or that of its subfolder.
    pub(crate) name: String,
    /// The file to start from.
    pub(crate) path: PathBuf,
    /// Bytes of the file, or of all files of the subfolder.
    pub(crate) bytes: u64,
}

impl Document {
    /// The name of the crate that is generated.
    pub(crate) fn crate_name(&self) -> String {
        let word = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        format!("api_{}", self.name.chars().map(word).collect::<String>())
    }
}

/// The descriptions by name: files that end in `.json`, `.yaml` or `.yml`, and subfolders whose entry file the folder's `manifest.tsv` names.
pub(crate) fn documents(folder: &Path, only: &[String]) -> Result<Vec<Document>, Box<dyn Error>> {
    let entries = named_entries(folder);
    let mut found = Vec::new();
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        let is_folder = path.is_dir();
        let name = if is_folder { path.file_name() } else { path.file_stem() };
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let entry = if is_folder { entries.get(&name).map(|entry| folder.join(entry)) } else { Some(path.clone()) };
        let Some(entry) = entry.filter(|entry| is_description(entry)) else { continue };
        if only.is_empty() || only.contains(&name) {
            found.push(Document { name, path: entry.canonicalize()?, bytes: bytes(&path)? });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(missing) = only.iter().find(|only| found.iter().all(|document| document.name != **only)) {
        return Err(format!("no description `{missing}` in `{}`", folder.display()).into());
    }
    if found.is_empty() { Err(format!("no description in `{}`", folder.display()).into()) } else { Ok(found) }
}

fn bytes(path: &Path) -> std::io::Result<u64> {
    if !path.is_dir() {
        return Ok(fs::metadata(path)?.len());
    }
    fs::read_dir(path)?.map(|item| bytes(&item?.path())).sum()
}

fn is_description(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|known| ending == *known))
}

/// Entry files by the subfolder that they are in, from the words `entry=…` of the manifest.
fn named_entries(folder: &Path) -> BTreeMap<String, String> {
    let manifest = fs::read_to_string(folder.join("manifest.tsv")).unwrap_or_default();
    let entries = manifest.split_whitespace().filter_map(|word| word.strip_prefix("entry="));
    entries.filter_map(|entry| Some((entry.split_once('/')?.0.to_owned(), entry.to_owned()))).collect()
}
