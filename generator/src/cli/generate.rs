//! `clientwright generate`.

use crate::write::{ChangeKind, Plan, apply};

use super::arguments::{Format, Selection};
use super::prepare::prepare;
use super::target::{Target, targets};
use super::{Exit, Terminal};

/// Generates the crates that are meant; one that fails does not keep the others from being written.
pub(super) fn generate(terminal: &mut Terminal<'_>, format: Format, selection: Selection) -> Exit {
    let targets = match targets(terminal, selection) {
        Ok(targets) => targets,
        Err(message) => {
            terminal.error(message);
            return Exit::Usage;
        }
    };
    targets.iter().map(|target| generate_one(terminal, format, target)).max().unwrap_or(Exit::Clean)
}

fn generate_one(terminal: &mut Terminal<'_>, format: Format, target: &Target) -> Exit {
    let plan = match prepare(terminal, format, target) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    if let Err(error) = apply(&plan) {
        terminal.error(error);
        return Exit::Usage;
    }
    let summary = summary(&plan);
    terminal.report(format_args!("{}: {summary}", terminal.shown(&target.folder)));
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
