//! From arguments to rows.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::progress::Progress;

use crate::arguments::{self, Arguments, Oracle};
use crate::described::describe;
use crate::row::Row;
use crate::workshop::Workshop;
use crate::{examples, table};

/// The smallest share of values that must come back equal.
const LIMIT: f64 = 0.98;
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
    let descriptions = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let temporary = tempfile::tempdir().map_err(|error| error.to_string())?;
    let scratch = arguments.scratch.as_deref().unwrap_or(temporary.path());
    let rows = run(&descriptions, arguments, scratch)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    if let Some(report) = &arguments.report {
        std::fs::write(report, table::tsv(&rows)).map_err(|error| format!("`{}`: {error}", report.display()))?;
    }
    let good = rows.iter().all(|row| row.broken.is_none()) && table::total(&rows).rate() >= LIMIT;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs them on as many threads as there are jobs; rows come in the order of the descriptions.
fn run(descriptions: &[Description], arguments: &Arguments, scratch: &Path) -> Result<Vec<Row>, String> {
    let progress = Progress::new(descriptions.len());
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    let work = |job: usize| -> Result<(), String> {
        let folder = scratch.join(format!("job-{job}"));
        let workshop = Workshop::prepare(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
        while let Some((index, description)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            descriptions.get(index).map(|description| (index, description))
        } {
            let row = row(description, arguments.oracle, &workshop)?;
            progress.step(&row.name);
            rows.lock().map_err(|error| error.to_string())?.push((index, row));
        }
        Ok(())
    };
    let jobs = arguments.jobs.get().min(descriptions.len());
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

/// The row of a description; a panic on the way is one too.
fn row(description: &Description, oracle: Oracle, workshop: &Workshop) -> Result<Row, String> {
    let check = || {
        let mut row = Row { name: description.name.clone(), ..Row::default() };
        row.broken = checked(description, oracle, workshop, &mut row).err();
        row
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, check);
        let joined = thread.map_err(|error| error.to_string())?.join();
        let crashed = |_| Row { name: description.name.clone(), broken: Some("panicked".to_owned()), ..Row::default() };
        Ok(joined.unwrap_or_else(crashed))
    })
}

fn checked(description: &Description, oracle: Oracle, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    let described = describe(&description.entry)?;
    workshop.put(&described.files).map_err(|error| error.to_string())?;
    match oracle {
        Oracle::Examples => examples::row(&described, workshop, row),
    }
}
