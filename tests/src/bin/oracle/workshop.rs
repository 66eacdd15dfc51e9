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
use clientwright_tests::package::{self, CRATE, remove_sources};

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
        Ok(Self { folder: package::prepare(folder)? })
    }

    /// Writes a client in the place of the last one.
    pub(crate) fn put(&self, files: &[GeneratedFile], manifest: &Manifest) -> io::Result<()> {
        fs::write(self.folder.join("Cargo.toml"), manifest_text(manifest))?;
        remove_sources(&self.folder)?;
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

/// Nobody looks at the program in a debugger, and nothing of it is built twice.
fn manifest_text(manifest: &Manifest) -> String {
    format!("{}\n[profile.dev]\ndebug = 0\nincremental = false\n", package::manifest(manifest))
}
