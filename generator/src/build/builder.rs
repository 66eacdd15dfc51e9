//! The builder that a build script uses.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{Config, ConfigError, Level, Selector, Shape};
use crate::diagnostics::{Diagnostics, Severity, SourceMap};
use crate::load::{Budget, Sources, load_in};
use crate::write::{apply, plan};
use crate::{Generation, generate};

use super::BuildError;
use super::directives::{findings, rerun};

/// Generates a client module from a build script: `clientwright::build("openapi.yaml").generate()`. Paths are relative to the package's
/// folder, where cargo runs build scripts.
pub fn build(spec: impl Into<PathBuf>) -> Build {
    let config = Config { shape: Shape::Module, ..Config::default() };
    Build { spec: spec.into(), out_dir: None, config, refused: None }
}

/// What a build script wants generated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "nothing happens before `generate`"]
pub struct Build {
    spec: PathBuf,
    out_dir: Option<PathBuf>,
    config: Config,
    /// The first rule that could not be read.
    refused: Option<ConfigError>,
}

impl Build {
    /// The module's name, and its file's in the output folder. Default: the description's file name, `my-api.yaml` gives `my_api`.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.config.name = Some(name.into());
        self
    }

    /// The folder that references to other files must stay in. Default: the folder of the description.
    pub fn root(mut self, root: impl Into<PathBuf>) -> Self {
        self.config.root = Some(root.into());
        self
    }

    /// Makes findings errors: a code, or `lossy`, `warning` or `note`, and where, `unknown-key at #/paths` (see [`Subject`](crate::config::Subject)).
    /// With `lossy` a build fails when the client lacks anything of the description.
    pub fn deny(self, findings: impl AsRef<str>) -> Self {
        self.level(Level::Deny, findings.as_ref())
    }

    /// Shows findings that are notes or that a broader rule denies or allows.
    pub fn warn(self, findings: impl AsRef<str>) -> Self {
        self.level(Level::Warn, findings.as_ref())
    }

    /// Does not show findings.
    pub fn allow(self, findings: impl AsRef<str>) -> Self {
        self.level(Level::Allow, findings.as_ref())
    }

    fn level(mut self, level: Level, findings: &str) -> Self {
        match findings.parse() {
            Ok(subject) => self.config.levels.add(level, subject),
            Err(error) => self.refused = self.refused.or(Some(error)),
        }
        self
    }

    /// Adds operations to those that the module has, all unless this is called: by id, `tag:NAME`, or `METHOD /path`, with `*` for anything
    /// (see [`Selector`]). Types that only other operations use are not in the module either.
    pub fn include(mut self, selector: impl AsRef<str>) -> Self {
        self.config.selection.include.push(Selector::from(selector.as_ref()));
        self
    }

    /// Leaves operations out, those among them that are included.
    pub fn exclude(mut self, selector: impl AsRef<str>) -> Self {
        self.config.selection.exclude.push(Selector::from(selector.as_ref()));
        self
    }

    /// The output folder. Default: `OUT_DIR` of the environment.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates the module into `<output folder>/<name>.rs` and tells cargo which files it was made from, which errors the description
    /// has, and what is lost.
    ///
    /// # Errors
    /// When a level names no finding, the description has errors (cargo shows each with its position), or the output cannot be written. A build script returns it
    /// from `main`.
    pub fn generate(self) -> Result<(), BuildError> {
        self.generate_to(&mut io::stdout().lock())
    }

    pub(super) fn generate_to(self, cargo: &mut dyn Write) -> Result<(), BuildError> {
        if let Some(error) = self.refused {
            return Err(BuildError::Config(error));
        }
        let out_dir = self.out_dir.clone().or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from));
        let out_dir = out_dir.ok_or(BuildError::NoOutDir)?;
        let name = self.config.name.clone().unwrap_or_else(|| module_name(&self.spec));
        let config = Config { name: Some(name), ..self.config };
        let (sources, generation) = run(&self.spec, &config);
        tell(cargo, &self.spec, sources.map(), &generation.diagnostics).map_err(BuildError::Output)?;
        let is_error = |severity| severity == Severity::Error;
        let errors = generation.diagnostics.iter().filter(|diagnostic| is_error(diagnostic.severity)).count();
        if errors > 0 {
            return Err(BuildError::Faults { spec: self.spec.display().to_string(), errors });
        }
        let plan = plan(&out_dir, &generation.files).map_err(BuildError::Write)?;
        apply(&plan).map_err(BuildError::Write)
    }
}

/// Reads and generates; findings of both are in the generation.
fn run(spec: &Path, config: &Config) -> (Sources, Generation) {
    let mut diagnostics = Diagnostics::new();
    let folder = spec.parent().unwrap_or(Path::new(""));
    let root = config.root.as_deref().unwrap_or(folder);
    let sources = load_in(root, spec, Budget::default(), &mut diagnostics).unwrap_or_default();
    let mut generation = Generation::default();
    config.levels.apply(&mut diagnostics);
    if !diagnostics.has_errors() {
        generation = generate(&sources, config);
    }
    diagnostics.extend(generation.diagnostics);
    (sources, Generation { diagnostics, ..generation })
}

fn tell(cargo: &mut dyn Write, spec: &Path, sources: &SourceMap, diagnostics: &Diagnostics) -> io::Result<()> {
    let lines = rerun(spec, sources).into_iter().chain(findings(diagnostics, sources));
    lines.into_iter().try_for_each(|line| writeln!(cargo, "{line}"))
}

/// A file name as a module's name: `my-api.v2.yaml` is `my_api_v2`.
fn module_name(spec: &Path) -> String {
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
    let name: String = stem.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) { name } else { format!("api_{name}") }
}
