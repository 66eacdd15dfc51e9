//! Where one job builds one client after the other, each with the program that calls its operations.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::{fs, io};

use clientwright::config::Config;
use clientwright::diagnostics::Diagnostics;
use clientwright::generate;
use clientwright::write::{apply, plan};
use clientwright_measure::{Limits, command};
use clientwright_tests::descriptions::Description;
use clientwright_tests::messages::read;
use clientwright_tests::package::{self, CRATE, remove_sources};

/// The program.
const PROGRAM: &str = "exercise";
/// Limits of cargo and of every rustc.
const BUILD: Limits = Limits { seconds: 1800, megabytes: 16384 };
/// Limits of the program.
const RUN: Limits = Limits { seconds: 600, megabytes: 4096 };

/// A package of its own workspace, and its target folder.
pub(crate) struct Workshop {
    pub(crate) folder: PathBuf,
}

/// How a client was made.
pub(crate) enum Made {
    /// It has no more operations than are wanted, and is built.
    Built(usize),
    /// It has so many operations, and was not built.
    TooMany(usize),
}

impl Workshop {
    /// Makes the folder.
    pub(crate) fn prepare(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: package::prepare(folder)? })
    }

    /// Generates and builds a client with at most so many operations.
    pub(crate) fn make(&self, description: &Description, most: usize) -> Result<Made, String> {
        let mut diagnostics = Diagnostics::new();
        let mut config = Config::new();
        config.name = Some(CRATE.to_owned());
        config.exercise = true;
        let sources = description.load(&mut diagnostics).ok_or("it cannot be read")?;
        let generation = generate(&sources, &config);
        let manifest = generation.manifest.ok_or("it does not generate")?;
        if generation.generated == 0 {
            return Err("it has no operations".to_owned());
        }
        if generation.generated > most {
            return Ok(Made::TooMany(generation.generated));
        }
        // Nobody looks at the program in a debugger, and nothing of it is built twice.
        let manifest = format!("{}\n[profile.dev]\ndebug = 0\nincremental = false\n", package::manifest(&manifest));
        let told = |error: io::Error| error.to_string();
        fs::write(self.folder.join("Cargo.toml"), manifest).map_err(told)?;
        remove_sources(&self.folder).map_err(told)?;
        apply(&plan(&self.folder, &generation.files).map_err(|error| error.to_string())?)
            .map_err(|error| error.to_string())?;
        self.build()?;
        Ok(Made::Built(generation.generated))
    }

    fn build(&self) -> Result<(), String> {
        let told = |error: io::Error| error.to_string();
        self.cargo(&["clean", "-q", "-p", CRATE]).map_err(told)?;
        let arguments = ["build", "-q", "--message-format=json", "--features", PROGRAM, "--example", PROGRAM];
        let output = self.cargo(&arguments).map_err(told)?;
        let messages = [CRATE, PROGRAM].map(|name| read(&output.stdout, name));
        // A warning is a defect, too.
        if let Some(first) = messages.into_iter().map(|messages| messages.first).find(|first| !first.is_empty()) {
            return Err(first);
        }
        let err = String::from_utf8_lossy(&output.stderr);
        if output.status.success() { Ok(()) } else { Err(err.lines().next().unwrap_or("cargo failed").to_owned()) }
    }

    fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        command("cargo", BUILD)
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .stdin(Stdio::null())
            .output()
    }

    /// Calls every operation once, with the values of a seed; what the program printed.
    pub(crate) fn call(&self, address: &str, seed: u64) -> Result<String, String> {
        let program = self.folder.join("target/debug/examples").join(PROGRAM);
        let output = command(program, RUN).args([address, "--seed", &seed.to_string()]).stdin(Stdio::null()).output();
        let output = output.map_err(|error| error.to_string())?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        // The last line says that it came to its end.
        if printed.lines().last().is_some_and(|line| line.starts_with("total: ")) {
            return Ok(printed);
        }
        Err(format!("the program broke off: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}
