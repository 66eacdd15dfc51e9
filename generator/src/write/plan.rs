//! What differs between a folder and the files that should be in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::output::GeneratedFile;
use crate::parallel::on_every_core;

use super::{RelativePath, WriteError, is_generated};

/// What has to be done to a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The folder.
    pub folder: PathBuf,
    /// Files that differ, sorted by path; empty when everything is up to date.
    pub changes: Vec<Change>,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it is in the folder.
    pub path: RelativePath,
    /// What has to be done.
    pub kind: ChangeKind,
}

/// What has to be done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is not there yet.
    Create {
        /// What it will hold.
        after: String,
    },
    /// It holds something else.
    Update {
        /// What it holds.
        before: String,
        /// What it will hold.
        after: String,
    },
    /// It was generated once and is not any more.
    Remove,
}

/// Compares `folder` with `files`, and finds files there that were generated once and are not any more. Line endings do not count as a
/// difference, so that a checkout that converts them stays fresh. Reads only.
///
/// # Errors
/// When a path could leave the folder, a file that was not generated is in the way, two paths collide, or reading fails.
pub fn plan(folder: &Path, files: &[GeneratedFile]) -> Result<Plan, WriteError> {
    let wanted = wanted(files)?;
    refuse_linked_folders(folder, &wanted)?;
    let files: Vec<_> = wanted.iter().collect();
    let kinds = on_every_core(&files, |(path, text)| compare(folder, path, text));
    let mut changes = Vec::new();
    for ((path, _), kind) in files.into_iter().zip(kinds) {
        changes.extend(kind?.map(|kind| Change { path: path.clone(), kind }));
    }
    changes
        .extend(generated_before(folder, &wanted)?.into_iter().map(|path| Change { path, kind: ChangeKind::Remove }));
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan { folder: folder.to_owned(), changes })
}

fn wanted(files: &[GeneratedFile]) -> Result<BTreeMap<RelativePath, &str>, WriteError> {
    let mut wanted = BTreeMap::new();
    let mut folded = BTreeMap::new();
    for file in files {
        let path = RelativePath::new(&file.path)?;
        if let Some(other) = folded.insert(path.as_str().to_ascii_lowercase(), file.path.clone()) {
            return Err(WriteError::Collision(other, file.path.clone()));
        }
        wanted.insert(path, file.text.as_str());
    }
    Ok(wanted)
}

/// A folder that is a link could lead anywhere.
fn refuse_linked_folders(folder: &Path, wanted: &BTreeMap<RelativePath, &str>) -> Result<(), WriteError> {
    let inside: BTreeSet<&str> = wanted.keys().flat_map(RelativePath::ancestors).collect();
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match inside.into_iter().find(|part| is_link(&folder.join(part))) {
        Some(link) => Err(WriteError::OutsideFolder(link.to_owned())),
        None => Ok(()),
    }
}

fn compare(folder: &Path, relative: &RelativePath, after: &str) -> Result<Option<ChangeKind>, WriteError> {
    let path = &relative.in_folder(folder);
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => return Err(WriteError::OutsideFolder(relative.to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Some(ChangeKind::Create { after: after.to_owned() }));
        }
        Ok(_) | Err(_) => {}
    }
    let before = read(path)?;
    let text = String::from_utf8_lossy(&before);
    if text == after || text.replace("\r\n", "\n") == after {
        return Ok(None);
    }
    if !is_generated(&before) {
        return Err(WriteError::InTheWay(path.to_owned()));
    }
    Ok(Some(ChangeKind::Update { before: text.into_owned(), after: after.to_owned() }))
}

/// Generated files that are not wanted any more, in those top folders that generated files live in now (`src`); a user's `examples` or `tests` are never searched.
fn generated_before(folder: &Path, wanted: &BTreeMap<RelativePath, &str>) -> Result<Vec<RelativePath>, WriteError> {
    let tops: BTreeSet<&str> = wanted.keys().filter_map(|path| path.ancestors().next()).collect();
    let mut found = Vec::new();
    let mut folders: Vec<String> = tops.into_iter().map(str::to_owned).collect();
    while let Some(inside) = folders.pop() {
        for entry in entries(&folder.join(&inside))? {
            let path = format!("{inside}/{}", entry.0);
            if entry.1.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(relative) = RelativePath::new(&path) else { continue };
            let is_left = entry.1.is_file() && !wanted.contains_key(&relative);
            if is_left && is_generated(&read(&folder.join(&path))?) {
                found.push(relative);
            }
        }
    }
    Ok(found)
}

/// Names and kinds of what is in a folder, links not followed; nothing for a folder that is not there, or for names that no generated file has.
fn entries(folder: &Path) -> Result<Vec<(String, fs::FileType)>, WriteError> {
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(WriteError::io("list", folder)(error)),
    };
    let mut entries = Vec::new();
    for entry in listing {
        let entry = entry.map_err(WriteError::io("list", folder))?;
        if let Ok(name) = entry.file_name().into_string() {
            entries.push((name, entry.file_type().map_err(WriteError::io("list", folder))?));
        }
    }
    Ok(entries)
}

fn read(path: &Path) -> Result<Vec<u8>, WriteError> {
    fs::read(path).map_err(WriteError::io("read", path))
}
