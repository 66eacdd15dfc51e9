//! From arguments to rows.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::progress::Progress;

use crate::arguments::{self, Arguments};
use crate::row::{Row, row};
use crate::table;

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => all(&arguments),
        Err(message) => Err(format!("{message}\n\n{}", arguments::USAGE)),
    };
    result.unwrap_or_else(|message| {
        table::complain(&format!("error: {message}"));
        ExitCode::from(2)
    })
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let descriptions = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let rows = run(&descriptions, arguments)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    Ok(if rows.iter().all(|row| row.failures.is_empty()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs them on as many threads as there are jobs; rows come in the order of the descriptions.
fn run(descriptions: &[Description], arguments: &Arguments) -> Result<Vec<Row>, String> {
    let progress = Progress::new(descriptions.len());
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    let work = || -> Result<(), String> {
        while let Some((index, description)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            descriptions.get(index).map(|description| (index, description))
        } {
            let row = row(description, &arguments.kinds, arguments.changes);
            progress.step(&row.name);
            rows.lock().map_err(|error| error.to_string())?.push((index, row));
        }
        Ok(())
    };
    let jobs = arguments.jobs.get().min(descriptions.len());
    std::thread::scope(|scope| {
        // Names are given in the main thread of every other command, whose stack is as large.
        let spawn = |_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let workers = (0..jobs).map(spawn).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    progress.finish();
    let mut rows = rows.into_inner().map_err(|error| error.to_string())?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

const STACK: usize = 8 * 1024 * 1024;
