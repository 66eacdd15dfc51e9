//! Whatever stands anywhere in a description, reading it neither panics nor meets a bug of ours.

use clientwright::diagnostics::Code;
use serde_json::{Value, json};

use super::versions::{SWAGGER_2_0, openapi_3};
use super::{listed, try_read};

/// Pointers to everything in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                pointers(member, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn with_everything(text: &str) -> Value {
    let text = text.replace("name: id, in: path", "name: id, in: path, x-more: { a: [1] }");
    serde_yaml::from_str(&text).expect("not YAML")
}

fn mutate(description: &Value) {
    let odd = [
        json!(null),
        json!(true),
        json!(-1.5),
        json!("odd"),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "$ref": "#/info" }),
        json!({ "$ref": "#" }),
        json!({ "$ref": 1, "type": { "$ref": "#/nowhere" } }),
    ];
    let mut places = Vec::new();
    pointers(description, "", &mut places);
    for place in places {
        for value in &odd {
            let mut mutated = description.clone();
            *mutated.pointer_mut(&place).expect("no such place") = value.clone();
            let (_, findings) = try_read(&[("api.json", &mutated.to_string())]);
            let has_bug = findings.iter().any(|finding| finding.code == Code::Internal);
            assert!(!has_bug, "{value} at {place}: {}", listed(&findings));
        }
    }
}

#[test]
fn swagger_2_0_with_odd_values_anywhere() {
    mutate(&with_everything(SWAGGER_2_0));
}

#[test]
fn openapi_3_0_with_odd_values_anywhere() {
    mutate(&with_everything(&openapi_3("3.0.4")));
}

#[test]
fn openapi_3_2_with_odd_values_anywhere() {
    let more = "
webhooks: { w: { query: { responses: {}, callbacks: { c: { '{$url}': { additionalOperations: { COPY: { responses: {} } } } } } } } }
x-more: { parameters: { q: { name: q, in: querystring, content: { a/a: { itemSchema: {}, prefixEncoding: [{}], examples: { e: { dataValue: 1 } } } } } } }
";
    mutate(&with_everything(&(openapi_3("3.2.0") + more)));
}
