//! One row for each of many subjects, several at a time.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::progress::Progress;

/// As large as that of a main thread: a job may generate.
const STACK: usize = 8 << 20;

/// Makes a row of every subject, on as many threads as there are jobs; rows come in the order of the subjects. Each job works with what
/// `prepare` makes for its number.
///
/// # Errors
/// The first that a job meets, which ends that job; when one panics.
pub fn rows<S: Sync, P, R: Send>(
    subjects: &[S],
    jobs: NonZeroUsize,
    name: impl Fn(&S) -> &str + Sync,
    prepare: impl Fn(usize) -> Result<P, String> + Sync,
    row: impl Fn(&S, &P) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    let progress = Progress::new(subjects.len());
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    let work = |job: usize| -> Result<(), String> {
        let prepared = prepare(job)?;
        while let Some((index, subject)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            subjects.get(index).map(|subject| (index, subject))
        } {
            let row = row(subject, &prepared)?;
            progress.step(name(subject));
            rows.lock().map_err(|error| error.to_string())?.push((index, row));
        }
        Ok(())
    };
    let jobs = jobs.get().min(subjects.len());
    std::thread::scope(|scope| {
        let work = &work;
        let spawn = |job| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || work(job));
        let workers = (0..jobs).map(spawn).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    progress.finish();
    let mut rows = rows.into_inner().map_err(|error| error.to_string())?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_the_order_of_their_subjects() {
        let subjects: Vec<String> = (0..50).map(|number: u32| number.to_string()).collect();
        let jobs = NonZeroUsize::new(4).unwrap();
        let found = rows(&subjects, jobs, |subject| subject, |_| Ok(()), |subject, (): &()| Ok(subject.clone()));
        assert_eq!(found, Ok(subjects));
    }

    #[test]
    fn an_error_is_the_result() {
        let fail = |subject: &String, (): &()| if subject == "b" { Err("no".to_owned()) } else { Ok(1) };
        let subjects = ["a", "b", "c"].map(str::to_owned);
        let found = rows(&subjects, NonZeroUsize::MIN, |subject| subject, |_| Ok(()), fail);
        assert_eq!(found, Err("no".to_owned()));
    }
}
