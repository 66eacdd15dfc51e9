//! Where one job compiles one generated crate after the other.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use clientwright::render::Manifest;
use clientwright_measure::{Build, Limits, run};
use clientwright_tests::package::{self, CRATE, manifest, remove_sources};

/// A package of its own workspace, and its target folder.
pub(crate) struct Scratch {
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
}

impl Scratch {
    /// Makes the folder, and builds what every generated crate depends on.
    pub(crate) fn prepare(folder: &Path) -> io::Result<Self> {
        let folder = package::prepare(folder)?;
        let scratch = Self { target: folder.join("target"), folder };
        remove_sources(&scratch.folder)?;
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
        remove_sources(folder)
    }
}
