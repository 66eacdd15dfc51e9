//! From arguments to rows.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::arguments::{self, Arguments, Task};
use crate::descriptions::{Description, descriptions};
use crate::row::Row;
use crate::{one, supervise, table};

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Task::One(path)) => Ok(one::one(&path)),
        Ok(Task::All(arguments)) => all(&arguments),
        Err(message) => Err(message),
    };
    result.unwrap_or_else(|message| {
        table::complain(&format!("error: {message}\n\n{}", arguments::USAGE));
        ExitCode::from(2)
    })
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let descriptions = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let rows = run(&descriptions, arguments)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    if let Some(report) = &arguments.report {
        std::fs::write(report, table::tsv(&rows)).map_err(|error| format!("`{}`: {error}", report.display()))?;
    }
    Ok(if rows.iter().any(Row::is_failure) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Runs them on as many threads as there are jobs; rows come in the order of the descriptions.
fn run(descriptions: &[Description], arguments: &Arguments) -> Result<Vec<Row>, String> {
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    let work = || -> Result<(), String> {
        while let Some((index, description)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            descriptions.get(index).map(|description| (index, description))
        } {
            let row = supervise::supervise(description, &arguments.limits)?;
            rows.lock().map_err(|error| error.to_string())?.push((index, row));
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..arguments.jobs.get()).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    let mut rows = rows.into_inner().map_err(|error| error.to_string())?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}
