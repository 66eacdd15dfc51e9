//! Every keyword of JSON Schema 2020-12 and of the four Schema Objects arrives in the model, or is reported.

use clientwright::spec::Dump;

use super::{found, listed, read_text, schema_at};

/// Which Schema Objects have a keyword: 2.0, 3.0, 3.1 and later.
type Dialects = [bool; 3];

const ALL: Dialects = [true, true, true];
const SINCE_3_0: Dialects = [false, true, true];
const ONLY_3_0: Dialects = [false, true, false];
const SINCE_3_1: Dialects = [false, false, true];
const NEVER: Dialects = [false, false, false];

/// Keyword, who has it, two values that give different models.
const KEYWORDS: &[(&str, Dialects, &str, &str)] = &[
    // JSON Schema 2020-12, Core.
    ("$schema", SINCE_3_1, "a", "b"),
    ("$vocabulary", SINCE_3_1, "{ a: true }", "{ b: true }"),
    ("$id", SINCE_3_1, "a", "b"),
    ("$anchor", SINCE_3_1, "a", "b"),
    ("$dynamicAnchor", SINCE_3_1, "a", "b"),
    ("$ref", ALL, "'POINTER/A'", "'POINTER/B'"),
    ("$dynamicRef", SINCE_3_1, "'POINTER/A'", "'POINTER/B'"),
    ("$defs", SINCE_3_1, "{ a: {} }", "{ b: {} }"),
    ("$comment", SINCE_3_1, "a", "b"),
    // Core, section 10: applicators.
    ("allOf", ALL, "[{ type: string }]", "[{ type: number }]"),
    ("anyOf", SINCE_3_0, "[{ type: string }]", "[{ type: number }]"),
    ("oneOf", SINCE_3_0, "[{ type: string }]", "[{ type: number }]"),
    ("not", SINCE_3_0, "{ type: string }", "{ type: number }"),
    ("if", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("then", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("else", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("dependentSchemas", SINCE_3_1, "{ a: {} }", "{ b: {} }"),
    ("prefixItems", SINCE_3_1, "[{ type: string }]", "[{ type: number }]"),
    ("items", ALL, "{ type: string }", "{ type: number }"),
    ("contains", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("properties", ALL, "{ a: {} }", "{ b: {} }"),
    ("patternProperties", SINCE_3_1, "{ a: {} }", "{ b: {} }"),
    ("additionalProperties", ALL, "true", "false"),
    ("propertyNames", SINCE_3_1, "{ type: string }", "{ type: number }"),
    // Core, section 11: unevaluated locations.
    ("unevaluatedItems", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("unevaluatedProperties", SINCE_3_1, "{ type: string }", "{ type: number }"),
    // Validation, section 6.
    ("type", ALL, "string", "integer"),
    ("enum", ALL, "[a]", "[b]"),
    ("const", SINCE_3_1, "a", "b"),
    ("multipleOf", ALL, "1", "2"),
    ("maximum", ALL, "1", "2"),
    ("exclusiveMaximum", SINCE_3_1, "1", "2"),
    ("minimum", ALL, "1", "2"),
    ("exclusiveMinimum", SINCE_3_1, "1", "2"),
    ("maxLength", ALL, "1", "2"),
    ("minLength", ALL, "1", "2"),
    ("pattern", ALL, "a", "b"),
    ("maxItems", ALL, "1", "2"),
    ("minItems", ALL, "1", "2"),
    ("uniqueItems", ALL, "true", "false"),
    ("maxContains", SINCE_3_1, "1", "2"),
    ("minContains", SINCE_3_1, "1", "2"),
    ("maxProperties", ALL, "1", "2"),
    ("minProperties", ALL, "1", "2"),
    ("required", ALL, "[a]", "[b]"),
    ("dependentRequired", SINCE_3_1, "{ a: [b] }", "{ a: [c] }"),
    // Validation, sections 7 to 9.
    ("format", ALL, "a", "b"),
    ("contentEncoding", SINCE_3_1, "a", "b"),
    ("contentMediaType", SINCE_3_1, "a", "b"),
    ("contentSchema", SINCE_3_1, "{ type: string }", "{ type: number }"),
    ("title", ALL, "a", "b"),
    ("description", ALL, "a", "b"),
    ("default", ALL, "a", "b"),
    ("deprecated", SINCE_3_0, "true", "false"),
    ("readOnly", ALL, "true", "false"),
    ("writeOnly", SINCE_3_0, "true", "false"),
    ("examples", SINCE_3_1, "[a]", "[b]"),
    // OpenAPI.
    ("discriminator", SINCE_3_0, "{ propertyName: a }", "{ propertyName: b }"),
    ("discriminator", SINCE_3_0, "{ propertyName: a, mapping: { v: A } }", "{ propertyName: a, mapping: { v: B } }"),
    ("discriminator", SINCE_3_0, "{ propertyName: a, x-more: a }", "{ propertyName: a, x-more: b }"),
    ("xml", ALL, "{ name: a }", "{ name: b }"),
    ("xml", ALL, "{ namespace: 'https://a' }", "{ namespace: 'https://b' }"),
    ("xml", ALL, "{ prefix: a }", "{ prefix: b }"),
    ("xml", ALL, "{ attribute: true }", "{ attribute: false }"),
    ("xml", ALL, "{ wrapped: true }", "{ wrapped: false }"),
    ("xml", ALL, "{ x-more: a }", "{ x-more: b }"),
    ("externalDocs", ALL, "{ url: a }", "{ url: b }"),
    ("externalDocs", ALL, "{ url: a, description: a }", "{ url: a, description: b }"),
    ("example", ALL, "a", "b"),
    ("nullable", ONLY_3_0, "true", "false"),
    ("x-nullable", ALL, "true", "false"),
    ("x-more", ALL, "a", "b"),
    // Older drafts.
    ("definitions", NEVER, "{ a: {} }", "{ b: {} }"),
    ("dependencies", NEVER, "{ a: [b] }", "{ a: [c] }"),
    ("dependencies", NEVER, "{ a: { type: string } }", "{ a: { type: number } }"),
    ("$recursiveAnchor", NEVER, "true", "false"),
    ("$recursiveRef", NEVER, "'#a'", "'#b'"),
    // In every draft, though not with `items` as an object.
    ("items", NEVER, "[{ type: string }]", "[{ type: number }]"),
];

fn description(version: &str, keyword: &str, value: &str) -> String {
    let schemas = format!("{{ A: {{}}, B: {{}}, S: {{ {keyword}: {value} }} }}");
    if version == "2.0" {
        let schemas = schemas.replace("POINTER", "#/definitions");
        return format!(
            "{{ swagger: '2.0', info: {{ title: T, version: '1' }}, paths: {{}}, definitions: {schemas} }}"
        );
    }
    let schemas = schemas.replace("POINTER", "#/components/schemas");
    format!(
        "{{ openapi: {version}.0, info: {{ title: T, version: '1' }}, paths: {{}}, components: {{ schemas: {schemas} }} }}"
    )
}

#[test]
fn every_keyword_arrives_or_is_reported() {
    let mut complaints = Vec::new();
    for (keyword, dialects, one, other) in KEYWORDS {
        for (version, dialect) in [("2.0", 0), ("3.0", 1), ("3.1", 2), ("3.2", 2)] {
            let [(first, findings), (second, _)] =
                [one, other].map(|value| read_text(&description(version, keyword, value)));
            let what = format!("{version} `{keyword}: {one}`");
            if Dump(&first).to_string() == Dump(&second).to_string() {
                complaints.push(format!("{what} was dropped: {}", listed(&findings)));
            }
            let is_reported = found(&findings).iter().any(|(code, pointer)| {
                code == "other-version" && pointer.contains(&format!("/S/{}", keyword.replace('~', "~0")))
            });
            if is_reported == dialects[dialect] || (dialects[dialect] && !findings.is_empty()) {
                complaints.push(format!("{what} was not reported as it should be: {}", listed(&findings)));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_key_outside_json_schema_is_reported() {
    let (_, findings) = read_text(&description("3.1", "minLenght", "1"));
    assert_eq!(
        listed(&findings),
        "unknown-key /components/schemas/S/minLenght: `minLenght` is not a key of a Schema Object\n"
    );
    let help = findings.iter().next().and_then(|finding| finding.help.clone());
    assert_eq!(help.as_deref(), Some("did you mean `minLength`?"));
}

#[test]
fn dialects_are_turned_upward() {
    let (document, _) = read_text(
        "
openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    Bounds: { type: number, minimum: 1, exclusiveMinimum: true, maximum: 9 }
    Nullable: { type: string, nullable: true, enum: [a, null] }
    NullableReference: { nullable: true, allOf: [{ $ref: '#/components/schemas/Bounds' }] }
    File: { type: file }
    Tuple: { type: array, items: [{ type: string }, { type: integer }], additionalItems: false }
    Huge: { type: integer, maximum: 123456789012345678901234567890123456789012345, example: 1.10 }
",
    );
    let dump = Dump(&document).to_string();
    let schemas = dump.split_once("schemas\n").expect("no schemas").1;
    insta::assert_snapshot!(schemas);
}

#[test]
fn both_bounds_keep_the_tighter() {
    let bounds = |text: &str| {
        let (document, findings) = read_text(&format!(
            "{{ openapi: 3.1.0, info: {{ title: T, version: '1' }}, paths: {{}}, components: {{ schemas: {{ S: {{ {text} }} }} }} }}"
        ));
        assert!(findings.is_empty(), "{}", listed(&findings));
        let schema = schema_at(&document, "/components/schemas/S");
        let bound = |bound: &Option<clientwright::spec::schema::Bound>| {
            bound.as_ref().map(|bound| (bound.value.to_string(), bound.exclusive))
        };
        (bound(&schema.minimum), bound(&schema.maximum))
    };
    assert_eq!(bounds("minimum: 1, exclusiveMinimum: 2").0, Some(("2".to_owned(), true)));
    assert_eq!(bounds("minimum: 2, exclusiveMinimum: 1").0, Some(("2".to_owned(), false)));
    assert_eq!(bounds("minimum: 2, exclusiveMinimum: 2").0, Some(("2".to_owned(), true)));
    assert_eq!(bounds("maximum: 2, exclusiveMaximum: 1").1, Some(("1".to_owned(), true)));
}

#[test]
fn a_keyword_says_where_it_stands() {
    let (document, _) = read_text(&description("3.1", "pattern", "a"));
    let schema = schema_at(&document, "/components/schemas/S");
    let location = schema.at("pattern");
    assert_eq!(location.pointer.as_str(), "/components/schemas/S/pattern");
    assert_eq!(location.span.end - location.span.start, 1);
}
