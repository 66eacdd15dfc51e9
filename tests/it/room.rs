//! Schemas that are kept for `validate()` are bounded: a short description cannot ask for a large client.

use std::fs;

use clientwright::diagnostics::Code;
use serde_json::{Map, Value, json};

use crate::run::{Run, run};

/// A description whose one request is the component `Sent`.
fn sent(schemas: Map<String, Value>) -> Run {
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}});
    let operation =
        json!({"operationId": "send", "requestBody": {"content": content}, "responses": {"204": {"description": ""}}});
    let description = json!({
        "openapi": "3.1.1",
        "info": {"title": "Room", "version": "1"},
        "paths": {"/": {"post": operation}},
        "components": {"schemas": schemas},
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("openapi.json");
    fs::write(&path, description.to_string()).unwrap();
    run(&path)
}

fn bytes(run: &Run) -> usize {
    run.files.iter().flatten().map(|file| file.text.len()).sum()
}

fn losses(run: &Run) -> Vec<&str> {
    let findings = run.diagnostics.iter().filter(|finding| finding.code == Code::NotModelled);
    findings.map(|finding| finding.message.as_str()).collect()
}

fn values(count: usize) -> Value {
    (0..count).map(|number| format!("value {number}")).collect()
}

fn named(name: &str, schema: Value) -> (String, Value) {
    (name.to_owned(), schema)
}

/// Fifty properties, each of them a list whose conditions are so many values.
fn fifty_lists(count: usize) -> Run {
    let properties: Map<String, Value> =
        (0..50).map(|number| (format!("p{number}"), json!({"$ref": "#/components/schemas/Alias"}))).collect();
    let alias = json!({"type": "array", "items": {"type": "string"}, "contains": {"enum": values(count)}});
    sent(Map::from_iter([named("Sent", json!({"type": "object", "properties": properties})), named("Alias", alias)]))
}

#[test]
fn what_an_alias_keeps_is_dropped_where_its_copies_are_too_many() {
    let small = fifty_lists(500);
    assert_eq!(losses(&small), [""; 0]);
    let large = fifty_lists(5_000);
    assert_eq!(
        losses(&large),
        ["conditions of this type are not checked: a client has room for 1048576 bytes of them"]
    );
    assert!(bytes(&large) < bytes(&small), "{} {}", bytes(&large), bytes(&small));
}

#[test]
fn what_many_schemas_refer_to_is_not_copied_without_end() {
    let known = named("Known", json!({"enum": values(10_000)}));
    let property =
        |number| named(&format!("p{number}"), json!({"not": {"items": {"$ref": "#/components/schemas/Known"}}}));
    let properties: Map<String, Value> = (0..100).map(property).collect();
    let run = sent(Map::from_iter([named("Sent", json!({"type": "object", "properties": properties})), known]));
    let reason = "`not` is not checked: the schemas that are kept for checks are more than 4194304 bytes";
    assert!(losses(&run).contains(&reason), "{:#?}", losses(&run));
    assert!(bytes(&run) < 1_500_000, "{}", bytes(&run));
}

#[test]
fn one_schema_does_not_lead_through_half_a_description() {
    let link = |number: usize| {
        let next = json!({"$ref": format!("#/components/schemas/Link{}", number + 1)});
        named(&format!("Link{number}"), json!({"properties": {"next": next}}))
    };
    let end = named("Link200", json!({"type": "string"}));
    let sender = named("Sent", json!({"type": "object", "not": {"$ref": "#/components/schemas/Link0"}}));
    let run = sent((0..200).map(link).chain([end, sender]).collect());
    assert_eq!(losses(&run), ["`not` is not checked: it leads to more than 128 schemas"]);
}
