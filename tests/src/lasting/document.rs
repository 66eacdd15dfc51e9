//! A description as a value that can be changed, and the names that its client gets.

use clientwright::config::Config;
use clientwright::diagnostics::{Diagnostics, SourceId};
use clientwright::load::{self, Budget, Files, Folder, Node, ResolveError, load_files};
use clientwright::names::{Names, assign};
use clientwright::{ir, lower_document, read_document};
use serde_json::{Map, Value};

use crate::descriptions::Description;

/// A description that was read.
pub struct Document {
    name: String,
    folder: Folder,
    /// The entry file. What JSON cannot say of it, as the last digits of a number, is the same before and after a change.
    pub value: Value,
}

/// What a client has, and what it is called.
pub struct Named {
    /// What it has.
    pub api: ir::Api,
    /// What it is called.
    pub names: Names,
}

impl Document {
    /// Reads a description.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn read(description: &Description) -> Result<Self, String> {
        let folder = Folder::new(&description.root).map_err(|error| error.to_string())?;
        let name = description.entry.to_string_lossy().replace('\\', "/");
        let mut diagnostics = Diagnostics::new();
        let sources = load_files(&name, &mut folder.clone(), Budget::default(), &mut diagnostics);
        let root = sources.as_ref().and_then(|sources| sources.root(SourceId::ENTRY));
        let root = root.filter(|_| !diagnostics.has_errors()).ok_or("it cannot be read")?;
        Ok(Self { name, folder, value: value(root) })
    }

    /// The names of the client when `value` stands in the entry file.
    ///
    /// # Errors
    ///
    /// There is no client for that.
    pub fn names_with(&self, value: &Value) -> Result<Named, String> {
        let text = serde_json::to_vec(value).map_err(|error| error.to_string())?;
        let mut files = Changed { entry: Some(text), folder: self.folder.clone() };
        let mut diagnostics = Diagnostics::new();
        let config = Config::default();
        let sources = load_files(&self.name, &mut files, Budget::default(), &mut diagnostics);
        let sources = sources.filter(|_| !diagnostics.has_errors()).ok_or("it cannot be read")?;
        let document = read_document(&sources, &config, &mut diagnostics).ok_or("the description has errors")?;
        let api = lower_document(&document, &config, &mut diagnostics).ok_or("the description has errors")?;
        Ok(Named { names: assign(&api), api })
    }
}

/// The folder of a description with another entry file, which is what is read first.
struct Changed {
    entry: Option<Vec<u8>>,
    folder: Folder,
}

impl Files for Changed {
    fn read(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, ResolveError> {
        self.entry.take().map_or_else(|| self.folder.read(name, limit), Ok)
    }
}

fn value(node: &Node) -> Value {
    match &node.value {
        load::Value::Null => Value::Null,
        load::Value::Bool(value) => Value::Bool(*value),
        load::Value::Number(text) => serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_string())),
        load::Value::String(text) => Value::String(text.to_string()),
        load::Value::List(items) => items.iter().map(value).collect(),
        load::Value::Map(entries) => {
            let members = entries.iter().map(|entry| (entry.key.to_string(), value(&entry.value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}
