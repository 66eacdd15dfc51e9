//! Instructions of a process, by valgrind.

use std::error::Error;
use std::process::Command;

/// Instructions that a command executes, program and arguments, all threads together.
pub(crate) fn instructions(command: &[String]) -> Result<u64, Box<dyn Error>> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).args(command);
    let output = valgrind.output().map_err(|error| format!("valgrind, which counts instructions: {error}"))?;
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(format!("{command:?} failed:\n{words}").into());
    }
    let collected = words.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    collected.ok_or_else(|| format!("valgrind said nothing of instructions:\n{words}").into())
}
