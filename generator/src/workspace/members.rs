//! Finds the packages of a workspace that ask for a client.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item};

use crate::config::Metadata;

use super::{Package, WorkspaceError};

/// A manifest with the spans of its parts.
struct Manifest {
    path: PathBuf,
    folder: PathBuf,
    document: Document<String>,
}

/// The packages with `[package.metadata.clientwright]` of the workspace that `start` is in, sorted by folder. The workspace is the nearest
/// manifest from `start` upwards that has `[workspace]`; without one, the nearest manifest stands alone. `members` may hold patterns,
/// `exclude` is respected. Path dependencies that `members` does not list are not searched.
///
/// # Errors
/// When there is no manifest, one cannot be read, or one says something that cannot be used.
pub fn members(start: &Path) -> Result<Vec<Package>, WorkspaceError> {
    let root = find_root(start)?;
    let mut members = Vec::new();
    for folder in member_folders(&root)? {
        let package = if folder == root.folder {
            read_package(&root)?
        } else {
            package_at(&folder)?.ok_or_else(|| no_package(&root, &folder))?
        };
        members.extend(Some(package).filter(|package| package.metadata.is_some()));
    }
    Ok(members)
}

/// The package whose manifest is in `folder`; `None` when there is no manifest.
///
/// # Errors
/// When the manifest cannot be read, or says something that cannot be used.
pub fn package_at(folder: &Path) -> Result<Option<Package>, WorkspaceError> {
    read_manifest(folder)?.map(|manifest| read_package(&manifest)).transpose()
}

fn no_package(root: &Manifest, folder: &Path) -> WorkspaceError {
    let message = format!("`workspace.members` leads to `{}`, which has no `Cargo.toml`", folder.display());
    WorkspaceError::manifest(&root.path, root.document.raw(), None, message)
}

fn find_root(start: &Path) -> Result<Manifest, WorkspaceError> {
    let mut nearest = None;
    for folder in start.ancestors() {
        if let Some(manifest) = read_manifest(folder)? {
            if manifest.document.get("workspace").is_some() {
                return Ok(manifest);
            }
            nearest = nearest.or(Some(manifest));
        }
    }
    nearest.ok_or_else(|| WorkspaceError::NoManifest(start.to_owned()))
}

fn read_manifest(folder: &Path) -> Result<Option<Manifest>, WorkspaceError> {
    let path = folder.join("Cargo.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WorkspaceError::Io(path, error)),
    };
    match Document::parse(text.clone()) {
        Ok(document) => Ok(Some(Manifest { path, folder: folder.to_owned(), document })),
        Err(error) => Err(WorkspaceError::toml(&path, &text, &error)),
    }
}

fn member_folders(root: &Manifest) -> Result<BTreeSet<PathBuf>, WorkspaceError> {
    let mut folders = BTreeSet::new();
    if root.document.get("package").is_some() {
        folders.insert(root.folder.clone());
    }
    for pattern in strings(root, "members") {
        folders.extend(expand(root, pattern)?);
    }
    let excluded: Vec<PathBuf> = strings(root, "exclude").map(|path| root.folder.join(path)).collect();
    folders.retain(|folder| !excluded.iter().any(|excluded| folder.starts_with(excluded)));
    Ok(folders)
}

fn strings<'a>(root: &'a Manifest, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let list = root.document.get("workspace").and_then(|workspace| workspace.get(key)).and_then(Item::as_array);
    list.into_iter().flatten().filter_map(toml_edit::Value::as_str)
}

/// The folders of a pattern. As cargo has it, a plain path must be there and a pattern finds what has a manifest.
fn expand(root: &Manifest, pattern: &str) -> Result<Vec<PathBuf>, WorkspaceError> {
    if !pattern.contains(['*', '?', '[']) {
        return Ok(vec![root.folder.join(pattern)]);
    }
    let escaped = glob::Pattern::escape(&root.folder.to_string_lossy());
    let found = glob::glob(&format!("{escaped}/{pattern}")).map_err(|error| {
        let message = format!("`{pattern}` in `workspace.members` is not a pattern: {error}");
        WorkspaceError::manifest(&root.path, root.document.raw(), None, message)
    })?;
    Ok(found.flatten().filter(|folder| folder.join("Cargo.toml").is_file()).collect())
}

fn read_package(manifest: &Manifest) -> Result<Package, WorkspaceError> {
    let Manifest { path, folder, document } = manifest;
    let text = document.raw();
    let package = document.get("package");
    let Some(name) = package.and_then(|package| package.get("name")).and_then(Item::as_str) else {
        return Err(WorkspaceError::manifest(path, text, None, "`package.name` is missing"));
    };
    let table = package.and_then(|package| package.get("metadata")).and_then(|metadata| metadata.get("clientwright"));
    let mut metadata = table.map(Metadata::from_toml).transpose();
    if let Ok(Some(metadata)) = &mut metadata {
        metadata.spec = folder.join(&metadata.spec);
        metadata.config.root = metadata.config.root.take().map(|root| folder.join(root));
        metadata.config.name = Some(name.to_owned());
    }
    let metadata = metadata.map_err(|error| WorkspaceError::config(path, text, &error))?;
    Ok(Package { folder: folder.clone(), name: name.to_owned(), manifest: text.to_owned(), metadata })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn package(name: &str, spec: &str) -> String {
        format!("[package]\nname = '{name}'\n[package.metadata.clientwright]\nspec = '{spec}'\n")
    }

    fn names(start: &Path) -> Vec<String> {
        members(start).unwrap().into_iter().map(|member| member.name).collect()
    }

    #[test]
    fn finds_members_by_path_and_pattern_from_anywhere_inside() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        put(folder, "Cargo.toml", "[workspace]\nmembers = ['one', 'clients/*']\nexclude = ['clients/old']\n");
        put(folder, "one/Cargo.toml", &package("one", "../api.yaml"));
        put(folder, "clients/two/Cargo.toml", &package("two", "api.yaml"));
        put(folder, "clients/old/Cargo.toml", &package("old", "api.yaml"));
        put(folder, "clients/plain/Cargo.toml", "[package]\nname = 'plain'\n");
        put(folder, "clients/notes.txt", "no package");
        assert_eq!(names(folder), ["two", "one"]);
        assert_eq!(names(&folder.join("clients/two")), ["two", "one"]);
        let one = members(folder).unwrap().pop().unwrap();
        assert_eq!(one.metadata.unwrap().spec, folder.join("one/../api.yaml"));
    }

    #[test]
    fn a_package_without_a_workspace_stands_alone() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "Cargo.toml", &package("alone", "api.yaml"));
        put(folder.path(), "src/lib.rs", "");
        assert_eq!(names(&folder.path().join("src")), ["alone"]);
    }

    #[test]
    fn names_the_place_of_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "Cargo.toml", &(package("a", "api.yaml") + "colour = 1\n"));
        let message = members(folder.path()).unwrap_err().to_string();
        assert!(message.contains("Cargo.toml:5:1: unknown key `colour`"), "{message}");
        put(folder.path(), "Cargo.toml", "[package\n");
        assert!(members(folder.path()).unwrap_err().to_string().contains("Cargo.toml:1:"), "TOML error");
    }
}
