//! A run of cargo, measured.

use std::path::Path;
use std::process::Output;
use std::{fs, io};

use crate::limits::{Limits, command};
use crate::usage::{Usage, last_of};
use crate::wrapper::LOG;

/// What to run.
#[derive(Clone, Copy, Debug)]
pub struct Build<'a> {
    /// Where the package or workspace is.
    pub folder: &'a Path,
    /// The target folder.
    pub target: &'a Path,
    /// Arguments of cargo, the subcommand first.
    pub arguments: &'a [&'a str],
    /// Whose rustc is measured.
    pub crate_name: &'a str,
    /// Limits of cargo and of every rustc.
    pub limits: Limits,
}

/// How it went.
#[derive(Debug)]
pub struct Built {
    /// Cargo's status, output and messages.
    pub output: Output,
    /// What rustc used for the crate; `None` when it was not compiled.
    pub usage: Option<Usage>,
}

/// Runs cargo, never incrementally.
///
/// # Errors
/// When a file or a process cannot be made. What cargo says of the packages is in the result.
pub fn run(build: &Build<'_>) -> io::Result<Built> {
    let log = build.target.join("usage.log");
    fs::create_dir_all(build.target)?;
    fs::write(&log, "")?;
    let output = command("cargo", build.limits)
        .args(build.arguments)
        .current_dir(build.folder)
        .env("RUSTC_WRAPPER", std::env::current_exe()?)
        .env(LOG, &log)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", build.target)
        .output()?;
    Ok(Built { output, usage: last_of(&fs::read_to_string(&log)?, build.crate_name) })
}
