//! Runs cargo over rendered files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientwright::output::GeneratedFile;
use clientwright::render::Manifest;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The lints that generated code keeps.
const LINTS: &str = "[lints.rust]\nmissing_docs = \"warn\"\nunreachable_pub = \"warn\"\nrust_2018_idioms = { level = \"warn\", priority = -1 }\n\n[lints.clippy]\npedantic = { level = \"warn\", priority = -1 }\nunwrap_used = \"warn\"\npanic = \"warn\"\nindexing_slicing = \"warn\"\n";

/// A workspace with the repository's locked versions.
pub(crate) fn write_workspace(folder: &Path, members: &[&str]) {
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
}

fn write_manifest(folder: &Path, name: &str, features: &str) {
    let runtime = repository().join("runtime");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[features]\n{features}\n[dependencies]\nclientwright-runtime = {{ path = {runtime:?}, default-features = false, features = [\"xml\"] }}\n\n{LINTS}"
    );
    let source = folder.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).unwrap();
    }
    fs::create_dir_all(source).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
}

/// The files as a crate of their own.
pub(crate) fn write_crate(folder: &Path, files: &[GeneratedFile], manifest: &Manifest) {
    write_manifest(folder, "sample", &manifest.features_table());
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
}

/// A crate that includes the one file, two modules deep.
pub(crate) fn write_including_crate(folder: &Path, files: &[GeneratedFile]) {
    write_manifest(folder, "including", "");
    let root = "//! Includes a generated module.\n\n/// Outer.\npub mod outer {\n    /// Generated.\n    pub mod sample {\n        include!(\"sample.rs\");\n    }\n}\n";
    fs::write(folder.join("src/lib.rs"), root).unwrap();
    for file in files {
        fs::write(folder.join("src").join(&file.path), &file.text).unwrap();
    }
}

/// Runs cargo and fails with what it says. What several folders depend on is built once.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("compiled"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&output.stderr));
}
