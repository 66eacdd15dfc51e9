//! From arguments to rows.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::arguments::{self, Arguments, Task};
use crate::compile::{Compiled, compile};
use crate::outcome::Outcome;
use crate::row::Row;
use crate::scratch::Scratch;
use crate::{one, supervise, table};
use clientwright_tests::complaint::exit_code;
use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::jobs::rows;

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    if let Some(code) = clientwright_measure::as_rustc() {
        return code;
    }
    let result = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Task::One { description, output }) => Ok(one::one(&description, output.as_deref())),
        Ok(Task::All(arguments)) => all(&arguments),
        Err(message) => Err(format!("{message}\n\n{}", arguments::USAGE)),
    };
    exit_code(result)
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let all = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let descriptions: Vec<Description> = all.into_iter().step_by(arguments.every.get()).collect();
    let temporary = tempfile::tempdir().map_err(|error| error.to_string())?;
    let scratch = arguments.scratch.as_deref().unwrap_or(temporary.path());
    let rows = run(&descriptions, arguments, scratch)?;
    table::print(&rows, &arguments.tools).map_err(|error| error.to_string())?;
    if let Some(report) = &arguments.report {
        let text = table::tsv(&rows, &arguments.tools);
        std::fs::write(report, text).map_err(|error| format!("`{}`: {error}", report.display()))?;
    }
    Ok(if rows.iter().any(Row::is_failure) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A row for each description.
fn run(descriptions: &[Description], arguments: &Arguments, scratch: &Path) -> Result<Vec<Row>, String> {
    let prepare = |job: usize| prepare(arguments, scratch.join(format!("job-{job}")));
    let name: fn(&Description) -> &str = |description| &description.name;
    rows(descriptions, arguments.jobs, name, prepare, |description, scratch| {
        row(description, arguments, scratch.as_ref())
    })
}

/// The folder of a job, when anything is to be compiled.
fn prepare(arguments: &Arguments, folder: PathBuf) -> Result<Option<Scratch>, String> {
    if arguments.tools.is_empty() {
        return Ok(None);
    }
    let scratch = Scratch::prepare(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    Ok(Some(scratch))
}

fn row(description: &Description, arguments: &Arguments, scratch: Option<&Scratch>) -> Result<Row, String> {
    let output = scratch.map(|scratch| scratch.folder.as_path());
    let (said, mut note) = supervise::supervise(description, output, &arguments.limits)?;
    let mut compiled = Vec::new();
    if let Some(scratch) = scratch.filter(|_| said.outcome == Outcome::Ok) {
        compiled = compile_all(scratch, arguments).map_err(|error| format!("`{}`: {error}", description.name))?;
    }
    if let Some(unclean) = compiled.iter().find(|compiled| compiled.outcome != Outcome::Ok) {
        note.clone_from(&unclean.messages.first);
    }
    Ok(Row { name: description.name.clone(), said, compiled, note })
}

fn compile_all(scratch: &Scratch, arguments: &Arguments) -> std::io::Result<Vec<Compiled>> {
    let compiled = arguments.tools.iter().map(|tool| compile(scratch, *tool, arguments.rustc)).collect();
    scratch.clean()?;
    compiled
}
