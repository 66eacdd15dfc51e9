//! Where references lead, and what is read there.

use clientwright::diagnostics::{Pointer, SourceId};
use clientwright::spec::{Place, callback_place, follow, path_item_place};
use openapiv3::{ReferenceOr, StatusCode};

use super::{found, listed, read_files, read_text, schema_at};

/// A description of 3.1 with these members.
fn openapi(members: &str) -> String {
    format!("{{ openapi: 3.1.0, info: {{ title: T, version: '1' }}, {members} }}")
}

fn place(source: u32, pointer: &str) -> Place {
    Place { source: SourceId(source), pointer: Pointer::from_text(pointer) }
}

#[test]
fn targets_in_other_files_are_read_at_their_own_place() {
    let entry = openapi(
        "paths: { /p: { $ref: 'paths/p.yaml' } }, \
         components: { schemas: { A: { $ref: 'schemas.json#/A' }, B: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } } }",
    );
    let path = "get: { parameters: [{ $ref: '../shared.yaml#/Limit' }], responses: { '200': { description: d, content: { a/a: { schema: { $ref: '../schemas.json#/A' } } } } } }";
    let schemas = r#"{ "A": { "type": "array", "items": { "$ref": "api.yaml#/components/schemas/B" } } }"#;
    let shared = "Limit: { name: limit, in: query, schema: { type: integer } }";
    let (document, findings) =
        read_files(&[("api.yaml", &entry), ("paths/p.yaml", path), ("schemas.json", schemas), ("shared.yaml", shared)]);
    assert_eq!(listed(&findings), "");

    let reference = ReferenceOr::Reference { reference: document.paths["/p"].to_string() };
    let (item_place, _, item) = follow(&document.path_items, &reference).expect("no path item");
    assert_eq!(item_place.source, SourceId(1));
    let operation = item.get.as_ref().expect("no operation");
    let (limit, _, parameter) = follow(&document.parameters, &operation.parameters[0]).expect("no parameter");
    assert_eq!(*limit, place(3, "/Limit"));
    assert_eq!(parameter.parameter_data_ref().name, "limit");
    let a = document.schemas.get(document.schemas.at(&place(2, "/A")).expect("A was not read")).expect("no A").1;
    let (_, items) = document.schemas.get(a.items.expect("no items")).expect("no items");
    assert_eq!(items.reference.as_ref().and_then(|b| b.target.clone()), Some(place(0, "/components/schemas/B")));
}

#[test]
fn targets_may_stand_anywhere() {
    let (document, findings) = read_text(&openapi(
        "paths: { '/p/{id}': { get: { responses: { '200': { description: d, content: { application/json: { schema: { type: string } } } } } } } }, \
         components: { schemas: { \
           A: { $ref: '#/paths/~1p~1%7Bid%7D/get/responses/200/content/application~1json/schema' }, \
           B: { type: object, properties: { 'x/y': { type: integer } } }, \
           C: { $ref: '#/components/schemas/B/properties/x~1y' }, \
           D: { $ref: '#/x-hidden/deep' } } }, \
         x-hidden: { deep: { type: boolean } }",
    ));
    assert_eq!(listed(&findings), "");
    for name in ["A", "C", "D"] {
        let schema = schema_at(&document, &format!("/components/schemas/{name}"));
        let target = schema.reference.as_ref().and_then(|reference| reference.target.clone()).expect("no target");
        assert!(document.schemas.at(&target).is_some(), "{name} leads to {target}, which was not read");
    }
    assert!(schema_at(&document, "/x-hidden/deep").types.iter().next().is_some());
}

#[test]
fn references_to_every_kind_of_object_lead_to_it() {
    let (document, findings) = read_text(&openapi(
        "paths: { /p: { post: { \
           requestBody: { $ref: '#/components/requestBodies/B' }, \
           callbacks: { c: { $ref: '#/components/callbacks/C' } }, \
           responses: { '200': { $ref: '#/components/responses/R' } } } } }, \
         components: { \
           requestBodies: { B: { content: { a/a: { examples: { e: { $ref: '#/components/examples/E' } } } } } }, \
           callbacks: { C: { '{$url}': { $ref: '#/components/pathItems/I' } } }, \
           pathItems: { I: { get: { responses: { default: { description: d } } } } }, \
           examples: { E: { value: 1 } }, \
           headers: { H: { schema: { type: string } } }, \
           links: { L: { operationId: o } }, \
           securitySchemes: { S: { $ref: '#/components/securitySchemes/T' }, T: { type: http, scheme: basic } }, \
           responses: { R: { description: d, headers: { h: { $ref: '#/components/headers/H' } }, links: { l: { $ref: '#/components/links/L' } } } } }",
    ));
    assert_eq!(listed(&findings), "");
    let operation = &document.operations[&place(0, "/paths/~1p/post")].object;
    let body = follow(&document.request_bodies, operation.request_body.as_ref().expect("no body")).expect("no body").2;
    assert!(follow(&document.examples, &body.content["a/a"].examples["e"]).is_some());
    let response = &operation.responses.responses[&StatusCode::Code(200)];
    let response = follow(&document.responses, response).expect("no response").2;
    assert!(follow(&document.headers, &response.headers["h"]).is_some());
    assert!(follow(&document.links, &response.links["l"]).is_some());
    let callback = callback_place(&operation.callbacks["c"]).expect("no callback");
    let callback = ReferenceOr::Reference { reference: callback.to_string() };
    let callback = follow(&document.callbacks, &callback).expect("no callback").2;
    let item = path_item_place(&callback["{$url}"]).expect("no path item");
    let item = ReferenceOr::Reference { reference: item.to_string() };
    assert!(follow(&document.path_items, &item).expect("no path item").2.get.is_some());
    let components = document.root.object.components.as_ref().expect("no components");
    let (scheme, ..) = follow(&document.security_schemes, &components.security_schemes["S"]).expect("no scheme");
    assert_eq!(*scheme, place(0, "/components/securitySchemes/T"));
}

