//! How far the run is, for a person who watches.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// One line that is written over and over; nothing when standard error is no terminal.
pub struct Progress {
    total: usize,
    done: AtomicUsize,
    is_shown: bool,
}

impl Progress {
    /// Of so many descriptions, none is done.
    pub fn new(total: usize) -> Self {
        Self { total, done: AtomicUsize::new(0), is_shown: io::stderr().is_terminal() }
    }

    /// One more is done.
    pub fn step(&self, name: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_shown {
            write!(io::stderr(), "\r\x1b[K[{done}/{}] {name}", self.total).ok();
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if self.is_shown {
            write!(io::stderr(), "\r\x1b[K").ok();
        }
    }
}
