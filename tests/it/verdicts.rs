//! The verdicts of the public JSON Schema Test Suite against those of `validate()`, by way of the generator: what it keeps of a schema of the
//! suite is what the runtime checks values by. A schema that the generator reports as not kept in full is left out, and counted.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use clientwright::diagnostics::Severity;
use clientwright::ir::{Api, TypeKind};
use clientwright_runtime::rt::v1::{Check, validate_value};
use serde_json::{Value, json};

use crate::remotes::Remotes;
use crate::run::{Run, run};
use crate::suites::files;

/// Where a schema of the suite stands in the description that is made of it.
const PLACE: &str = "#/components/schemas/Holder/properties/contrary/not";

/// Whether the runtime has an engine for patterns.
const PATTERNS: bool = cfg!(feature = "pattern");

/// The dialect of the newer draft.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A draft, the version of `OpenAPI` whose schemas are nearest to it, and how many verdicts agree at least.
const DRAFTS: [(&str, &str, usize); 2] = [
    ("draft4", "3.0.4", if PATTERNS { 591 } else { 548 }),
    ("draft2020-12", "3.1.1", if PATTERNS { 1275 } else { 1195 }),
];

/// Verdicts that differ, by file, group and the number of them, each for its reason.
const DIFFERENT: &[(&str, &str, usize)] = &[
    // Such a list is taken for one that was forgotten, with a finding: no value at all is never meant.
    ("enum", "empty enum", 6),
    // Dialects of one's own are not followed: keywords mean what they mean to the specification.
    ("vocabulary", "schema that uses custom metaschema with with no validation vocabulary", 1),
];

/// A description whose one request has a schema of the suite under `not`, and under `not` once more, so that each verdict is seen from both
/// sides: what cannot be told finds nothing on either.
fn description(version: &str, mut schema: Value, remotes: &Remotes) -> Value {
    // A description names its dialect elsewhere.
    if let Some(members) = schema.as_object_mut().filter(|members| members.get("$schema") == Some(&json!(DIALECT))) {
        members.remove("$schema");
    }
    let mut schemas = remotes.named_by(&schema);
    move_references(&mut schema);
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Holder"}}});
    let operation =
        json!({"operationId": "send", "requestBody": {"content": content}, "responses": {"204": {"description": ""}}});
    let contrary = json!({"not": schema});
    let fits = json!({"not": {"$ref": "#/components/schemas/Holder/properties/contrary"}});
    schemas.insert("Holder".to_owned(), json!({"type": "object", "properties": {"contrary": contrary, "fits": fits}}));
    json!({
        "openapi": version,
        "info": {"title": "Suite", "version": "1"},
        "paths": {"/": {"post": operation}},
        "components": {"schemas": schemas},
    })
}

/// References inside of a schema lead to the same places where it stands now. Those inside of an `$id` are relative to that.
fn move_references(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(move_references),
        Value::Object(members) if members.get("$id").is_some_and(Value::is_string) => {}
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(reference) if is_pointer(key, reference) => {
                        reference.replace_range(..1, PLACE);
                    }
                    // These are values that only look like references.
                    Value::Array(_) if key == "enum" => {}
                    value => move_references(value),
                }
            }
        }
        _ => {}
    }
}

fn is_pointer(key: &str, reference: &str) -> bool {
    matches!(key, "$ref" | "$dynamicRef") && (reference == "#" || reference.starts_with("#/"))
}

/// What is kept of the schema: its negation and the negation of that; `None` if anything was lost.
fn kept(run: &Run) -> Option<[&'static [Check]; 2]> {
    if run.diagnostics.iter().any(|finding| finding.severity >= Severity::Lossy) {
        return None;
    }
    let api = run.api.as_ref()?;
    Some([check(api, "contrary")?, check(api, "fits")?])
}

fn check(api: &Api, name: &str) -> Option<&'static [Check]> {
    let TypeKind::Struct(holder) = &api.types.first()?.kind else { return None };
    let property = holder.properties.iter().find(|property| property.name == name)?;
    let [schema] = property.constraints.schemas.as_slice() else { return None };
    if !PATTERNS && schema.contains("\"pattern") {
        return None;
    }
    let schema: &'static str = Box::leak(schema.to_string().into_boxed_str());
    Some(Box::leak(Box::new([Check::Schema(schema)])))
}

#[derive(Default)]
struct Count {
    agreed: usize,
    left_out: BTreeMap<String, usize>,
    failed: BTreeMap<(String, String), Vec<String>>,
}

fn judge(path: &Path, group: &Value, (version, remotes): (&str, &Remotes), folder: &Path, count: &mut Count) {
    let tests = group["tests"].as_array().unwrap();
    let source = folder.join("openapi.json");
    fs::write(&source, description(version, group["schema"].clone(), remotes).to_string()).unwrap();
    let name = path.file_stem().unwrap().to_string_lossy();
    let Some([contrary, fits]) = kept(&run(&source)) else {
        *count.left_out.entry(name.into_owned()).or_default() += tests.len();
        return;
    };
    for test in tests {
        let instance = clientwright_runtime::Value::from_json(test["data"].to_string().as_bytes()).unwrap();
        let verdict = [contrary, fits].map(|checks| validate_value(&instance, checks).is_ok());
        let valid = test["valid"].as_bool().unwrap();
        if verdict == [!valid, valid] {
            count.agreed += 1;
        } else {
            let group = group["description"].as_str().unwrap().to_owned();
            count.failed.entry((name.to_string(), group)).or_default().push(test["description"].to_string());
        }
    }
}

#[test]
fn verdicts_agree_with_the_public_suite() {
    let folder = tempfile::tempdir().unwrap();
    for (draft, version, least) in DRAFTS {
        let mut count = Count::default();
        let remotes = Remotes::of(draft);
        let cases = files("CLIENTWRIGHT_SUITES", &format!("json-schema/tests/{draft}"), &["json"]);
        let is_optional = |path: &Path| path.components().any(|part| part.as_os_str() == "optional");
        for path in cases.iter().filter(|path| !is_optional(path)) {
            let groups: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            for group in groups.as_array().unwrap() {
                judge(path, group, (version, &remotes), folder.path(), &mut count);
            }
        }
        if cases.is_empty() {
            continue;
        }
        let Count { agreed, left_out, mut failed } = count;
        failed.retain(|(file, group), cases| !DIFFERENT.contains(&(file, group, cases.len())));
        let total: usize = left_out.values().sum();
        writeln!(std::io::stderr(), "{draft}: {agreed} verdicts agree, {total} left out: {left_out:?}").unwrap();
        assert!(failed.is_empty(), "{draft}: {failed:#?}");
        assert!(agreed >= least, "{draft}: only {agreed} verdicts of {least}");
    }
}
