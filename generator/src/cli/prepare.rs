//! Everything up to the moment of writing: what `generate` and `check` share.

use crate::config::{Config, Level, Selector};
use crate::diagnostics::SourceFile;
use crate::render::Manifest;
use crate::workspace::{
    Facts, Features, Program, RuntimeEntry, RuntimeSource, create_manifest, edit_manifest, fingerprint, relative_path,
};
use crate::write::{Change, ChangeKind, Plan, RelativePath, plan};
use crate::{Generation, generate};

use super::read::{Description, read};
use super::show::{self, Reporter};
use super::target::Target;
use super::{Exit, Terminal};

/// What would happen to a crate's folder. Reports are written already, and the error is the exit code.
pub(super) fn prepare(terminal: &mut Terminal<'_>, reporter: &mut Reporter, target: &Target) -> Result<Plan, Exit> {
    let mut description = read(terminal, &target.spec, &target.config);
    let source_hash = fingerprint(description.sources.map());
    let config = with_manifest(terminal, target, &mut description);
    let mut generation = Generation::default();
    if !description.diagnostics.has_errors() {
        generation = generate(&description.sources, &config);
        description.diagnostics.extend(std::mem::take(&mut generation.diagnostics));
        description.operations = Some((generation.generated, generation.described));
    }
    let exit = show::exit(&description.diagnostics);
    reporter.show(terminal, description);
    if exit != Exit::Clean {
        return Err(exit);
    }
    planned(target, source_hash, &generation).map_err(|message| {
        terminal.error(message);
        Exit::Usage
    })
}

/// The configuration, and its manifest among the sources, so that findings about it show where it is wrong.
fn with_manifest(terminal: &Terminal<'_>, target: &Target, description: &mut Description) -> Config {
    let mut config = target.config.clone();
    config.selection.manifest = target.manifest.as_ref().map(|text| {
        let path = target.folder.join("Cargo.toml");
        description.sources.add_text(SourceFile::new(terminal.shown(&path).to_string(), text.clone()))
    });
    config
}

/// The plan for the sources, and the manifest last: a crate that was written halfway is stale by its own manifest.
fn planned(target: &Target, source_hash: String, generation: &Generation) -> Result<Plan, String> {
    let mut plan = plan(&target.folder, &generation.files).map_err(|error| error.to_string())?;
    let manifest = generation.manifest.as_ref().ok_or("the description gave nothing")?;
    let facts = facts(target, source_hash, manifest)?;
    let path = RelativePath::new("Cargo.toml").map_err(|error| error.to_string())?;
    let invalid = |error: toml_edit::TomlError| format!("`{}`: {error}", target.folder.join("Cargo.toml").display());
    let kind = match &target.manifest {
        None => Some(ChangeKind::Create {
            after: create_manifest(&target.name, &manifest.description, &facts).map_err(invalid)?,
        }),
        Some(before) => {
            let after = edit_manifest(before, &facts).map_err(invalid)?;
            (after != *before).then(|| ChangeKind::Update { before: before.clone(), after })
        }
    };
    plan.changes.extend(kind.map(|kind| Change { path, kind }));
    Ok(plan)
}

fn facts(target: &Target, source_hash: String, manifest: &Manifest) -> Result<Facts, String> {
    let relative = |to: &std::path::Path| {
        relative_path(&target.folder, to).map_err(|error| format!("cannot find `{}`: {error}", to.display()))
    };
    let runtime = match &target.runtime {
        None => None,
        Some(RuntimeSource::Version(version)) => Some(RuntimeEntry::Version(version.clone())),
        Some(RuntimeSource::Path(path)) => Some(RuntimeEntry::Path(relative(path)?)),
    };
    let texts = |selectors: &[Selector]| selectors.iter().map(|selector| selector.as_str().to_owned()).collect();
    let subjects = |level| target.config.levels.subjects(level).map(ToString::to_string).collect();
    let levels = [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];
    Ok(Facts {
        runtime_features: manifest.runtime_features.clone(),
        features: Features { table: manifest.features.clone(), tags: Manifest::ALL_TAGS.to_owned() },
        spec: relative(&target.spec)?,
        root: target.config.root.as_deref().map(relative).transpose()?,
        levels: levels.map(|(key, level)| (key, subjects(level))).into(),
        include: texts(&target.config.selection.include),
        exclude: texts(&target.config.selection.exclude),
        exercise: target
            .config
            .exercise
            .then(|| Program { name: Manifest::EXERCISE.to_owned(), features: manifest.program_features() }),
        source_hash,
        runtime,
    })
}
