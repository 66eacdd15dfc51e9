//! A folder of its own, and the command line in it.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::cli::{Exit, Terminal, run};
use clientwright::diagnostics::Style;

/// A small description that has everything a crate needs.
pub(crate) const PETS: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: https://example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}}}
";

/// A folder that is removed at the end.
pub(crate) struct Workshop {
    folder: tempfile::TempDir,
}

/// What a command gave.
#[derive(Debug)]
pub(crate) struct Result {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with the description `pets.yaml`.
    pub(crate) fn with_pets() -> Self {
        let workshop = Self::new();
        workshop.put("pets.yaml", PETS);
        workshop
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs `clientwright` with these arguments, separated by spaces.
    pub(crate) fn run(&self, arguments: &str) -> Result {
        run_in(self.folder.path(), arguments)
    }

    /// Runs `clientwright` with these arguments, as they are.
    pub(crate) fn run_with(&self, arguments: &[&str]) -> Result {
        run_with(self.folder.path(), arguments.iter().copied())
    }

    /// Runs a command that must succeed.
    pub(crate) fn succeed(&self, arguments: &str) -> Result {
        let result = self.run(arguments);
        assert_eq!(result.exit, Exit::Clean, "{arguments}: {}", result.err);
        result
    }
}

/// Runs `clientwright` in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &str) -> Result {
    run_with(folder, arguments.split_whitespace())
}

fn run_with<'a>(folder: &Path, arguments: impl Iterator<Item = &'a str>) -> Result {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let folder = folder.to_owned();
    let mut terminal = Terminal { folder, out: &mut out, err: &mut err, style: Style::Plain };
    let exit = run(["clientwright"].into_iter().chain(arguments), &mut terminal);
    Result { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}
