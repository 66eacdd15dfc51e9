//! This program in the place of rustc.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::usage::to_line;

/// The variable that names the log, and by that says that this program stands for rustc.
pub(crate) const LOG: &str = "CLIENTWRIGHT_MEASURE_LOG";

/// The variable that names what is run, where no `--crate-name` does.
pub(crate) const NAME: &str = "CLIENTWRIGHT_MEASURE_NAME";

/// Runs rustc when cargo called this program in the place of it, and logs what it used; `None` when somebody else called.
pub fn as_rustc() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    Some(wrapped(&arguments, Path::new(&log)).unwrap_or(ExitCode::FAILURE))
}

/// The first argument is rustc, or a program such as clippy that stands for it again.
fn wrapped(arguments: &[OsString], log: &Path) -> Option<ExitCode> {
    let (rustc, arguments) = arguments.split_first()?;
    let start = Instant::now();
    let status = Command::new(rustc).args(arguments).env_remove(LOG).env_remove(NAME).status().ok()?;
    let elapsed = start.elapsed().as_micros();
    let in_arguments = || arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1).cloned();
    let name = std::env::var_os(NAME).or_else(in_arguments);
    if let (Some(name), Ok(usage)) = (name, getrusage(UsageWho::RUSAGE_CHILDREN)) {
        let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
        let line = to_line(&name.to_string_lossy(), microseconds, usage.max_rss(), elapsed);
        let mut log = fs::File::options().append(true).create(true).open(log).ok()?;
        log.write_all(line.as_bytes()).ok()?;
    }
    if status.code().is_none() {
        // Cargo sees only that this program failed.
        writeln!(std::io::stderr(), "rustc ended by {status}").ok()?;
    }
    Some(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
