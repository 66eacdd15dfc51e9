//! How a step ended.

use std::fmt;
use std::str::FromStr;

/// How generating or compiling ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Output without errors; compiled without warnings.
    Ok,
    /// Compiled, with warnings.
    Warnings,
    /// The description has errors, which were reported; the crate has errors, which rustc reported.
    Errors,
    /// The process panicked, overflowed its stack, ran out of memory, or was killed.
    Crash,
    /// It took longer than allowed.
    TimeOut,
}

impl Outcome {
    /// Every outcome, from good to bad.
    pub(crate) const ALL: [Self; 5] = [Self::Ok, Self::Warnings, Self::Errors, Self::Crash, Self::TimeOut];
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ok => "ok",
            Self::Warnings => "warnings",
            Self::Errors => "errors",
            Self::Crash => "crash",
            Self::TimeOut => "time-out",
        })
    }
}

impl FromStr for Outcome {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|outcome| outcome.to_string() == text).ok_or_else(|| format!("no outcome: `{text}`"))
    }
}