#[test]
fn circles_of_references_are_reported_at_each_and_left_open() {
    let (document, findings) = read_text(&openapi(
        "paths: {}, components: { \
           parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } }, \
           schemas: { S: { $ref: '#/components/schemas/S' }, T: { $ref: '#/components/schemas/S' }, \
             U: { type: object, properties: { u: { $ref: '#/components/schemas/U' } } } } }",
    ));
    let cyclic = |pointer: &str| ("cyclic-reference".to_owned(), format!("/components/{pointer}/$ref"));
    assert_eq!(found(&findings), [cyclic("parameters/A"), cyclic("parameters/B"), cyclic("schemas/S")]);
    let target = |pointer: &str| schema_at(&document, pointer).reference.as_ref().and_then(|r| r.target.clone());
    assert_eq!(target("/components/schemas/S"), None);
    assert_eq!(target("/components/schemas/T"), Some(place(0, "/components/schemas/S")));
    assert_eq!(target("/components/schemas/U/properties/u"), Some(place(0, "/components/schemas/U")));
}

#[test]
fn a_long_chain_of_references_needs_no_stack() {
    let count = 3_000;
    let links = (0..count).map(|n| format!("S{n}: {{ $ref: '#/components/schemas/S{}' }}", n + 1));
    let schemas: Vec<String> = links.chain([format!("S{count}: {{ type: string }}")]).collect();
    let (document, findings) =
        read_text(&openapi(&format!("paths: {{}}, components: {{ schemas: {{ {} }} }}", schemas.join(", "))));
    assert_eq!(listed(&findings), "");
    assert_eq!(document.schemas.len(), count + 1);
}

#[test]
fn schemas_as_deep_as_the_loader_allows_are_read() {
    let depth = 180;
    let text = format!("{}{{}}{}", "{ items: ".repeat(depth), " }".repeat(depth));
    let (document, findings) = read_text(&openapi(&format!("paths: {{}}, components: {{ schemas: {{ S: {text} }} }}")));
    assert_eq!(listed(&findings), "");
    assert_eq!(document.schemas.len(), depth + 1);
}

#[test]
fn mappings_name_components_before_files() {
    let (document, findings) = read_files(&[
        (
            "api.yaml",
            &openapi(
                "paths: {}, components: { schemas: { Cat: {}, dog.json: {}, S: { discriminator: { propertyName: kind, mapping: { \
                   a: Cat, b: '#/components/schemas/Cat', c: dog.json, d: wolf.json } } } } }",
            ),
        ),
        ("wolf.json", "{}"),
        ("dog.json", "{}"),
    ]);
    assert_eq!(listed(&findings), "");
    let schema = schema_at(&document, "/components/schemas/S");
    let mapping = &schema.discriminator.as_ref().expect("no discriminator").mapping;
    let target = |value: &str| mapping.get(value).and_then(|reference| reference.target.clone());
    assert_eq!(target("a"), Some(place(0, "/components/schemas/Cat")));
    assert_eq!(target("b"), Some(place(0, "/components/schemas/Cat")));
    assert_eq!(target("c"), Some(place(0, "/components/schemas/dog.json")));
    assert_eq!(target("d").map(|wolf| wolf.pointer), Some(Pointer::root()));
}

#[test]
fn what_a_reference_says_of_its_own_is_kept() {
    let (document, findings) = read_text(&openapi(
        "paths: {}, components: { responses: { A: { $ref: '#/components/responses/B', description: mine }, B: { description: b } } }",
    ));
    assert_eq!(listed(&findings), "");
    let located = &document.responses[&place(0, "/components/responses/A")];
    assert_eq!(located.extras.get("description").and_then(|node| node.as_str()), Some("mine"));
}
