//! A run of any program, measured.

use std::path::Path;
use std::process::{Command, Output};
use std::{fs, io};

use crate::usage::{Usage, last_of};
use crate::wrapper::{LOG, NAME};

/// Runs a command, program and arguments, in a folder; its output, and what it used all in all.
///
/// # Errors
/// When a file or a process cannot be made.
pub fn measured(folder: &Path, command: &[String]) -> io::Result<(Output, Option<Usage>)> {
    let log = folder.join("usage.log");
    fs::write(&log, "")?;
    let mut wrapper = Command::new(std::env::current_exe()?);
    let output = wrapper.args(command).current_dir(folder).env(LOG, &log).env(NAME, "program").output()?;
    Ok((output, last_of(&fs::read_to_string(&log)?, "program")))
}
