//! `clientwright generate`.

use crate::write::{ChangeKind, Plan, apply};

use super::arguments::Selection;
use super::prepare::prepare;
use super::show::Reporter;
use super::target::{Target, targets};
use super::{Exit, Terminal};

/// Generates the crates that are meant; one that fails does not keep the others from being written.
pub(super) fn generate(terminal: &mut Terminal<'_>, reporter: &mut Reporter, selection: Selection) -> Exit {
    let targets = match targets(terminal, selection) {
        Ok(targets) => targets,
        Err(message) => {
            terminal.error(message);
            return Exit::Usage;
        }
    };
    targets.iter().map(|target| generate_one(terminal, reporter, target)).max().unwrap_or(Exit::Clean)
}

fn generate_one(terminal: &mut Terminal<'_>, reporter: &mut Reporter, target: &Target) -> Exit {
    let plan = match prepare(terminal, reporter, target) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    if let Err(error) = apply(&plan) {
        terminal.error(error);
        return Exit::Usage;
    }
    let summary = summary(&plan);
    let line = format!("{}: {summary}", terminal.shown(&target.folder));
    reporter.say(terminal, line);
    Exit::Clean
}

fn summary(plan: &Plan) -> String {
    let removed = plan.changes.iter().filter(|change| change.kind == ChangeKind::Remove).count();
    match (plan.changes.len() - removed, removed) {
        (0, 0) => "up to date".to_owned(),
        (written, 0) => format!("{written} files written"),
        (written, removed) => format!("{written} files written, {removed} removed"),
    }
}
