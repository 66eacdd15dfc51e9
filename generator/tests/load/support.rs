//! Loads texts and shows trees as JSON.

use clientwright::diagnostics::{Code, Diagnostics, Severity, SourceId};
use clientwright::load::{Budget, Node, Sources, Value, load_files};
use indexmap::IndexMap;

/// What loading gave.
pub(crate) struct Loaded {
    pub(crate) sources: Option<Sources>,
    pub(crate) diagnostics: Diagnostics,
}

impl Loaded {
    pub(crate) fn root(&self) -> &Node {
        self.sources.as_ref().and_then(|sources| sources.root(SourceId::ENTRY)).expect("the entry is read")
    }

    /// The tree as JSON.
    pub(crate) fn json(&self) -> String {
        json(self.root())
    }

    /// `code line:column message`, one a line; `code message` without a place.
    pub(crate) fn findings(&self) -> Vec<String> {
        let show = |diagnostic: &clientwright::diagnostics::Diagnostic| {
            let at = diagnostic.location.as_ref().and_then(|location| {
                let file = self.sources.as_ref()?.map().get(location.source)?;
                let at = file.line_column(location.span.start);
                Some(format!(" {}:{}", at.line, at.column))
            });
            format!("{}{} {}", diagnostic.code, at.unwrap_or_default(), diagnostic.message)
        };
        self.diagnostics.iter().map(show).collect()
    }

    pub(crate) fn only_finding(&self) -> (Code, Severity, String) {
        assert_eq!(self.diagnostics.len(), 1, "{:?}", self.findings());
        let diagnostic = self.diagnostics.iter().next().expect("one was counted");
        (diagnostic.code, diagnostic.severity, diagnostic.message.clone())
    }
}

/// Loads one file.
pub(crate) fn load(name: &str, text: impl Into<Vec<u8>>) -> Loaded {
    load_with(name, text, Budget::default())
}

/// Loads one file within limits.
pub(crate) fn load_with(name: &str, text: impl Into<Vec<u8>>, budget: Budget) -> Loaded {
    let mut files = IndexMap::from([(name.to_owned(), text.into())]);
    let mut diagnostics = Diagnostics::new();
    let sources = load_files(name, &mut files, budget, &mut diagnostics);
    Loaded { sources, diagnostics }
}

/// The tree of a YAML text that has no findings, as JSON.
pub(crate) fn yaml(text: &str) -> String {
    clean("a.yaml", text)
}

/// The tree of a JSON text that has no findings, as JSON.
pub(crate) fn json_text(text: &str) -> String {
    clean("a.json", text)
}

fn clean(name: &str, text: &str) -> String {
    let loaded = load(name, text);
    assert_eq!(loaded.findings(), Vec::<String>::new());
    loaded.json()
}

/// A tree as JSON: numbers by their text, duplicates kept.
pub(crate) fn json(node: &Node) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a string is JSON");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.to_string(),
        Value::String(text) => quoted(text),
        Value::List(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}:{}", quoted(&entry.key), json(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}
