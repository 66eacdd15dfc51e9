//! The CPU time and memory of rustc for one crate.
//!
//! Cargo calls this program in the place of rustc, for each crate; it runs rustc as its only child, asks the system what that
//! child used, and adds a line to a log. So what other processes do at the same time is not counted.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// The variable that names the log, and by that says that this program stands for rustc.
pub(crate) const LOG: &str = "CLIENTWRIGHT_BENCH_LOG";

/// The variable that names what is run, where no `--crate-name` does.
const NAME: &str = "CLIENTWRIGHT_BENCH_NAME";

/// What a rustc used.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    /// User and system time, in seconds.
    pub(crate) seconds: f64,
    /// The peak of the resident set, in MB.
    pub(crate) megabytes: f64,
}

/// Runs rustc with these arguments and logs what it used.
pub(crate) fn wrapped(arguments: &[String], log: &Path) -> ExitCode {
    let Some((rustc, arguments)) = arguments.split_first() else { return ExitCode::FAILURE };
    let name = std::env::var(NAME).ok();
    let Ok(status) = Command::new(rustc).args(arguments).env_remove(LOG).env_remove(NAME).status() else {
        return ExitCode::FAILURE;
    };
    let name = name.as_ref().or(arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1));
    if let (Some(name), Ok(usage)) = (name, getrusage(UsageWho::RUSAGE_CHILDREN)) {
        let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
        let line = format!("{name} {microseconds} {}\n", usage.max_rss());
        let written =
            fs::File::options().append(true).create(true).open(log).and_then(|mut log| log.write_all(line.as_bytes()));
        if written.is_err() {
            return ExitCode::FAILURE;
        }
    }
    if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs cargo in `folder`; what rustc used for `crate_name`, if it was compiled.
pub(crate) fn cargo(folder: &Path, arguments: &[&str], crate_name: &str) -> Result<Option<Usage>, Box<dyn Error>> {
    let log = folder.join("usage.log");
    fs::write(&log, "")?;
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(folder)
        .env("RUSTC_WRAPPER", std::env::current_exe()?)
        .env(LOG, &log)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()?;
    if !output.status.success() {
        return Err(format!("cargo {arguments:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(fs::read_to_string(&log)?.lines().filter_map(|line| usage(line, crate_name)).next_back())
}

/// Runs any program in `folder`; what it used, all in all.
pub(crate) fn command(folder: &Path, command: &[String]) -> Result<Usage, Box<dyn Error>> {
    let log = folder.join("usage.log");
    fs::write(&log, "")?;
    let mut wrapper = Command::new(std::env::current_exe()?);
    let output = wrapper.args(command).current_dir(folder).env(LOG, &log).env(NAME, "program").output()?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(words.into());
    }
    let usage = fs::read_to_string(&log)?.lines().filter_map(|line| usage(line, "program")).next_back();
    usage.ok_or_else(|| "nothing was measured".into())
}

fn usage(line: &str, crate_name: &str) -> Option<Usage> {
    let mut parts = line.split(' ');
    if parts.next()? != crate_name {
        return None;
    }
    let (microseconds, kilobytes): (f64, f64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Usage { seconds: microseconds / 1e6, megabytes: kilobytes / 1024.0 })
}
