//! `serde_json` and `serde_yaml` as judges: on every document that both they and this loader read, the trees are equal.
//!
//! Runs over the folder that `CLIENTWRIGHT_CORPUS` names, on files of up to `CLIENTWRIGHT_ORACLE_BYTES` bytes (default 300,000, so that an
//! unoptimised run takes seconds). What is exempt is said by a rule with a reason, counted and printed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clientwright::load::{Node, Value};

use crate::support::load;

/// Why two trees may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// `.inf` and `.nan` stay text here, since JSON cannot say them.
    NotFinite,
    /// `0b101` is a number to `serde_yaml`; the core schema of YAML 1.2 does not know it.
    Binary,
    /// A block scalar that ends the file without a line break has one here, as the YAML test suite expects (`L24T`).
    LastLineBreak,
}

#[derive(Default)]
struct Tally {
    equal: usize,
    too_large: usize,
    /// Documents that the judge refuses, by its words without the place.
    refused: BTreeMap<String, usize>,
    exempt: BTreeMap<Rule, usize>,
    differences: Vec<String>,
}

impl Tally {
    fn print(&self, judge: &str) {
        say(&format!(
            "{judge}: {} documents equal, {} differ, {} not run because of their size, refused by it: {:?}, exempt values: {:?}",
            self.equal,
            self.differences.len(),
            self.too_large,
            self.refused,
            self.exempt
        ));
    }
}

#[test]
fn json_documents_equal_what_serde_json_reads() {
    let Some(documents) = documents(&["json"]) else { return };
    let mut tally = Tally::default();
    for path in documents {
        let Some(text) = text(&path, &mut tally) else { continue };
        match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(judged) => compare(&path, &text, &mut tally, |node, path, _| json_difference(node, &judged, path)),
            Err(error) => refused(&mut tally, &error.to_string()),
        }
    }
    tally.print("serde_json");
    assert_eq!(tally.differences, Vec::<String>::new());
    assert!(tally.equal > 0);
}

#[test]
fn yaml_documents_equal_what_serde_yaml_reads() {
    let Some(documents) = documents(&["yaml", "yml"]) else { return };
    let mut tally = Tally::default();
    for path in documents {
        let Some(text) = text(&path, &mut tally) else { continue };
        match serde_yaml::from_str::<serde_yaml::Value>(&text) {
            Ok(mut judged) => {
                judged.apply_merge().expect("merge keys of the corpus are objects");
                let last_line_break = !text.ends_with('\n');
                compare(&path, &text, &mut tally, |node, path, exempt| {
                    yaml_difference(node, &judged, path, last_line_break, exempt)
                });
            }
            Err(error) => refused(&mut tally, &error.to_string()),
        }
    }
    tally.print("serde_yaml");
    assert_eq!(tally.differences, Vec::<String>::new());
    assert!(tally.equal > 0);
}

/// JSON is YAML: both readers of this crate give the same tree.
#[test]
fn json_documents_are_the_same_read_as_yaml() {
    let Some(documents) = documents(&["json"]) else { return };
    let mut tally = Tally::default();
    for path in documents {
        let Some(text) = text(&path, &mut tally) else { continue };
        let as_yaml = load("a.yaml", format!("---\n{text}"));
        if as_yaml.diagnostics.has_errors() {
            refused(&mut tally, &as_yaml.only_finding().2);
            continue;
        }
        compare(&path, &text, &mut tally, |node, path, _| same(node, as_yaml.root(), path));
    }
    tally.print("read as YAML");
    assert_eq!(tally.differences, Vec::<String>::new());
    assert!(tally.equal > 0);
}

fn documents(extensions: &[&str]) -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os("CLIENTWRIGHT_CORPUS") else {
        say(&format!(
            "load: 1 comparison over .{} documents not run, since CLIENTWRIGHT_CORPUS is not set",
            extensions.join(" and .")
        ));
        return None;
    };
    let mut found = Vec::new();
    collect(Path::new(&folder), extensions, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no documents in {}", Path::new(&folder).display());
    Some(found)
}

