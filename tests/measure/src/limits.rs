//! Limits of processes.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::process::Command;

/// Limits of each process that a command leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// CPU time in seconds; 0 for none.
    pub seconds: u64,
    /// Address space in MB; 0 for none.
    pub megabytes: u64,
}

/// A command under limits. A shell sets them, since the standard library cannot; where there is no such shell (not Unix), nothing does.
pub fn command(program: impl AsRef<OsStr>, limits: Limits) -> Command {
    let Limits { seconds, megabytes } = limits;
    let mut script = String::new();
    if seconds > 0 {
        _ = write!(script, "ulimit -t {seconds} && ");
    }
    if megabytes > 0 {
        _ = write!(script, "ulimit -v {} && ", megabytes.saturating_mul(1024));
    }
    if script.is_empty() || !cfg!(unix) {
        return Command::new(program);
    }
    script.push_str("exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(program);
    shell
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn limits_of(limits: Limits) -> String {
        let output = command("sh", limits).args(["-c", "ulimit -t; ulimit -v"]).output();
        let stdout = output.map(|output| output.stdout).unwrap_or_default();
        String::from_utf8_lossy(&stdout).into_owned()
    }

    #[test]
    fn the_process_has_the_limits() {
        assert_eq!(limits_of(Limits { seconds: 7, megabytes: 512 }), "7\n524288\n");
        assert_eq!(limits_of(Limits { seconds: 7, megabytes: 0 }).lines().next(), Some("7"));
    }
}
