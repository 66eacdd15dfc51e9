//! From arguments to rows.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::progress::Progress;

use crate::arguments::{self, Arguments, Oracle};
use crate::described::describe;
use crate::report::Report;
use crate::row::Row;
use crate::suite::{SuiteFile, suite_files};
use crate::workshop::Workshop;
use crate::{examples, instances, suite, table};

/// Stages recurse as deep as a description nests.
const STACK: usize = 256 << 20;

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result =
        arguments::parse(std::env::args_os().skip(1)).map_err(|message| format!("{message}\n\n{}", arguments::USAGE));
    result.and_then(|arguments| all(&arguments)).unwrap_or_else(|message| {
        table::complain(&format!("error: {message}"));
        ExitCode::from(2)
    })
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let subjects = subjects(arguments)?;
    let temporary = tempfile::tempdir().map_err(|error| error.to_string())?;
    let scratch = arguments.scratch.as_deref().unwrap_or(temporary.path());
    let rows = run(&subjects, arguments, scratch)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    let good = rows.iter().all(|row| row.broken.is_none()) && table::total(&rows).rate() >= limit(arguments.oracle);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The smallest share of values that must come back equal.
const fn limit(oracle: Oracle) -> f64 {
    match oracle {
        Oracle::Examples | Oracle::Instances | Oracle::Suite => 0.98,
    }
}

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
        Oracle::Examples | Oracle::Instances => {
            descriptions(folder, only)?.into_iter().map(Subject::Description).collect()
        }
    })
}

/// Runs them on as many threads as there are jobs; rows come in the order of the subjects.
fn run(subjects: &[Subject], arguments: &Arguments, scratch: &Path) -> Result<Vec<Row>, String> {
    let progress = Progress::new(subjects.len());
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    let report = Report::create(arguments.report.as_deref())?;
    let work = |job: usize| -> Result<(), String> {
        let folder = scratch.join(format!("job-{job}"));
        let workshop = Workshop::prepare(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
        while let Some((index, subject)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            subjects.get(index).map(|subject| (index, subject))
        } {
            let row = row(subject, arguments.oracle, &workshop)?;
            progress.step(&row.name);
            report.add(&row)?;
            rows.lock().map_err(|error| error.to_string())?.push((index, row));
        }
        Ok(())
    };
    let jobs = arguments.jobs.get().min(subjects.len());
    std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..jobs).map(|job| scope.spawn(move || work(job))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    progress.finish();
    let mut rows = rows.into_inner().map_err(|error| error.to_string())?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The row of a subject; a panic on the way is one too.
fn row(subject: &Subject, oracle: Oracle, workshop: &Workshop) -> Result<Row, String> {
    let check = || {
        let mut row = Row { name: subject.name().to_owned(), ..Row::default() };
        row.broken = checked(subject, oracle, workshop, &mut row).err();
        row
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, check);
        let joined = thread.map_err(|error| error.to_string())?.join();
        let broken = Some("panicked".to_owned());
        Ok(joined.unwrap_or_else(|_| Row { name: subject.name().to_owned(), broken, ..Row::default() }))
    })
}

fn checked(subject: &Subject, oracle: Oracle, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    match (subject, oracle) {
        (Subject::SuiteFile(file), _) => suite::row(file, workshop, row),
        (Subject::Description(description), oracle) => {
            let described = describe(&description.entry)?;
            workshop.put(&described.files, &described.manifest).map_err(|error| error.to_string())?;
            match oracle {
                Oracle::Instances => instances::row(&described, workshop, row),
                Oracle::Examples | Oracle::Suite => examples::row(&described, workshop, row),
            }
        }
    }
}
