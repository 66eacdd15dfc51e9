//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::Subject;
use crate::workspace::RuntimeSource;

/// Reads an OpenAPI description and writes a typed Rust client crate.
///
/// Exit codes: 0 all is well; 1 the description has errors, or files are stale; 2 wrong usage, or input and output failed.
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, max_term_width = 100)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// How findings are written to standard error.
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Writes a client crate; without arguments, every member of the workspace that has `[package.metadata.clientwright]`.
    Generate(Selection),
    /// Writes nothing, and fails when `generate` would change a file.
    Check(Selection),
    /// Prints what a diagnostic code means, or which codes there are.
    Explain(Explanation),
    /// Prints what a stage makes of a description.
    Inspect {
        /// The description, YAML or JSON.
        spec: PathBuf,
        /// After which stage.
        #[arg(long, value_enum)]
        stage: Stage,
        #[command(flatten)]
        options: Options,
    },
}

/// Which crates.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// The description, YAML or JSON.
    #[arg(requires = "output")]
    pub(super) spec: Option<PathBuf>,
    /// The crate's folder; made when it is not there.
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(super) output: Option<PathBuf>,
    /// The crate's name; default: the one in its manifest, else the folder's.
    #[arg(long, requires = "spec")]
    pub(super) name: Option<String>,
    /// Where the crate takes the runtime from: `path:P` or a version requirement; default: what its manifest says, else the registry.
    #[arg(long, value_name = "path:P|VERSION", requires = "spec")]
    pub(super) runtime: Option<RuntimeSource>,
    #[command(flatten)]
    pub(super) options: Options,
}

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct Explanation {
    /// The code, `unknown-key`; default: all, in a line each.
    pub(super) code: Option<String>,
    /// Prints the page about all codes.
    #[arg(long, conflicts_with = "code")]
    pub(super) page: bool,
}

/// Options of every generation. Levels are added to those of a manifest, everything else replaces what it says.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Findings that are errors: a code, or `lossy`, `warning` or `note`, and where, `unknown-key at #/paths`; may be repeated.
    #[arg(long, value_name = "FINDINGS")]
    pub(super) deny: Vec<Subject>,
    /// Findings that are shown and no errors; may be repeated.
    #[arg(long, value_name = "FINDINGS")]
    pub(super) warn: Vec<Subject>,
    /// Findings that are not shown; may be repeated.
    #[arg(long, value_name = "FINDINGS")]
    pub(super) allow: Vec<Subject>,
    /// The folder that references to other files must stay in; default: the folder of the description.
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Operations that the client has, by id, `tag:NAME` or `METHOD /path`, with `*` for anything; may be repeated; default: all.
    #[arg(long, value_name = "SELECTOR")]
    pub(super) include: Vec<String>,
    /// Operations that it has not; may be repeated.
    #[arg(long, value_name = "SELECTOR")]
    pub(super) exclude: Vec<String>,
    /// Also writes `examples/exercise.rs`, which calls every operation with values made up from a seed.
    #[arg(long)]
    pub(super) exercise: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With an excerpt of the source.
    Human,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document, and nothing else unless a command fails for another reason than a description.
    Sarif,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
}

/// A stage of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    /// The description in one shape for all versions.
    Document,
    /// What a client has to know.
    Ir,
    /// Rust identifiers.
    Names,
}
