//! Exit codes.

use std::process::ExitCode;

/// How a command ended; ordered from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: all is well.
    Clean,
    /// 1: the description has errors, or files are stale.
    Faults,
    /// 2: wrong usage, or input and output failed.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Faults => Self::from(1),
            Exit::Usage => Self::from(2),
        }
    }
}
