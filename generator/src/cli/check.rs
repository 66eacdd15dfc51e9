//! `clientwright check`.

use crate::write::{Change, ChangeKind, first_difference};

use super::arguments::Selection;
use super::prepare::prepare;
use super::show::Reporter;
use super::target::{Target, targets};
use super::{Exit, Terminal};

/// Compares the crates that are meant with what `generate` would write.
pub(super) fn check(terminal: &mut Terminal<'_>, reporter: &mut Reporter, selection: Selection) -> Exit {
    let targets = match targets(terminal, selection) {
        Ok(targets) => targets,
        Err(message) => {
            terminal.error(message);
            return Exit::Usage;
        }
    };
    targets.iter().map(|target| check_one(terminal, reporter, target)).max().unwrap_or(Exit::Clean)
}

fn check_one(terminal: &mut Terminal<'_>, reporter: &mut Reporter, target: &Target) -> Exit {
    let plan = match prepare(terminal, reporter, target) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    for change in &plan.changes {
        let path = change.path.in_folder(&target.folder);
        let line = format!("stale: {}: {}", terminal.shown(&path), what(change));
        reporter.say(terminal, line);
    }
    if plan.changes.is_empty() {
        return Exit::Clean;
    }
    reporter.say(terminal, "help: run `clientwright generate`");
    Exit::Faults
}

fn what(change: &Change) -> String {
    match &change.kind {
        ChangeKind::Create { .. } => "is not there".to_owned(),
        ChangeKind::Remove => "is not generated any more".to_owned(),
        ChangeKind::Update { before, after } => match first_difference(before, after) {
            Some(difference) => format!("differs at {difference}"),
            None => "differs in line endings".to_owned(),
        },
    }
}
