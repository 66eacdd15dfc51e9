//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clientwright_tests::descriptions::Description;

use crate::compile::Tool;

/// What can be said.
pub(crate) const USAGE: &str = "\
usage: corpus DIR [--check] [--clippy] [--features] [--docs] [--jobs N] [--only PATTERN] [--every N] [--report FILE.tsv]
              [--folder DIR] [--seconds N] [--megabytes N] [--rustc-seconds N] [--rustc-megabytes N]

  DIR            a folder of descriptions; `entry=PATH` in the last column of its manifest.tsv names the entry file of a subfolder
  --check        compiles each generated crate, all features on, and measures rustc
  --clippy       the same with clippy and its lints `pedantic`
  --features     checks each generated crate with each feature of a tag alone, and with none
  --docs         runs rustdoc over each generated crate, and its doctests, of which there must be none
  --jobs N       descriptions at a time; default: the number of processors
  --only PATTERN those whose name contains the pattern
  --every N      the first of them by name, and every Nth after it
  --report FILE  the rows again, separated by tabs
  --folder DIR   where crates are compiled, one folder for each job; it stays there, and a later run finds the dependencies built;
                 default: a temporary folder
  --seconds N    time limit of each generation; default 60
  --megabytes N  limit of its address space (`ulimit -v`); default 4096; 0 sets none
  --rustc-seconds N    limit of the CPU time of each rustc (`ulimit -t`); default 300; 0 sets none
  --rustc-megabytes N  limit of its address space; default 12288; 0 sets none";

/// What to do.
pub(crate) enum Task {
    /// One description, in this process: what a supervised process runs.
    One {
        /// Which; it needs no name.
        description: Description,
        /// Where the crate goes, when it is wanted.
        output: Option<PathBuf>,
    },
    /// Every description of a folder.
    All(Arguments),
}

/// How to run a folder.
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    /// How to compile what is generated.
    pub(crate) tools: Vec<Tool>,
    pub(crate) jobs: NonZeroUsize,
    pub(crate) only: Option<String>,
    /// Of N descriptions one.
    pub(crate) every: NonZeroUsize,
    pub(crate) report: Option<PathBuf>,
    /// Where crates are compiled; a temporary folder when it was not said.
    pub(crate) scratch: Option<PathBuf>,
    pub(crate) limits: Limits,
    /// Limits of each rustc.
    pub(crate) rustc: clientwright_measure::Limits,
}

/// Limits of each generation.
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
        let root = PathBuf::from(arguments.next().ok_or("the folder that no reference leads out of is missing")?);
        let description = Description { name: String::new(), entry: folder, root };
        return Ok(Task::One { description, output: arguments.next().map(PathBuf::from) });
    }
    let mut parsed = defaults(folder);
    while let Some(flag) = arguments.next() {
        let flag = flag.to_string_lossy().into_owned();
        match flag.as_str() {
            "--check" => parsed.tools.push(Tool::Check),
            "--clippy" => parsed.tools.push(Tool::Clippy),
            "--features" => parsed.tools.push(Tool::Features),
            "--docs" => parsed.tools.push(Tool::Docs),
            _ => {
                let value = arguments.next().ok_or_else(|| format!("`{flag}` is unknown or needs a value"))?;
                parse_value(&mut parsed, &flag, value)?;
            }
        }
    }
    parsed.tools.sort_unstable();
    parsed.tools.dedup();
    Ok(Task::All(parsed))
}

fn defaults(folder: PathBuf) -> Arguments {
    Arguments {
        folder,
        tools: Vec::new(),
        jobs: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        only: None,
        every: NonZeroUsize::MIN,
        report: None,
        scratch: None,
        limits: Limits { time: Duration::from_secs(60), megabytes: 4096 },
        rustc: clientwright_measure::Limits { seconds: 300, megabytes: 12288 },
    }
}

fn parse_value(parsed: &mut Arguments, flag: &str, value: OsString) -> Result<(), String> {
    let text = value.to_string_lossy().into_owned();
    match flag {
        "--jobs" => parsed.jobs = number(flag, &text)?,
        "--only" => parsed.only = Some(text),
        "--every" => parsed.every = number(flag, &text)?,
        "--report" => parsed.report = Some(PathBuf::from(value)),
        "--folder" => parsed.scratch = Some(PathBuf::from(value)),
        "--seconds" => parsed.limits.time = Duration::from_secs(number(flag, &text)?),
        "--megabytes" => parsed.limits.megabytes = number(flag, &text)?,
        "--rustc-seconds" => parsed.rustc.seconds = number(flag, &text)?,
        "--rustc-megabytes" => parsed.rustc.megabytes = number(flag, &text)?,
        _ => return Err(format!("unknown argument `{flag}`")),
    }
    Ok(())
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{flag}` needs a number, not `{text}`"))
}
