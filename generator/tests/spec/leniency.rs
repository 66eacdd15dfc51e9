//! What real descriptions hold: a fault costs the smallest unit, and is reported.

use clientwright::spec::Dump;
use clientwright::spec::schema::Type;

use super::{found, listed, read_text, schema_at};

fn with_schema(schema: &str) -> String {
    format!(
        "{{ openapi: 3.0.3, info: {{ title: T, version: '1' }}, paths: {{}}, components: {{ schemas: {{ S: {schema} }} }} }}"
    )
}

#[test]
fn a_faulty_keyword_costs_itself_only() {
    let cases: &[(&str, &str, &str)] = &[
        ("required: true", "wrong-type", "required"),
        ("required: null", "wrong-type", "required"),
        ("enum: null", "wrong-type", "enum"),
        ("enum: []", "wrong-type", "enum"),
        ("allOf: null", "wrong-type", "allOf"),
        ("properties: null", "wrong-type", "properties"),
        ("properties: []", "wrong-type", "properties"),
        ("items: 1", "wrong-type", "items"),
        ("type: any", "unknown-value", "type"),
        ("type: 1", "wrong-type", "type"),
        ("maxLength: many", "wrong-type", "maxLength"),
        ("maxLength: -1", "wrong-type", "maxLength"),
        ("maxLength: 1.5", "wrong-type", "maxLength"),
        ("multipleOf: 0", "unknown-value", "multipleOf"),
        ("minimum: .inf", "wrong-type", "minimum"),
        ("pattern: [a]", "wrong-type", "pattern"),
        ("deprecated: maybe", "wrong-type", "deprecated"),
        ("discriminator: {}", "missing-field", "discriminator"),
        ("discriminator: []", "wrong-type", "discriminator"),
        ("externalDocs: {}", "missing-field", "externalDocs"),
        ("xml: { strange: 1 }", "unknown-key", "xml/strange"),
    ];
    for (keyword, code, at) in cases {
        let (document, findings) = read_text(&with_schema(&format!("{{ title: kept, {keyword} }}")));
        let expected = ((*code).to_owned(), format!("/components/schemas/S/{at}"));
        assert_eq!(found(&findings), [expected], "{keyword}: {}", listed(&findings));
        assert_eq!(schema_at(&document, "/components/schemas/S").title.as_deref(), Some("kept"), "{keyword}");
    }
}

#[test]
fn what_is_plain_is_used() {
    let (document, findings) = read_text(&with_schema(
        "{ type: string, maxLength: '8', minLength: 2.0, deprecated: 'true', title: 12, enum: [1, on, a] }",
    ));
    let schema = schema_at(&document, "/components/schemas/S");
    assert_eq!((schema.max_length, schema.min_length, schema.deprecated), (Some(8), Some(2), true));
    assert_eq!(schema.title.as_deref(), Some("12"));
    assert_eq!(schema.enum_values.as_ref().map(Vec::len), Some(3));
    let codes: Vec<String> = found(&findings).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["wrong-type", "wrong-type", "wrong-type"], "{}", listed(&findings));
}

#[test]
fn boolean_schemas_count_wherever_they_stand() {
    let (document, findings) = read_text(&with_schema("{ type: array, items: false, not: true }"));
    assert_eq!(schema_at(&document, "/components/schemas/S/items").boolean, Some(false));
    assert_eq!(schema_at(&document, "/components/schemas/S/not").boolean, Some(true));
    let codes: Vec<String> = found(&findings).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["other-version", "other-version"]);
}

#[test]
fn beside_a_reference_3_0_keeps_what_describes() {
    let (document, findings) = read_text(&with_schema(
        "{ $ref: '#/components/schemas/S/x-other', description: mine, nullable: true, maxLength: 3, x-other: { type: string } }",
    ));
    let schema = schema_at(&document, "/components/schemas/S");
    assert_eq!(schema.description.as_deref(), Some("mine"));
    assert!(schema.nullable);
    assert_eq!(schema.max_length, None);
    assert_eq!(
        found(&findings),
        [("reference-sibling".to_owned(), "/components/schemas/S/description".to_owned())],
        "{}",
        listed(&findings)
    );
}

#[test]
fn a_file_in_a_schema_is_bytes() {
    let (document, findings) = read_text(&with_schema("{ type: file }"));
    let schema = schema_at(&document, "/components/schemas/S");
    assert_eq!((schema.types.single(), schema.format.as_deref()), (Some(Type::String), Some("binary")));
    assert_eq!(found(&findings), [("other-version".to_owned(), "/components/schemas/S/type".to_owned())]);
}

#[test]
fn a_faulty_part_of_the_skeleton_costs_itself_only() {
    let (document, findings) = read_text(
        "
openapi: 3.0.3
info: { title: null, contact: [], version: 1 }
servers: [{ description: no address }, { url: /v1 }, 7]
security: [{ key: null }]
paths:
  pets:
    get:
      tags: one
      operationId: [a]
      externalDocs: {}
      parameters:
        - { name: a, in: query, style: commaDelimited, schema: {} }
        - { name: b, in: body, schema: {} }
        - { in: query, schema: {} }
        - { name: id, in: path, schema: {} }
        - { name: free, in: query }
        - 7
      responses:
        200: { description: null, content: null }
        600: { description: odd }
        2XX: []
  /more: 1
",
    );
    insta::assert_snapshot!("skeleton_findings", listed(&findings));
    insta::assert_snapshot!("skeleton_document", Dump(&document).to_string());
}

#[test]
fn a_reference_where_the_object_should_stand_is_followed() {
    let (document, findings) = read_text(
        "
openapi: 3.0.3
info: { $ref: '#/x-info' }
x-info: { title: Shared, version: '1' }
paths:
  /a:
    get: { $ref: '#/x-operations/get' }
    put: { responses: { default: { description: d } }, requestBody: { content: { $ref: '#/x-content' } } }
x-operations: { get: { operationId: shared, responses: { $ref: '#/x-responses' } } }
x-responses: { 200: { description: d } }
x-content: { application/json: {} }
",
    );
    assert_eq!(document.root.object.info.title, "Shared");
    let ids: Vec<Option<String>> =
        document.operations.values().map(|located| located.object.operation_id.clone()).collect();
    assert_eq!(ids, [Some("shared".to_owned()), None]);
    assert_eq!(document.responses.len(), 2);
    assert_eq!(
        document
            .request_bodies
            .values()
            .filter(|body| Dump(&document).to_string().contains("application/json") && body.object.as_item().is_some())
            .count(),
        1
    );
    let codes: Vec<String> = found(&findings).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["misplaced-reference"; 4], "{}", listed(&findings));
}
