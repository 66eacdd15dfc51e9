//! Schemas of the public suite that its own tests refer to by address. Nothing is read from the network; a description may hold such a schema as a
//! component whose `$id` is the address, which is what JSON Schema 2020-12 Core, section 9.3, calls bundling.

use std::fs;

use serde_json::{Map, Value, json};

use crate::suites::files;

/// Where the suite expects its schemas to be.
const HOST: &str = "http://localhost:1234";

/// Schemas by address.
pub(crate) struct Remotes(Vec<(String, Value)>);

impl Remotes {
    /// Those of a draft.
    pub(crate) fn of(draft: &str) -> Self {
        let all = files("CLIENTWRIGHT_SUITES", &format!("json-schema/remotes/{draft}"), &["json"]);
        let address = |path: &str| path.find(draft).map(|at| format!("{HOST}/{}", &path[at..]));
        let read = |path: std::path::PathBuf| {
            let schema = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            Some((address(&path.to_string_lossy().replace('\\', "/"))?, schema))
        };
        Self(all.into_iter().filter_map(read).collect())
    }

    /// Components for the schemas that `schema` names, those that these name, and so on.
    pub(crate) fn named_by(&self, schema: &Value) -> Map<String, Value> {
        let mut found = Map::new();
        let mut texts = vec![text_of(schema)];
        while let Some(text) = texts.pop() {
            for (address, remote) in &self.0 {
                let name = address.rsplit('/').next().unwrap_or_default();
                if text.contains(name) && !found.contains_key(name) {
                    texts.push(text_of(remote));
                    found.extend(bundled(address, remote).map(|schema| (name.to_owned(), schema)));
                }
            }
        }
        found
    }
}

/// A schema without what says how it is to be understood, which no description says there.
fn text_of(schema: &Value) -> String {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.shift_remove("$schema");
    }
    schema.to_string()
}

/// A schema with its address for a name; one that gives itself another name cannot be had by its address, too.
fn bundled(address: &str, schema: &Value) -> Option<Value> {
    let mut members = schema.as_object()?.clone();
    members.shift_remove("$schema");
    let id = members.entry("$id").or_insert_with(|| json!(address));
    (id == address).then_some(Value::Object(members))
}
