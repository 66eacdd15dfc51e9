//! Where one job builds one client after the other, each with a program beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use std::{fs, io};

use clientwright::GeneratedFile;
use clientwright::render::Manifest;
use clientwright::write::{apply, plan};
use clientwright_measure::{Limits, command};
use clientwright_tests::messages::read;

/// The name of every client.
pub(crate) const CRATE: &str = "client";
/// The name of the program.
const PROGRAM: &str = "round_trip";
/// Limits of cargo and of every rustc.
const LIMITS: Limits = Limits { seconds: 600, megabytes: 12288 };

/// A package of its own workspace, and its target folder.
pub(crate) struct Workshop {
    pub(crate) folder: PathBuf,
}

impl Workshop {
    /// Makes the folder.
    pub(crate) fn prepare(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        // The versions that the project itself is tested with.
        fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder })
    }

    /// Writes a client in the place of the last one.
    pub(crate) fn put(&self, files: &[GeneratedFile], manifest: &Manifest) -> io::Result<()> {
        fs::write(self.folder.join("Cargo.toml"), manifest_text(manifest))?;
        let source = self.folder.join("src");
        match fs::remove_dir_all(&source) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        apply(&plan(&self.folder, files).map_err(io::Error::other)?).map_err(io::Error::other)
    }

    /// Builds a program beside the client; the inner error says why it cannot be.
    pub(crate) fn build(&self, program: &str) -> io::Result<Result<(), String>> {
        let folder = self.folder.join("src/bin");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{PROGRAM}.rs")), program)?;
        self.cargo(&["clean", "-q", "-p", CRATE])?;
        let output = self.cargo(&["build", "-q", "--message-format=json"])?;
        if output.status.success() {
            return Ok(Ok(()));
        }
        let messages = [CRATE, PROGRAM].map(|name| read(&output.stdout, name).first);
        let first = messages.into_iter().find(|message| !message.is_empty());
        let err = String::from_utf8_lossy(&output.stderr);
        Ok(Err(first.unwrap_or_else(|| err.lines().next().unwrap_or("cargo failed").to_owned())))
    }

    fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        let target = self.folder.join("target");
        command("cargo", LIMITS)
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", target)
            .stdin(Stdio::null())
            .output()
    }

    /// Runs the program with one argument.
    pub(crate) fn run(&self, argument: &Path, limit: Duration) -> io::Result<Output> {
        let limits = Limits { seconds: limit.as_secs(), megabytes: 4096 };
        let mut command: Command = command(self.folder.join("target/debug").join(PROGRAM), limits);
        command.arg(argument).stdin(Stdio::null()).output()
    }
}

fn manifest_text(manifest: &Manifest) -> String {
    let runtime = repository().join("runtime").display().to_string();
    let features = manifest.features_table();
    format!(
        "[package]\nname = {CRATE:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         clientwright-runtime = {{ path = {runtime:?}, default-features = false }}\n\n[features]\n{features}\n\
         [profile.dev]\ndebug = 0\nincremental = false\n"
    )
}

fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().unwrap_or(folder).to_owned()
}
