//! Documents that keep their shape but for what a fuzzer changes.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs};

use serde_json::{Value, json};

/// Documents of more bytes are not changed: each run would take too long.
const LARGEST: u64 = 20_000;

/// The cases of the repository, and what is in the folder that `CLIENTWRIGHT_CORPUS` names.
static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/../cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(cases).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.extend(env::var_os("CLIENTWRIGHT_CORPUS").map(PathBuf::from));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut paths: Vec<PathBuf> = files
        .filter(|file| file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST))
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|known| ending == *known)))
        .collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.filter_map(|text| serde_yaml::from_str(&text).ok()).collect()
});

/// One of the documents, changed as the bytes say: two choose the document, each five after that are a change and its two places.
pub fn mutate(data: &[u8]) -> Option<String> {
    let (which, changes) = data.split_first_chunk::<2>()?;
    let mut document = DOCUMENTS.get(usize::from(u16::from_be_bytes(*which)) % DOCUMENTS.len().max(1))?.clone();
    for change in changes.chunks_exact(5).take(16) {
        let [kind, to_high, to_low, from_high, from_low] = *change else { continue };
        let [to, from] = [[to_high, to_low], [from_high, from_low]].map(|place| usize::from(u16::from_be_bytes(place)));
        apply(&mut document, kind, to, from);
    }
    serde_json::to_string(&document).ok()
}

fn apply(document: &mut Value, kind: u8, to: usize, from: usize) {
    let places = places(document);
    let place = |number: usize| places.get(number % places.len().max(1)).cloned().unwrap_or_default();
    let (to, from) = (place(to), place(from));
    let other = document.pointer(&from).cloned().unwrap_or_default();
    let Some(target) = document.pointer_mut(&to) else { return };
    match kind % 12 {
        0 => *target = other,
        1 => *target = Value::Null,
        2 => *target = json!({ "$ref": format!("#{from}") }),
        3 => *target = json!({ "allOf": [target.take(), other] }),
        4 => *target = json!({ "oneOf": [target.take(), other] }),
        5 => *target = constant(from.len()),
        6 => add(target, other, &from),
        7 => remove(target, from.len()),
        8 => rename(target, from.len(), &from),
        9 => *target = json!([target.take()]),
        10 => *target = json!({ "anyOf": [target.take(), { "type": "null" }] }),
        _ => twice(target),
    }
}

/// Pointers to all nodes but the root.
fn places(document: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let mut waiting = vec![(String::new(), document)];
    while let Some((place, node)) = waiting.pop() {
        let below: Vec<(String, &Value)> = match node {
            Value::Object(members) => members
                .iter()
                .map(|(name, node)| (format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")), node))
                .collect(),
            Value::Array(items) => items.iter().enumerate().map(|(index, node)| (format!("{place}/{index}"), node)).collect(),
            _ => Vec::new(),
        };
        places.extend(below.iter().map(|(place, _)| place.clone()));
        waiting.extend(below);
    }
    places
}

/// Values that meet what nobody expects.
fn constant(number: usize) -> Value {
    let constants = [
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("*/ \"#]\n//! `{}` \u{202e}\u{0}\u{1b}[31m r#type Self"),
        json!([]),
        json!({}),
        json!({ "type": ["string", "null", "object"] }),
        json!("#/components/schemas/Missing"),
    ];
    constants.get(number % constants.len()).cloned().unwrap_or_default()
}

fn add(target: &mut Value, other: Value, name: &str) {
    match target {
        Value::Object(members) => {
            members.insert(name.rsplit('/').next().unwrap_or_default().to_owned(), other);
        }
        Value::Array(items) => items.push(other),
        _ => *target = other,
    }
}

fn remove(target: &mut Value, number: usize) {
    match target {
        Value::Object(members) => {
            if let Some(name) = members.keys().nth(number % members.len().max(1)).cloned() {
                members.shift_remove(&name);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(number % items.len());
        }
        _ => *target = Value::Null,
    }
}

fn rename(target: &mut Value, number: usize, name: &str) {
    let Value::Object(members) = target else { return };
    let Some(old) = members.keys().nth(number % members.len().max(1)).cloned() else { return };
    if let Some(value) = members.shift_remove(&old) {
        members.insert(name.rsplit('/').next().unwrap_or_default().to_owned(), value);
    }
}

fn twice(target: &mut Value) {
    match target {
        Value::Array(items) => items.extend(items.clone()),
        Value::Object(members) => {
            let copies: Vec<(String, Value)> =
                members.iter().map(|(name, value)| (name.to_uppercase(), value.clone())).collect();
            members.extend(copies);
        }
        Value::String(text) => *text = text.repeat(2),
        _ => {}
    }
}
