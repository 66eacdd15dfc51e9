//! From arguments to rows.

use std::path::Path;
use std::process::ExitCode;

use clientwright_tests::complaint::exit_code;
use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::jobs::rows;

use crate::arguments::{self, Arguments, Oracle};
use crate::described::describe;
use crate::report::Report;
use crate::row::Row;
use crate::suite::{SuiteFile, suite_files};
use crate::workshop::Workshop;
use crate::{examples, instances, suite, table, unions};

/// Stages recurse as deep as a description nests.
const STACK: usize = 256 << 20;

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result =
        arguments::parse(std::env::args_os().skip(1)).map_err(|message| format!("{message}\n\n{}", arguments::USAGE));
    exit_code(result.and_then(|arguments| all(&arguments)))
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    if arguments.oracle == Oracle::Unions {
        return unions::all(arguments);
    }
    let subjects = subjects(arguments)?;
    let temporary = tempfile::tempdir().map_err(|error| error.to_string())?;
    let scratch = arguments.scratch.as_deref().unwrap_or(temporary.path());
    let rows = run(&subjects, arguments, scratch)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    let good = rows.iter().all(|row| row.broken.is_none()) && table::total(&rows).rate() >= LIMIT;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The smallest share of values that must come back equal.
const LIMIT: f64 = 0.98;

/// What a row is about.
enum Subject {
    Description(Description),
    SuiteFile(SuiteFile),
}

impl Subject {
    fn name(&self) -> &str {
        match self {
            Self::Description(description) => &description.name,
            Self::SuiteFile(file) => &file.name,
        }
    }
}

fn subjects(arguments: &Arguments) -> Result<Vec<Subject>, String> {
    let (folder, only) = (&arguments.folder, arguments.only.as_deref());
    Ok(match arguments.oracle {
        Oracle::Suite => suite_files(folder, only)?.into_iter().map(Subject::SuiteFile).collect(),
        Oracle::Examples | Oracle::Instances | Oracle::Unions => {
            descriptions(folder, only)?.into_iter().map(Subject::Description).collect()
        }
    })
}

/// A row for each subject.
fn run(subjects: &[Subject], arguments: &Arguments, scratch: &Path) -> Result<Vec<Row>, String> {
    let report = Report::create(arguments.report.as_deref())?;
    let prepare = |job: usize| {
        let folder = scratch.join(format!("job-{job}"));
        Workshop::prepare(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))
    };
    rows(subjects, arguments.jobs, Subject::name, prepare, |subject, workshop| {
        let row = row(subject, arguments, workshop)?;
        report.add(&row)?;
        Ok(row)
    })
}

/// The row of a subject; a panic on the way is one too.
fn row(subject: &Subject, arguments: &Arguments, workshop: &Workshop) -> Result<Row, String> {
    let name = subject.name().to_owned();
    let check = || {
        let mut row = Row { name: name.clone(), ..Row::default() };
        row.broken = checked(subject, arguments, workshop, &mut row).err();
        row
    };
    let broken = Some("panicked".to_owned());
    Ok(with_room(check)?.unwrap_or_else(|| Row { name: name.clone(), broken, ..Row::default() }))
}

/// Does this where there is room to recurse; `None` when it panicked.
pub(crate) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> Result<Option<T>, String> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        Ok(thread.map_err(|error| error.to_string())?.join().ok())
    })
}

fn checked(subject: &Subject, arguments: &Arguments, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    match subject {
        Subject::SuiteFile(file) => suite::row(file, workshop, row),
        Subject::Description(description) => {
            let described = describe(description)?;
            workshop.put(&described.files, &described.manifest).map_err(|error| error.to_string())?;
            if arguments.oracle == Oracle::Instances {
                instances::row(&described, workshop, arguments.time, row)
            } else {
                examples::row(&described, workshop, row)
            }
        }
    }
}
