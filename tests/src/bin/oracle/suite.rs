//! The oracle of the JSON Schema Test Suite: a valid instance of a schema that gets a type makes the round trip.
//!
//! Each file of the suite becomes a description of one operation for each schema, which stands in a file of its own, so that references
//! lead where the suite means them to.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostics::{Pointer, SourceId};
use clientwright::ir::{self, TypeExpression};
use clientwright::load::{Node, Value};
use clientwright::spec::Place;
use indexmap::IndexMap;
use serde_json::json;

use crate::described::{Described, describe_files};
use crate::json;
use crate::judge::Judge;
use crate::round::{Case, case, take};
use crate::row::{Counts, Row};
use crate::workshop::Workshop;

/// The drafts, each with the version of OpenAPI whose schemas are of its kind.
const DRAFTS: [(&str, &str); 2] = [("draft4", "3.0.3"), ("draft2020-12", "3.1.1")];
/// The file that a description starts from.
const ENTRY: &str = "openapi.json";

/// A file of the suite.
pub(crate) struct SuiteFile {
    /// Its path in the folder of all tests.
    pub(crate) name: String,
    path: PathBuf,
    version: &'static str,
}

/// The files of the drafts, those whose name contains the pattern.
pub(crate) fn suite_files(folder: &Path, only: Option<&str>) -> Result<Vec<SuiteFile>, String> {
    let mut found = Vec::new();
    for (draft, version) in DRAFTS {
        let root = folder.join("tests");
        for path in json_files(&root.join(draft)).map_err(|error| format!("`{}`: {error}", root.display()))? {
            let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned();
            if only.is_none_or(|pattern| name.contains(pattern)) {
                found.push(SuiteFile { name, path, version });
            }
        }
    }
    Ok(found)
}

fn json_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.is_dir() {
            found.extend(json_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A schema of the suite and its valid instances.
struct Group {
    schema: String,
    instances: Vec<Node>,
}

/// Takes every valid instance of a file round.
pub(crate) fn row(file: &SuiteFile, workshop: &Workshop, row: &mut Row) -> Result<(), String> {
    let text = fs::read_to_string(&file.path).map_err(|error| error.to_string())?;
    let mut groups: Vec<Group> = json::tree(&text)?.items().iter().filter_map(group).collect();
    row.counts.values += groups.iter().map(|group| group.instances.len() as u64).sum::<u64>();
    // A schema that makes a description wrong must not cost the others.
    groups.retain(|group| {
        let is_good = describe_groups(file.version, std::slice::from_ref(group)).is_ok();
        row.counts.unread += if is_good { 0 } else { group.instances.len() as u64 };
        is_good
    });
    if groups.is_empty() {
        return Ok(());
    }
    let described = describe_groups(file.version, &groups)?;
    let judge = Judge::new(&described, (0..groups.len()).filter_map(|index| schema_place(&described, index)));
    let mut court = judge.open()?;
    let mut cases = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        cases.extend(cases_of(&described, index, group, &mut row.counts));
    }
    workshop.put(&described.files, &described.manifest).map_err(|error| error.to_string())?;
    take(&mut court, workshop, &cases, row)
}

fn group(node: &Node) -> Option<Group> {
    let valid = |test: &&Node| test.get("valid").is_some_and(|valid| valid.value == Value::Bool(true));
    let tests = node.get("tests")?.items().iter().filter(valid);
    let instances = tests.filter_map(|test| test.get("data").cloned()).collect();
    Some(Group { schema: json::text(node.get("schema")?)?, instances })
}

fn describe_groups(version: &str, groups: &[Group]) -> Result<Described, String> {
    let mut files = IndexMap::new();
    let mut paths = serde_json::Map::new();
    for (index, group) in groups.iter().enumerate() {
        let schema = json!({ "$ref": file_name(index) });
        let content = json!({ "application/json": { "schema": schema } });
        let get = json!({ "responses": { "200": { "description": "", "content": content } } });
        paths.insert(format!("/{index}"), json!({ "get": get }));
        files.insert(file_name(index), group.schema.clone().into_bytes());
    }
    let entry = json!({ "openapi": version, "info": { "title": "Suite", "version": "1" }, "paths": paths });
    files.insert(ENTRY.to_owned(), entry.to_string().into_bytes());
    describe_files(ENTRY, &mut files)
}

fn file_name(index: usize) -> String {
    format!("schema-{index}.json")
}

fn schema_place(described: &Described, index: usize) -> Option<Place> {
    let (source, pointer) = described.sources.resolve(SourceId::ENTRY, &file_name(index)).ok()?;
    Some(Place { source, pointer })
}

fn cases_of(described: &Described, index: usize, group: &Group, counts: &mut Counts) -> Vec<Case> {
    let at = Place { source: SourceId::ENTRY, pointer: Pointer::root().key("paths").key(&format!("/{index}")) };
    let operation = described.api.operations.iter().find(|operation| is_at(operation, &at.pointer));
    let body = operation.and_then(|operation| operation.responses.first()).and_then(|response| response.body.as_ref());
    let ty: Option<&TypeExpression> = body.and_then(|body| body.content.ty());
    let (Some(ty), Some(schema)) = (ty, schema_place(described, index)) else {
        counts.untyped += group.instances.len() as u64;
        return Vec::new();
    };
    group.instances.iter().filter_map(|value| case(described, &at, &schema, ty, value, counts)).collect()
}

fn is_at(operation: &ir::Operation, path: &Pointer) -> bool {
    operation.location.pointer.parent().as_ref() == Some(path)
}
