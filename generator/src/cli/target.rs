//! A crate to generate, however it was named.

use std::path::PathBuf;

use crate::config::{Config, Level, Metadata, Selector};
use crate::workspace::{Package, RuntimeSource, members, package_at};

use super::Terminal;
use super::arguments::{Options, Selection};

/// A crate to generate. Paths are absolute.
#[derive(Debug)]
pub(super) struct Target {
    /// Its folder.
    pub(super) folder: PathBuf,
    /// Its name.
    pub(super) name: String,
    /// The description.
    pub(super) spec: PathBuf,
    /// Its manifest as it stands; `None` when there is none yet.
    pub(super) manifest: Option<String>,
    /// Where it takes the runtime from, when that was said.
    pub(super) runtime: Option<RuntimeSource>,
    /// The options.
    pub(super) config: Config,
}

/// The crates that a selection means.
pub(super) fn targets(terminal: &Terminal<'_>, selection: Selection) -> Result<Vec<Target>, String> {
    let Selection { spec, output, name, runtime, options } = selection;
    let with = |config| with_options(config, terminal, &options);
    if let (Some(spec), Some(output)) = (spec, output) {
        let (spec, folder) = (terminal.folder.join(spec), terminal.folder.join(output));
        let runtime = runtime.map(|runtime| absolute(terminal, runtime));
        let target = named_target(spec, folder, name, runtime)?;
        return Ok(vec![Target { config: with(target.config), ..target }]);
    }
    let members = members(&terminal.folder).map_err(|error| error.to_string())?;
    if members.is_empty() {
        return Err("no member of this workspace has `[package.metadata.clientwright]`".to_owned());
    }
    let targets = members.into_iter().filter_map(member_target);
    Ok(targets.map(|target| Target { config: with(target.config), ..target }).collect())
}

fn absolute(terminal: &Terminal<'_>, runtime: RuntimeSource) -> RuntimeSource {
    match runtime {
        RuntimeSource::Path(path) => RuntimeSource::Path(terminal.folder.join(path)),
        version @ RuntimeSource::Version(_) => version,
    }
}

/// A member as its manifest describes it; `None` when it does not ask for a client.
fn member_target(member: Package) -> Option<Target> {
    let Package { folder, name, manifest, metadata } = member;
    let Metadata { spec, config, recorded: _ } = metadata?;
    Some(Target { folder, name, spec, manifest: Some(manifest), runtime: None, config })
}

fn named_target(
    spec: PathBuf,
    folder: PathBuf,
    name: Option<String>,
    runtime: Option<RuntimeSource>,
) -> Result<Target, String> {
    let Some(package) = package_at(&folder).map_err(|error| error.to_string())? else {
        let name = name.or_else(|| folder.file_name().map(|name| name.to_string_lossy().into_owned()));
        let name = package_name(name.unwrap_or_default())?;
        let config = Config { name: Some(name.clone()), ..Config::default() };
        return Ok(Target { folder, name, spec, manifest: None, runtime, config });
    };
    if let Some(name) = name.filter(|name| *name != package.name) {
        return Err(format!("`{}` holds the package `{}`, not `{name}`", folder.display(), package.name));
    }
    let config = package.metadata.map(|metadata| metadata.config).unwrap_or_default();
    let config = Config { name: Some(package.name.clone()), ..config };
    Ok(Target { folder, name: package.name, spec, manifest: Some(package.manifest), runtime, config })
}

/// A name that cargo takes.
fn package_name(name: String) -> Result<String, String> {
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let rest = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    if starts_well && name.chars().all(rest) {
        return Ok(name);
    }
    Err(format!("`{name}` cannot be a package's name; choose one with `--name`"))
}

/// The configuration with what the command line says on top.
pub(super) fn with_options(mut config: Config, terminal: &Terminal<'_>, options: &Options) -> Config {
    let Options { allow, warn, deny, root, include, exclude, exercise } = options;
    for (level, subjects) in [(Level::Allow, allow), (Level::Warn, warn), (Level::Deny, deny)] {
        subjects.iter().cloned().for_each(|subject| config.levels.add(level, subject));
    }
    config.exercise |= exercise;
    if let Some(root) = root {
        config.root = Some(terminal.folder.join(root));
    }
    let selectors = |texts: &[String]| texts.iter().map(|text| Selector::from(text.as_str())).collect();
    if !include.is_empty() {
        config.selection.include = selectors(include);
    }
    if !exclude.is_empty() {
        config.selection.exclude = selectors(exclude);
    }
    config
}
