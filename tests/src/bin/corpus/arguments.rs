//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// What can be said.
pub(crate) const USAGE: &str = "\
usage: corpus DIR [--jobs N] [--only PATTERN] [--report FILE.tsv] [--seconds N] [--megabytes N]

  DIR            a folder of descriptions; `entry=PATH` in the last column of its manifest.tsv names the entry file of a subfolder
  --jobs N       descriptions at a time; default: the number of processors
  --only PATTERN those whose name contains the pattern
  --report FILE  the rows again, separated by tabs
  --seconds N    time limit for each; default 60
  --megabytes N  limit of each one's address space (`ulimit -v`); default 4096; 0 sets none";

/// What to do.
pub(crate) enum Task {
    /// One description, in this process: what a supervised process runs.
    One(PathBuf),
    /// Every description of a folder.
    All(Arguments),
}

/// How to run a folder.
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    pub(crate) jobs: NonZeroUsize,
    pub(crate) only: Option<String>,
    pub(crate) report: Option<PathBuf>,
    pub(crate) limits: Limits,
}

/// Limits of each process.
pub(crate) struct Limits {
    pub(crate) time: Duration,
    /// Address space; 0 for none.
    pub(crate) megabytes: u64,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let mut arguments = arguments.peekable();
    let one = arguments.next_if(|argument| argument == "--one").is_some();
    let folder = PathBuf::from(arguments.next().ok_or("a folder is missing")?);
    if one {
        return Ok(Task::One(folder));
    }
    let jobs = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let limits = Limits { time: Duration::from_secs(60), megabytes: 4096 };
    let mut parsed = Arguments { folder, jobs, only: None, report: None, limits };
    while let Some(flag) = arguments.next() {
        let flag = flag.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| format!("`{flag}` needs a value"))?;
        let text = value.to_string_lossy().into_owned();
        match flag.as_str() {
            "--jobs" => parsed.jobs = number(&flag, &text)?,
            "--only" => parsed.only = Some(text),
            "--report" => parsed.report = Some(PathBuf::from(value)),
            "--seconds" => parsed.limits.time = Duration::from_secs(number(&flag, &text)?),
            "--megabytes" => parsed.limits.megabytes = number(&flag, &text)?,
            _ => return Err(format!("unknown argument `{flag}`")),
        }
    }
    Ok(Task::All(parsed))
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{flag}` needs a number, not `{text}`"))
}
