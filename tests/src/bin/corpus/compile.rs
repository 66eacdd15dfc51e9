//! Compiles a generated crate and says how that went.

use std::io;

use clientwright_measure::{Build, Built, Limits, Usage, run};

use crate::docs::document;
use crate::features::compile_each;
use crate::outcome::Outcome;
use crate::scratch::Scratch;
use clientwright_tests::messages::{Messages, read};
use clientwright_tests::package::CRATE;

/// How a crate is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tool {
    /// `cargo check`.
    Check,
    /// `cargo clippy` with `clippy::pedantic`.
    Clippy,
    /// `cargo check` with each feature of a tag alone, and with none.
    Features,
    /// `cargo doc`, and doctests, of which there must be none.
    Docs,
}

impl Tool {
    /// The name of its columns.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Features => "features",
            Self::Docs => "docs",
        }
    }
}

/// How a crate compiled.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    pub(crate) tool: Tool,
    /// [`Outcome::Ok`] when it would under `-D warnings`.
    pub(crate) outcome: Outcome,
    pub(crate) messages: Messages,
    /// What rustc used for this crate alone.
    pub(crate) usage: Usage,
}

/// Compiles what is in the scratch folder. Warnings are counted instead of denied, so that the first of them does not hide the rest.
pub(crate) fn compile(scratch: &Scratch, tool: Tool, limits: Limits) -> io::Result<Compiled> {
    let check = ["check", "-q", "--all-features", "--message-format=json"];
    let clippy = ["clippy", "-q", "--all-features", "--message-format=json", "--", "-W", "clippy::pedantic"];
    match tool {
        Tool::Check => compile_with(scratch, tool, &check, limits),
        Tool::Clippy => compile_with(scratch, tool, &clippy, limits),
        Tool::Features => compile_each(scratch, limits),
        Tool::Docs => document(scratch, limits),
    }
}

/// Compiles it with these arguments of cargo.
pub(crate) fn compile_with(scratch: &Scratch, tool: Tool, arguments: &[&str], limits: Limits) -> io::Result<Compiled> {
    let built = run(&Build { folder: &scratch.folder, target: &scratch.target, arguments, crate_name: CRATE, limits })?;
    let mut messages = read(&built.output.stdout, CRATE);
    let usage = built.usage.unwrap_or_default();
    let outcome = outcome(&built, &messages, usage, limits);
    if matches!(outcome, Outcome::Crash | Outcome::TimeOut) && messages.first.is_empty() {
        messages.first = last_words(&String::from_utf8_lossy(&built.output.stderr));
    }
    Ok(Compiled { tool, outcome, messages, usage })
}

fn outcome(built: &Built, messages: &Messages, usage: Usage, limits: Limits) -> Outcome {
    let success = built.output.status.success();
    // The system ends a process a little before or after its limit.
    #[expect(clippy::cast_precision_loss, reason = "a limit in seconds")]
    let at_limit = limits.seconds > 0 && usage.seconds >= limits.seconds as f64 * 0.95;
    match (messages.errors, messages.warnings, success) {
        // Nothing was compiled, so nothing is known of the crate.
        (0, 0, true) if built.usage.is_none() => Outcome::Crash,
        (0, 0, true) => Outcome::Ok,
        (0, _, true) => Outcome::Warnings,
        (0, _, false) if at_limit => Outcome::TimeOut,
        (0, _, false) => Outcome::Crash,
        (..) => Outcome::Errors,
    }
}

/// Why rustc ended without a message, from what stands on standard error.
fn last_words(said: &str) -> String {
    let telling = ["memory allocation", "panicked at", "ended by", "error"];
    let line = telling.iter().find_map(|words| said.lines().find(|line| line.contains(words)));
    line.unwrap_or("no last words").to_owned()
}
