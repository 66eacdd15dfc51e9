//! Where one job compiles one generated crate after the other.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use clientwright::render::Manifest;
use clientwright_measure::{Build, Limits, run};

/// The name of every crate: dependencies are built once, and what was built for the last crate is found and removed.
pub(crate) const CRATE: &str = "client";

/// A package of its own workspace, and its target folder.
pub(crate) struct Scratch {
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
}

impl Scratch {
    /// Makes the folder, and builds what every generated crate depends on.
    pub(crate) fn prepare(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        let scratch = Self { target: folder.join("target"), folder };
        scratch.empty()?;
        // The versions that the project itself is tested with.
        fs::copy(repository().join("Cargo.lock"), scratch.folder.join("Cargo.lock"))?;
        let features = vec![("serde".to_owned(), vec!["clientwright-runtime/serde".to_owned()])];
        let empty = Manifest { features, ..Manifest::default() };
        fs::write(scratch.folder.join("Cargo.toml"), manifest(&empty))?;
        fs::create_dir_all(scratch.folder.join("src"))?;
        fs::write(scratch.folder.join("src/lib.rs"), "")?;
        let arguments = &["check", "-q", "--all-features"];
        let Self { folder, target } = &scratch;
        let built = run(&Build { folder, target, arguments, crate_name: CRATE, limits: Limits::default() })?;
        if !built.output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&built.output.stderr)));
        }
        scratch.clean()?;
        Ok(scratch)
    }

    /// Removes the last crate, and what was built for it.
    pub(crate) fn clean(&self) -> io::Result<()> {
        let Self { folder, target } = self;
        let arguments = ["clean", "-q", "-p", CRATE];
        let output =
            Command::new("cargo").args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target).output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr)));
        }
        self.empty()
    }

    fn empty(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.folder.join("src")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// The manifest of a generated crate that is compiled as it stands: the runtime is this repository's, without a transport, which generated
/// code does not name.
pub(crate) fn manifest(manifest: &Manifest) -> String {
    let runtime = repository().join("runtime");
    format!(
        "[package]\nname = {CRATE:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         clientwright-runtime = {{ path = {:?}, default-features = false }}\n\n[features]\n{}",
        runtime.display().to_string(),
        manifest.features_table()
    )
}

fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