/// Past the capture of a test's output, so that it is seen when the test passes.
fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("standard error is open");
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the corpus is a folder") {
        let path = entry.expect("its entries can be listed").path();
        if path.is_dir() {
            collect(&path, extensions, found);
        } else if path.extension().and_then(|extension| extension.to_str()).is_some_and(|it| extensions.contains(&it)) {
            found.push(path);
        }
    }
}

/// The text of a document that is small enough.
fn text(path: &Path, tally: &mut Tally) -> Option<String> {
    let limit = std::env::var("CLIENTWRIGHT_ORACLE_BYTES").ok().and_then(|text| text.parse().ok()).unwrap_or(300_000);
    let bytes = fs::read(path).expect("a document can be read");
    if bytes.len() > limit {
        tally.too_large += 1;
        return None;
    }
    let text = String::from_utf8(bytes).ok()?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

fn refused(tally: &mut Tally, error: &str) {
    let words = error.split(" at line ").next().unwrap_or_default().split(": ").last().unwrap_or_default();
    let words: String =
        words.chars().map(|character| if character.is_ascii_digit() { '#' } else { character }).collect();
    *tally.refused.entry(words.replace("##", "#").replace("##", "#")).or_default() += 1;
}

fn compare(
    path: &Path,
    text: &str,
    tally: &mut Tally,
    difference: impl Fn(&Node, &mut Vec<String>, &mut Vec<Rule>) -> Option<String>,
) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let loaded = load(&name, text);
    if loaded.diagnostics.has_errors() {
        tally.differences.push(format!("{}: not read: {:?}", path.display(), loaded.findings()));
        return;
    }
    let (mut at, mut exempt) = (Vec::new(), Vec::new());
    let difference = difference(loaded.root(), &mut at, &mut exempt);
    for rule in exempt {
        *tally.exempt.entry(rule).or_default() += 1;
    }
    match difference {
        None => tally.equal += 1,
        Some(difference) => tally.differences.push(format!("{} at /{}: {difference}", path.display(), at.join("/"))),
    }
}

fn json_difference(ours: &Node, theirs: &serde_json::Value, at: &mut Vec<String>) -> Option<String> {
    use serde_json::Value as Judged;
    let equal = match (&ours.value, theirs) {
        (Value::Null, Judged::Null) => true,
        (Value::Bool(ours), Judged::Bool(theirs)) => ours == theirs,
        (Value::Number(ours), Judged::Number(theirs)) => {
            serde_json::from_str::<serde_json::Number>(ours).is_ok_and(|ours| ours == *theirs)
        }
        (Value::String(ours), Judged::String(theirs)) => **ours == **theirs,
        (Value::List(ours), Judged::Array(theirs)) => {
            return items(ours, theirs, at, json_difference);
        }
        (Value::Map(ours), Judged::Object(theirs)) => {
            let theirs = theirs.iter().map(|(key, value)| (key.clone(), value)).collect();
            return entries(ours, theirs, at, json_difference);
        }
        _ => false,
    };
    (!equal).then(|| format!("{:?} is not {theirs:?}", ours.value))
}

