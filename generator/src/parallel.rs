//! Work on as many threads as the machine has, results in the order of the work.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What `work` makes of each item, in the order of `items`. Few items are not worth a thread.
pub(crate) fn on_every_core<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    if threads == 1 || items.len() < 2 * threads {
        return items.iter().map(work).collect();
    }
    // Items are dealt one by one, so that a large one holds up one thread only.
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((index, item)) = dealt(items, &next) {
            done.push((index, work(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        // This thread is one of them.
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        done.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))));
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What `work` gives, with `aside` done on another thread meanwhile.
pub(crate) fn beside<R>(aside: impl FnOnce() + Send, work: impl FnOnce() -> R) -> R {
    // A panic of the other thread goes on when the scope ends.
    std::thread::scope(|scope| {
        scope.spawn(aside);
        work()
    })
}

/// Gives back what a value holds on a thread of its own, which nothing waits for: a description has a million small parts.
pub(crate) fn dispose(value: impl Send + 'static) {
    // Without a thread it is given back here.
    drop(std::thread::Builder::new().spawn(move || drop(value)));
}

fn dealt<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_the_order() {
        let items: Vec<usize> = (0..1_000).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(super::on_every_core(&items, |item| item * 2), doubled);
        assert_eq!(super::on_every_core(&items[..1], |item| item * 2), [0]);
        assert!(super::on_every_core(&items[..0], |item| item * 2).is_empty());
    }
}
