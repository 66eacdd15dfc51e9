//! Reading a description and every file that it refers to.

use std::collections::VecDeque;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Pointer, Severity, SourceFile, SourceId};

use super::budget::Budget;
use super::duplicates::report_duplicates;
use super::fault::Fault;
use super::files::{Files, Folder};
use super::json::read_json;
use super::meter::Meter;
use super::node::{Node, Value};
use super::reference::{ResolveError, join, split};
use super::sources::Sources;
use super::text::read_text;
use super::yaml::read_yaml;

/// Reads the description at `path` and every file in its folder that it refers to. `None` when the entry file cannot be read at all, which
/// is reported.
pub fn load(path: &Path, budget: Budget, diagnostics: &mut Diagnostics) -> Option<Sources> {
    let folder = path.parent().unwrap_or(Path::new(""));
    load_in(folder, path, budget, diagnostics)
}

/// Like [`load`], with a folder of the caller's choice as the one that no reference leads out of.
pub fn load_in(root: &Path, path: &Path, budget: Budget, diagnostics: &mut Diagnostics) -> Option<Sources> {
    let name = path.to_string_lossy().replace('\\', "/");
    match Folder::new(root) {
        Ok(mut folder) => load_files(&name, &mut folder, budget, diagnostics),
        Err(error) => {
            diagnostics.report(Code::Unreadable, None, format!("`{}` cannot be read: {error}", root.display()));
            None
        }
    }
}

/// Reads the file `entry` of `files` and every file that it refers to, in the order of the references. `None` when the entry file cannot be
/// read at all; when it can be read but not understood, which is an error among the diagnostics, its text is there for messages.
pub fn load_files(
    entry: &str,
    files: &mut dyn Files,
    budget: Budget,
    diagnostics: &mut Diagnostics,
) -> Option<Sources> {
    let mut reader = Reader { files, meter: Meter::new(budget), sources: Sources::default(), diagnostics };
    match reader.read(&join("", entry)) {
        Ok(_) => {}
        Err(ResolveError::Broken) => return Some(reader.sources),
        Err(error) => {
            reader.diagnostics.report(Code::Unreadable, None, format!("`{entry}`: {error}"));
            return None;
        }
    }
    let mut waiting = VecDeque::from([SourceId::ENTRY]);
    while let Some(source) = waiting.pop_front() {
        for name in reader.named_by(source) {
            if reader.sources.by_name.contains_key(&name) {
                continue;
            }
            let result = reader.read(&name);
            waiting.extend(result.as_ref().ok());
            reader.sources.by_name.insert(name, result);
        }
    }
    Some(reader.sources)
}

