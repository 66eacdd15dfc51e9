//! How a command says that it was used wrongly.

use std::io::{self, Write};
use std::process::ExitCode;

/// Says what is wrong.
pub fn complain(message: &str) {
    writeln!(io::stderr(), "{message}").ok();
}

/// The exit code: 2, and a complaint, when the command could not do its work.
pub fn exit_code(result: Result<ExitCode, String>) -> ExitCode {
    result.unwrap_or_else(|message| {
        complain(&format!("error: {message}"));
        ExitCode::from(2)
    })
}