fn yaml_difference(
    ours: &Node,
    theirs: &serde_yaml::Value,
    at: &mut Vec<String>,
    last_line_break: bool,
    exempt: &mut Vec<Rule>,
) -> Option<String> {
    use serde_yaml::Value as Judged;
    let mut exempt_if = |holds: bool, rule: Rule| {
        if holds {
            exempt.push(rule);
        }
        holds
    };
    let equal = match (&ours.value, theirs) {
        (Value::Null, Judged::Null) => true,
        (Value::Bool(ours), Judged::Bool(theirs)) => ours == theirs,
        (Value::Number(ours), Judged::Number(theirs)) => same_number(ours, theirs),
        (Value::String(ours), Judged::Number(theirs)) => {
            exempt_if(!theirs.as_f64().is_some_and(f64::is_finite), Rule::NotFinite)
                || exempt_if(ours.contains("0b"), Rule::Binary)
        }
        (Value::String(ours), Judged::String(theirs)) => {
            **ours == **theirs
                || exempt_if(last_line_break && ours.strip_suffix('\n') == Some(theirs), Rule::LastLineBreak)
        }
        (Value::List(ours), Judged::Sequence(theirs)) => {
            return items(ours, theirs, at, |ours, theirs, at| {
                yaml_difference(ours, theirs, at, last_line_break, exempt)
            });
        }
        (Value::Map(ours), Judged::Mapping(theirs)) => {
            let theirs = theirs.iter().map(|(key, value)| (yaml_key(key), value)).collect();
            return entries(ours, theirs, at, |ours, theirs, at| {
                yaml_difference(ours, theirs, at, last_line_break, exempt)
            });
        }
        (_, Judged::Tagged(tagged)) => return yaml_difference(ours, &tagged.value, at, last_line_break, exempt),
        _ => false,
    };
    (!equal).then(|| format!("{:?} is not {theirs:?}", ours.value))
}

fn same_number(ours: &str, theirs: &serde_yaml::Number) -> bool {
    let as_integer = theirs.as_i64().map(i128::from).or(theirs.as_u64().map(i128::from));
    match as_integer {
        Some(theirs) => ours.parse() == Ok(theirs),
        None => ours.parse::<f64>().ok() == theirs.as_f64(),
    }
}

/// Keys are their source text here; numbers of the corpus are written the way they print.
fn yaml_key(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Number(number) => number.to_string(),
        serde_yaml::Value::Bool(value) => value.to_string(),
        other => format!("{other:?}"),
    }
}

fn same(ours: &Node, theirs: &Node, at: &mut Vec<String>) -> Option<String> {
    match (&ours.value, &theirs.value) {
        (Value::List(ours), Value::List(theirs)) => items(ours, theirs, at, same),
        (Value::Map(ours), Value::Map(theirs)) => {
            let theirs = theirs.iter().map(|entry| (entry.key.to_string(), &entry.value)).collect();
            entries(ours, theirs, at, same)
        }
        (Value::Number(ours), Value::Number(theirs)) if ours.eq_ignore_ascii_case(theirs) => None,
        (ours, theirs) => (ours != theirs).then(|| format!("{ours:?} is not {theirs:?}")),
    }
}

fn items<T>(
    ours: &[Node],
    theirs: &[T],
    at: &mut Vec<String>,
    mut difference: impl FnMut(&Node, &T, &mut Vec<String>) -> Option<String>,
) -> Option<String> {
    if ours.len() != theirs.len() {
        return Some(format!("{} items are not {}", ours.len(), theirs.len()));
    }
    for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        at.push(index.to_string());
        if let Some(difference) = difference(ours, theirs, at) {
            return Some(difference);
        }
        at.pop();
    }
    None
}

/// The judges keep the last of equal keys where the first stood; merged entries may stand elsewhere, so order is not compared.
fn entries<T>(
    ours: &[clientwright::load::Entry],
    theirs: Vec<(String, &T)>,
    at: &mut Vec<String>,
    mut difference: impl FnMut(&Node, &T, &mut Vec<String>) -> Option<String>,
) -> Option<String> {
    let ours: BTreeMap<&str, &Node> = ours.iter().map(|entry| (&*entry.key, &entry.value)).collect();
    let theirs: BTreeMap<String, &T> = theirs.into_iter().collect();
    if !ours.keys().copied().eq(theirs.keys().map(String::as_str)) {
        return Some(format!("keys {:?} are not {:?}", ours.keys(), theirs.keys()));
    }
    for (key, ours) in ours {
        at.push(key.to_owned());
        if let Some(difference) = difference(ours, theirs.get(key)?, at) {
            return Some(difference);
        }
        at.pop();
    }
    None
}