struct Reader<'a> {
    files: &'a mut dyn Files,
    meter: Meter,
    sources: Sources,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn read(&mut self, name: &str) -> Result<SourceId, ResolveError> {
        let bytes = self.files.read(name, self.meter.bytes_left())?;
        let (text, fault) = match self.meter.start_file(self.sources.roots.len(), bytes.len()) {
            Ok(()) => read_text(bytes),
            Err(fault) => (String::new(), Some(fault)),
        };
        let tree = fault.map_or_else(|| read_tree(name, &text, &mut self.meter), Err);
        let source = self.sources.map.add(SourceFile::new(name, text));
        if source == SourceId::ENTRY {
            self.sources.by_name.insert(name.to_owned(), Ok(source));
        }
        match tree {
            Ok((root, remarks)) => {
                self.add(source, root, remarks);
                Ok(source)
            }
            Err(fault) => {
                self.refuse(source, fault);
                Err(ResolveError::Broken)
            }
        }
    }

    fn add(&mut self, source: SourceId, root: Node, remarks: Vec<Fault>) {
        for remark in remarks {
            let pointer = root.pointer_to(remark.span.start);
            let location = Location { source, span: remark.span, pointer };
            let mut diagnostic = Diagnostic::new(remark.code, location, remark.message);
            if diagnostic.code == Code::SyntaxError {
                diagnostic.severity = Severity::Warning;
            }
            self.diagnostics.push(diagnostic);
        }
        report_duplicates(&root, source, self.diagnostics);
        self.sources.wide.add(source, &root);
        self.sources.roots.push(root);
    }

    /// A file with an error ends everything only when it is the one to start from: another may be one that nobody needs, since what looks
    /// like a reference can be data. Who needs it says that its reference leads nowhere.
    fn refuse(&mut self, source: SourceId, fault: Fault) {
        let location = Location { source, span: fault.span, pointer: Pointer::root() };
        let mut diagnostic = Diagnostic::new(fault.code, location, fault.message);
        if source != SourceId::ENTRY && diagnostic.code == Code::SyntaxError {
            diagnostic.severity = Severity::Lossy;
        }
        self.diagnostics.push(diagnostic);
        self.sources.roots.push(Node { value: Value::Null, span: fault.span });
    }

    /// The names of other files that `source` refers to, in the order of the text.
    fn named_by(&self, source: SourceId) -> Vec<String> {
        let (Some(root), Some(file)) = (self.sources.root(source), self.sources.map.get(source)) else {
            return Vec::new();
        };
        let mut references = Vec::new();
        collect_references(root, &mut references);
        let others = references.into_iter().map(split).filter(|parts| !parts.remote && !parts.file.is_empty());
        others.map(|parts| join(&file.name, &parts.file)).collect()
    }
}

/// Values of `$ref`, and of `mapping` where they look like files. Some are data that only looks like references: reading a file too many
/// does no harm, and who knows better reports what is missing.
fn collect_references<'a>(node: &'a Node, references: &mut Vec<&'a str>) {
    for entry in node.entries() {
        match (&*entry.key, &entry.value.value) {
            ("$ref", Value::String(text)) => references.push(text),
            ("mapping", Value::Map(mapping)) => {
                references.extend(
                    mapping.iter().filter_map(|entry| entry.value.as_str()).filter(|text| text.contains(['/', '.'])),
                );
            }
            _ => {}
        }
        collect_references(&entry.value, references);
    }
    for item in node.items() {
        collect_references(item, references);
    }
}

/// Reads a text by what it looks like: JSON when it opens with a bracket. Flow YAML opens with one too, so what JSON refuses there is tried
/// as YAML, unless the name says JSON. When both refuse it, the one that came further knows better what is wrong.
fn read_tree(name: &str, text: &str, meter: &mut Meter) -> Result<(Node, Vec<Fault>), Fault> {
    let as_yaml = |meter: &mut Meter| read_yaml(text, meter).map(|yaml| (yaml.root, yaml.remarks));
    if !text.trim_start().starts_with(['{', '[']) {
        return as_yaml(meter);
    }
    let fault = match read_json(text, meter) {
        Ok(root) => return Ok((root, Vec::new())),
        Err(fault) => fault,
    };
    let says_json = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if says_json || fault.code != Code::SyntaxError {
        return Err(fault);
    }
    as_yaml(meter).map_err(|other| if other.span.start > fault.span.start { other } else { fault })
}

impl Node {
    /// The pointer to the innermost value that holds byte `offset`.
    fn pointer_to(&self, offset: u32) -> Pointer {
        let holds = |node: &Self| node.span.start <= offset && offset < node.span.end.max(node.span.start + 1);
        let mut pointer = Pointer::root();
        let mut node = self;
        loop {
            let entry = node.entries().iter().find(|entry| holds(&entry.value));
            let item = node.items().iter().enumerate().find(|(_, item)| holds(item));
            (node, pointer) = match (entry, item) {
                (Some(entry), _) => (&entry.value, pointer.key(&entry.key)),
                (_, Some((index, item))) => (item, pointer.index(index)),
                _ => return pointer,
            };
        }
    }
}
