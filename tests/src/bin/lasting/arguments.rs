//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clientwright_tests::lasting::Kind;

/// What can be said.
pub(crate) const USAGE: &str = "\
usage: lasting DIR [--changes N] [--kind KIND] [--only PATTERN] [--jobs N]

  DIR            a folder of descriptions; `entry=PATH` in the last column of its manifest.tsv names the entry file of a subfolder
  --changes N    changes of each kind for each description; default 3
  --kind KIND    that kind alone: insert-component, insert-operation, insert-property, reorder-paths, reorder-components,
                 reorder-properties, reorder-responses, rename, inline, lift
  --only PATTERN those whose name contains the pattern
  --jobs N       descriptions at a time; default: the number of processors";

/// How to run a folder.
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    /// Changes of each kind.
    pub(crate) changes: u64,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) only: Option<String>,
    pub(crate) jobs: NonZeroUsize,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let mut parsed = Arguments {
        folder: PathBuf::from(arguments.next().ok_or("a folder is missing")?),
        changes: 3,
        kinds: Kind::ALL.to_vec(),
        only: None,
        jobs: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
    };
    while let Some(flag) = arguments.next() {
        let flag = flag.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| format!("`{flag}` is unknown or needs a value"))?;
        let text = value.to_string_lossy().into_owned();
        let number = || format!("`{flag}` needs a number, not `{text}`");
        match flag.as_str() {
            "--changes" => parsed.changes = text.parse().map_err(|_| number())?,
            "--jobs" => parsed.jobs = text.parse().map_err(|_| number())?,
            "--only" => parsed.only = Some(text),
            "--kind" => {
                let kind = Kind::ALL.into_iter().find(|kind| kind.name() == text);
                parsed.kinds = vec![kind.ok_or_else(|| format!("no kind of change is called `{text}`"))?];
            }
            _ => return Err(format!("unknown argument `{flag}`")),
        }
    }
    Ok(parsed)
}
