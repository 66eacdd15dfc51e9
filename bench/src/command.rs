//! The command line.
//!
//! In: arguments. Out: what the subcommand prints. It must not measure itself.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::{counts, peers};

/// What to do, and how much of it.
#[derive(Debug)]
pub(crate) struct Options {
    /// How often each figure is taken.
    pub(crate) runs: usize,
    /// How many structs the API has.
    pub(crate) structs: usize,
    /// Where the crates are written and built.
    pub(crate) folder: PathBuf,
    /// The styles to measure, by name; all if empty.
    pub(crate) only: Vec<String>,
    /// Whether compilation is measured, and whether decoding is.
    pub(crate) parts: Vec<String>,
}

const USAGE: &str = "usage: clientwright-bench styles [--runs N] [--structs N] [--folder DIR] [--only STYLE]... [--part compile|user|wire]...
       clientwright-bench openapi [--structs N]";

/// Runs a command.
pub fn main() -> ExitCode {
    if let Some(code) = clientwright_measure::as_rustc() {
        return code;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((command, rest)) = arguments.split_first() {
        match (command.as_str(), rest) {
            ("peers", rest) => {
                return finish(peers::parse(rest).ok_or_else(usage).and_then(|options| peers::peers(&options)));
            }
            ("counts", rest) => return finish(counts::run(rest)),
            ("workload", [name]) => return finish(counts::workload(name)),
            _ => {}
        }
    }
    finish(match parse(&arguments) {
        Some(("styles", options)) => crate::run::styles(&options),
        Some(("openapi", options)) => Ok(crate::openapi::document(&crate::api::synthetic(options.structs))),
        _ => Err(usage()),
    })
}

fn usage() -> Box<dyn Error> {
    format!("{USAGE}\n       {}\n       {}", peers::USAGE, counts::USAGE).into()
}

fn finish(done: Result<String, Box<dyn Error>>) -> ExitCode {
    match done {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Option<(&str, Options)> {
    let (command, mut rest) = arguments.split_first()?;
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/styles");
    let mut options = Options { runs: 3, structs: 500, folder, only: Vec::new(), parts: Vec::new() };
    while let [name, value, others @ ..] = rest {
        match name.as_str() {
            "--runs" => options.runs = value.parse().ok()?,
            "--structs" => options.structs = value.parse().ok()?,
            "--folder" => options.folder = value.into(),
            "--only" => options.only.push(value.clone()),
            "--part" => options.parts.push(value.clone()),
            _ => return None,
        }
        rest = others;
    }
    rest.is_empty().then_some((command, options))
}

#[expect(clippy::print_stdout, reason = "the result of the program")]
fn say(text: &str) {
    println!("{text}");
}

/// A line about progress or a failure.
#[expect(clippy::print_stderr, reason = "a line for the person who waits")]
pub(crate) fn tell(text: &str) {
    eprintln!("{text}");
}
