//! A package in a workspace of its own where one generated client is built after the other.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clientwright::render::Manifest;

/// The name of every client: dependencies are built once, and what was built for the last client is found and removed.
pub const CRATE: &str = "client";

/// Makes the folder, with the versions that the project itself is tested with; gives its full path.
///
/// # Errors
/// When it cannot be made.
pub fn prepare(folder: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let folder = folder.canonicalize()?;
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// Removes the sources of the last client, when there are any.
///
/// # Errors
/// When they cannot be removed.
pub fn remove_sources(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder.join("src")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The manifest of a client that is built as it stands: the runtime is this repository's, without a transport, which generated code does not
/// name, with all that it may name.
pub fn manifest(manifest: &Manifest) -> String {
    let runtime = repository().join("runtime");
    format!(
        "[package]\nname = {CRATE:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         clientwright-runtime = {{ path = {:?}, default-features = false, features = [\"xml\"] }}\n\n[features]\n{}",
        runtime.display().to_string(),
        manifest.features_table()
    )
}

fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
