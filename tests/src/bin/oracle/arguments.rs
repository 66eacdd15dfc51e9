//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// What can be said.
pub(crate) const USAGE: &str = "\
usage: oracle examples|instances|suite|unions DIR [--jobs N] [--only PATTERN] [--report FILE.tsv] [--folder DIR]
              [--seconds N]

  examples       every example of a description decodes into its type and encodes back to an equal value, unless it contradicts its schema
  instances      the same of values that are made up to satisfy a schema; what is wrong in a few ways decodes all the same
  suite          the same of the valid instances of the JSON Schema Test Suite; DIR is its root
  unions         each union that nothing decides, with two documents that two of its branches accept; nothing is built

  DIR            a folder of descriptions; `entry=PATH` in the last column of its manifest.tsv names the entry file of a subfolder
  --jobs N       descriptions at a time; default 1, since each job builds a client
  --only PATTERN those whose name contains the pattern
  --report FILE  every value that failed or was skipped, separated by tabs: description, place, class, what was said
  --folder DIR   where clients are built, one folder for each job; it stays there, and a later run finds the dependencies built;
                 default: a temporary folder
  --seconds N    how long `instances` makes up values for one description; what is left out then is counted; default 60";

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oracle {
    /// Examples of a description.
    Examples,
    /// Values made up from its schemas.
    Instances,
    /// The JSON Schema Test Suite.
    Suite,
    /// Unions that nothing decides.
    Unions,
}

/// How to run.
pub(crate) struct Arguments {
    pub(crate) oracle: Oracle,
    pub(crate) folder: PathBuf,
    pub(crate) jobs: NonZeroUsize,
    pub(crate) only: Option<String>,
    pub(crate) report: Option<PathBuf>,
    /// Where clients are built; a temporary folder when it was not said.
    pub(crate) scratch: Option<PathBuf>,
    /// How long values of one description are made up.
    pub(crate) time: Duration,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let oracle = match arguments.next().as_deref().and_then(std::ffi::OsStr::to_str) {
        Some("examples") => Oracle::Examples,
        Some("instances") => Oracle::Instances,
        Some("suite") => Oracle::Suite,
        Some("unions") => Oracle::Unions,
        other => return Err(format!("no oracle: `{}`", other.unwrap_or_default())),
    };
    let folder = PathBuf::from(arguments.next().ok_or("a folder is missing")?);
    let mut parsed = Arguments {
        oracle,
        folder,
        jobs: NonZeroUsize::MIN,
        only: None,
        report: None,
        scratch: None,
        time: Duration::from_secs(60),
    };
    while let Some(flag) = arguments.next() {
        let flag = flag.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| format!("`{flag}` is unknown or needs a value"))?;
        let text = value.to_string_lossy().into_owned();
        match flag.as_str() {
            "--jobs" => parsed.jobs = number(&flag, &text)?,
            "--seconds" => parsed.time = Duration::from_secs(number(&flag, &text)?),
            "--only" => parsed.only = Some(text),
            "--report" => parsed.report = Some(PathBuf::from(value)),
            "--folder" => parsed.scratch = Some(PathBuf::from(value)),
            _ => return Err(format!("unknown argument `{flag}`")),
        }
    }
    Ok(parsed)
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{flag}` needs a number, not `{text}`"))
}
