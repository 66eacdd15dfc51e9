//! The documentation of a generated crate: what rustdoc says of it, and examples that it takes for tests.

use std::io;
use std::process::Output;

use clientwright_measure::{Limits, Usage, command};
use clientwright_tests::messages::read;
use clientwright_tests::package::CRATE;

use crate::compile::{Compiled, Tool};
use crate::outcome::Outcome;
use crate::scratch::Scratch;

/// Documents what is in the scratch folder, all features on. Nothing of a description is an example to be run, so each counts as an error.
pub(crate) fn document(scratch: &Scratch, limits: Limits) -> io::Result<Compiled> {
    let documented = cargo(scratch, &["doc", "-q", "--no-deps", "--all-features", "--message-format=json"], limits)?;
    let mut messages = read(&documented.stdout, CRATE);
    let tested = cargo(scratch, &["test", "-q", "--doc", "--all-features"], limits)?;
    let doctests = doctests(&String::from_utf8_lossy(&tested.stdout));
    if let Some(count @ 1..) = doctests {
        messages.errors += count;
        messages.codes.insert("doctest".to_owned(), count);
        messages.first = format!("{count} doctests");
    }
    let is_done = documented.status.success() && tested.status.success() && doctests.is_some();
    let outcome = match (messages.errors, messages.warnings, is_done) {
        (0, 0, true) => Outcome::Ok,
        (0, 0, false) => Outcome::Crash,
        (0, _, _) => Outcome::Warnings,
        _ => Outcome::Errors,
    };
    if outcome == Outcome::Crash {
        let said = if documented.status.success() { &tested } else { &documented };
        messages.first = String::from_utf8_lossy(&said.stderr).lines().next().unwrap_or("no last words").to_owned();
    }
    Ok(Compiled { tool: Tool::Docs, outcome, messages, usage: Usage::default() })
}

fn cargo(Scratch { folder, target }: &Scratch, arguments: &[&str], limits: Limits) -> io::Result<Output> {
    command("cargo", limits).args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target).output()
}

/// How many tests were run; `None` when it does not say.
fn doctests(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.strip_prefix("running ")?.split(' ').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::doctests;

    #[test]
    fn tests_in_the_documentation_are_counted() {
        assert_eq!(doctests("\nrunning 0 tests\n\ntest result: ok. 0 passed"), Some(0));
        assert_eq!(doctests("\nrunning 12 tests\n"), Some(12));
        assert_eq!(doctests("error: no library"), None);
    }
}
