//! The JSON Schema Test Suite, every schema of it that is a text of its own.

use std::path::Path;
use std::{env, fs, io::Write};

use clientwright_runtime::Value;
use clientwright_runtime::rt::v1::{self as rt, Check::Schema};

/// Keywords that lead out of a text: none of these is ever in a text that the generator writes.
const OUTSIDE: [&str; 6] = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$schema"];

fn leads_out(schema: &Value) -> bool {
    match schema {
        Value::Array(items) => items.iter().any(leads_out),
        Value::Object(members) => members.iter().any(|(key, value)| match value.as_str() {
            Some(reference) if key == "$ref" => {
                !reference.starts_with("#/$defs/") || reference.matches('/').count() > 2 || reference.contains('%')
            }
            _ => OUTSIDE.contains(&key) && key != "$schema" || leads_out(value),
        }),
        _ => false,
    }
}

/// Every verdict of the JSON Schema Test Suite, where it is: named by `CLIENTWRIGHT_SUITES`, never part of the repository.
#[test]
fn verdicts_agree_with_the_public_suite() {
    let mut terminal = std::io::stderr();
    let Some(folder) = env::var_os("CLIENTWRIGHT_SUITES") else {
        writeln!(terminal, "`CLIENTWRIGHT_SUITES` is not set: 0 cases of its `json-schema` were run").unwrap();
        return;
    };
    let (mut passed, mut skipped, mut failed) = (0, 0, Vec::new());
    for entry in fs::read_dir(Path::new(&folder).join("json-schema/tests/draft2020-12")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let groups = Value::from_json(&fs::read(&path).unwrap()).unwrap();
        for group in groups.as_array().unwrap() {
            let schema = group.get("schema").unwrap();
            let tests = group.get("tests").unwrap().as_array().unwrap();
            let text = schema.to_json().unwrap();
            // The engine has no classes of Unicode; the generator reports such patterns.
            if leads_out(schema) || text.contains(r"\\p{") {
                skipped += tests.len();
                continue;
            }
            let text: &'static str = Box::leak(text.into_boxed_str());
            let checks: &'static [rt::Check] = Box::leak(Box::new([Schema(text)]));
            for test in tests {
                let found = super::violations(test.get("data").unwrap(), checks);
                if found.is_empty() == test.get("valid").unwrap().as_bool().unwrap() {
                    passed += 1;
                } else {
                    failed.push(format!("{}: {text}: {:?}: {found:?}", path.display(), test.get("description")));
                }
            }
        }
    }
    writeln!(terminal, "json-schema: {passed} passed, {skipped} left out, {} failed", failed.len()).unwrap();
    assert!(failed.is_empty() && passed > 0, "{failed:#?}");
}
