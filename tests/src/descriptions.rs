//! Which descriptions a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, Sources, load_in};

/// A description.
pub struct Description {
    /// The file's name, or the subfolder's.
    pub name: String,
    /// The file to start from.
    pub entry: PathBuf,
    /// The folder that no reference leads out of: the subfolder, or the one that the file is in.
    pub root: PathBuf,
}

impl Description {
    /// That of a file.
    pub fn of_file(path: &Path) -> Self {
        Self {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            entry: path.to_owned(),
            root: path.parent().unwrap_or(Path::new("")).to_owned(),
        }
    }

    /// Reads it.
    pub fn load(&self, diagnostics: &mut Diagnostics) -> Option<Sources> {
        load_in(&self.root, &self.entry, Budget::default(), diagnostics)
    }
}

/// The descriptions of a folder by name: files that end in `.yaml`, `.yml` or `.json`, and subfolders with an entry file.
pub fn descriptions(folder: &Path, only: Option<&str>) -> Result<Vec<Description>, String> {
    let entries = named_entries(folder);
    let mut found = Vec::new();
    let listing = fs::read_dir(folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    for item in listing {
        let path = item.map_err(|error| error.to_string())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (entry, root) = if path.is_dir() {
            let entry = entries.get(&name).ok_or_else(|| format!("no `entry=` names a file of the folder `{name}`"))?;
            (folder.join(entry), path)
        } else {
            (path, folder.to_owned())
        };
        if is_description(&entry) && only.is_none_or(|pattern| name.contains(pattern)) {
            found.push(Description { name, entry, root });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() { Err(format!("no description in `{}`", folder.display())) } else { Ok(found) }
}

fn is_description(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
}

/// Entry files by the subfolder that they are in, from the words `entry=…` of the folder's `manifest.tsv`.
fn named_entries(folder: &Path) -> BTreeMap<String, String> {
    let manifest = fs::read_to_string(folder.join("manifest.tsv")).unwrap_or_default();
    let entries = manifest.split_whitespace().filter_map(|word| word.strip_prefix("entry="));
    entries.filter_map(|entry| Some((entry.split_once('/')?.0.to_owned(), entry.to_owned()))).collect()
}
