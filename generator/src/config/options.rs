//! The options, each documented on its field.

use std::path::PathBuf;

use super::{Levels, Selection};

/// Everything that can be chosen for one generation. [`Config::default`] is what a plain `clientwright generate` does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// Name of the generated crate or module. Default: [`Config::NAME`]; the doors take the package's name, or the description's file name.
    pub name: Option<String>,
    /// What is generated. Default: a crate. Not said in a manifest: a committed client is always a crate.
    pub shape: Shape,
    /// Which findings are errors, and which are not shown. Default: none. Manifest: `deny = ["lossy"]`, `warn`, `allow`; flags: `--deny`, `--warn`,
    /// `--allow`.
    pub levels: Levels,
    /// The folder that references to other files must stay in. Default: the folder of the description. Manifest: `root = "../openapi"`;
    /// flag: `--root`.
    pub root: Option<PathBuf>,
    /// Which operations the client has. Default: all. Manifest: `include = ["tag:pets"]`, `exclude = ["GET /admin/**"]`; flags: `--include`,
    /// `--exclude`.
    pub selection: Selection,
    /// Whether a crate also has a program that calls every operation with values made up from a seed, `examples/exercise.rs`. Default: no. Manifest:
    /// `exercise = true`; flag: `--exercise`.
    pub exercise: bool,
}

/// What is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// The sources of a crate, `src/lib.rs` and its modules, with cargo features.
    #[default]
    Crate,
    /// A module to be included in a crate of the user's: no inner attributes at its root, no cargo features.
    Module,
}

impl Config {
    /// The name of a client that nobody named.
    pub const NAME: &'static str = "client";

    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }
}
