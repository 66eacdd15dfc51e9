//! Reads a description for a command.

use std::path::Path;

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostics};
use crate::load::{Budget, Files, Folder, ResolveError, Sources, load_files};
use crate::workspace::relative_path;

use super::Terminal;

/// A description and everything found in it so far.
#[derive(Debug, Default)]
pub(super) struct Description {
    /// Its files; none when it could not be read, which is reported.
    pub(super) sources: Sources,
    /// Findings.
    pub(super) diagnostics: Diagnostics,
    /// How many operations were generated, and of how many, once that is known.
    pub(super) operations: Option<(usize, usize)>,
}

/// Reads a description. Its files are named as seen from the working folder, so that reports lead to them.
pub(super) fn read(terminal: &Terminal<'_>, spec: &Path, config: &Config) -> Description {
    let mut description = Description::default();
    let name = relative_path(&terminal.folder, spec).unwrap_or_else(|_| terminal.shown(spec).to_string());
    let root = config.root.as_deref().or(spec.parent()).unwrap_or(&terminal.folder);
    let mut files = match Folder::new(root) {
        Ok(files) => FromFolder { folder: &terminal.folder, files },
        Err(error) => {
            let message = format!("`{}` cannot be read: {error}", terminal.shown(root));
            description.diagnostics.report(Code::Unreadable, None, message);
            return description;
        }
    };
    let sources = load_files(&name, &mut files, Budget::default(), &mut description.diagnostics);
    description.sources = sources.unwrap_or_default();
    config.levels.apply(&mut description.diagnostics);
    description
}

/// Files by names that are relative to the working folder, which need not be the process's.
struct FromFolder<'a> {
    folder: &'a Path,
    files: Folder,
}

impl Files for FromFolder<'_> {
    fn read(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, ResolveError> {
        self.files.read(&self.folder.join(name).to_string_lossy(), limit)
    }
}
