//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::judge::Judge;

/// What can be said.
pub(crate) const USAGE: &str = "\
usage: judge NAME --faults [--folder DIR]
       judge NAME DIR [--seeds N] [--only PATTERN] [--most N] [--jobs N] [--folder DIR] [--report FILE] [--requests DIR]

  NAME           steady or prism
  --faults       shows which faults the judge catches that are planted in requests, instead
  DIR            a folder of descriptions; `entry=PATH` in the last column of its manifest.tsv names the entry file of a subfolder
  --seeds N      how often each operation is called, each time with other values; default 5
  --only PATTERN those whose name contains the pattern
  --most N       those with no more operations than that; default 300
  --jobs N       descriptions at a time; default 1
  --folder DIR   where judges, clients and builds are; default target/judge
  --report FILE  every finding, known or not, with an example of each
  --requests DIR keeps what was sent: a file a description, requests in the order of the calls";

/// How to run a folder.
pub(crate) struct Arguments {
    pub(crate) judge: Judge,
    /// The descriptions; `None` to plant faults.
    pub(crate) descriptions: Option<PathBuf>,
    pub(crate) seeds: u64,
    pub(crate) only: Option<String>,
    pub(crate) most: usize,
    pub(crate) jobs: NonZeroUsize,
    pub(crate) folder: PathBuf,
    pub(crate) report: Option<PathBuf>,
    /// Where requests are kept.
    pub(crate) requests: Option<PathBuf>,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let judge = arguments.next().ok_or("a judge is missing")?.to_string_lossy().into_owned();
    let mut parsed = Arguments {
        judge: Judge::from_name(&judge).ok_or_else(|| format!("no judge is called `{judge}`"))?,
        descriptions: descriptions(&arguments.next().ok_or("a folder is missing")?),
        seeds: 5,
        only: None,
        most: 300,
        jobs: NonZeroUsize::MIN,
        folder: PathBuf::from("target/judge"),
        report: None,
        requests: None,
    };
    while let Some(flag) = arguments.next() {
        let flag = flag.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| format!("`{flag}` is unknown or needs a value"))?;
        let text = value.to_string_lossy().into_owned();
        let number = || format!("`{flag}` needs a number, not `{text}`");
        match flag.as_str() {
            "--seeds" => parsed.seeds = text.parse().map_err(|_| number())?,
            "--most" => parsed.most = text.parse().map_err(|_| number())?,
            "--jobs" => parsed.jobs = text.parse().map_err(|_| number())?,
            "--only" => parsed.only = Some(text),
            "--folder" => parsed.folder = PathBuf::from(value),
            "--report" => parsed.report = Some(PathBuf::from(value)),
            "--requests" => parsed.requests = Some(PathBuf::from(value)),
            _ => return Err(format!("unknown argument `{flag}`")),
        }
    }
    Ok(parsed)
}

fn descriptions(argument: &OsString) -> Option<PathBuf> {
    (argument != "--faults").then(|| PathBuf::from(argument))
}
