//! One description through the whole pipeline.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::config::Config;
use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, Sources, load};
use clientwright::{arrange, ir, lower_document, output::GeneratedFile, read_document, render_files};

/// The cases that have the program which calls every operation.
pub(crate) const EXERCISE: &str = "exercise";

/// What every stage gave.
#[derive(Default)]
pub(crate) struct Run {
    pub(crate) sources: Option<Sources>,
    pub(crate) api: Option<ir::Api>,
    pub(crate) files: Option<Vec<GeneratedFile>>,
    pub(crate) diagnostics: Diagnostics,
}

/// Runs every stage; one that meets an error is the last.
pub(crate) fn run(path: &Path) -> Run {
    let mut diagnostics = Diagnostics::new();
    let mut config = Config::default();
    config.exercise = folder_name(path) == EXERCISE;
    let sources = load(path, Budget::default(), &mut diagnostics);
    let ready = sources.as_ref().filter(|_| !diagnostics.has_errors());
    let document = ready.and_then(|sources| read_document(sources, &config, &mut diagnostics));
    let api = document.and_then(|document| lower_document(&document, &config, &mut diagnostics));
    let files = api.as_ref().map(|api| render_files(api, &config));
    if let Some(sources) = &sources {
        arrange(sources, &mut diagnostics);
    }
    Run { sources, api, files, diagnostics }
}

/// Descriptions in the folders of a folder, sorted: `cases/<feature>/<case>.yaml`.
pub(crate) fn in_folders(folder: &str) -> Vec<PathBuf> {
    let list = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let folders = list(Path::new(folder)).into_iter().filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| list(&folder));
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|end| end == "yaml" || end == "json")).collect();
    files.sort();
    files
}

/// The name of the folder that a case is in.
pub(crate) fn folder_name(path: &Path) -> String {
    path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
}

/// Compares text with the snapshot `<case>.<kind>.snap` beside the case. Gives the name when they differ, so that all cases are tried.
pub(crate) fn differs(path: &Path, kind: &str, text: &str) -> Option<String> {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(path.parent().unwrap().canonicalize().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = format!("{}.{kind}", path.file_stem().unwrap().to_string_lossy());
    let compare = || settings.bind(|| insta::assert_snapshot!(name.clone(), text));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(compare))
        .err()
        .map(|_| format!("{} ({kind})", path.display()))
}
