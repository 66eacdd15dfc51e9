//! The same API, written for each version, arrives in the same shape.

use clientwright::spec::{Document, Dump, Version};

use super::{listed, read_text};

pub(super) const SWAGGER_2_0: &str = r##"
swagger: "2.0"
info: { title: Pets, version: "1.10", description: All of them., license: { name: MIT } }
host: pets.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
tags: [{ name: pets, externalDocs: { url: "https://pets.example.com" } }]
security: [{ key: [] }]
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, type: integer, format: int64, minimum: 1 }
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: tags, in: query, type: array, items: { type: string }, collectionFormat: multi }
        - $ref: "#/parameters/Trace"
      responses:
        200:
          description: A pet.
          schema: { $ref: "#/definitions/Pet" }
          headers:
            X-Rate: { type: integer, description: Calls left. }
        default: { $ref: "#/responses/Problem" }
    put:
      operationId: putPet
      deprecated: true
      parameters:
        - { name: body, in: body, required: true, schema: { $ref: "#/definitions/Pet" } }
      responses: { 204: { description: Stored. } }
definitions:
  Pet:
    type: object
    required: [name]
    properties:
      name: { type: string, minLength: 1, example: Tom }
      owner: { type: string, x-nullable: true }
      weight: { type: number, minimum: 0, exclusiveMinimum: true }
  Problem: { type: object, additionalProperties: true }
parameters:
  Trace: { name: X-Trace, in: header, type: string }
responses:
  Problem: { description: A problem., schema: { $ref: "#/definitions/Problem" } }
securityDefinitions:
  key: { type: apiKey, name: X-Key, in: header }
  basic: { type: basic }
  code:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://pets.example.com/authorize
    tokenUrl: https://pets.example.com/token
    scopes: { read: Reads. }
"##;

/// What 3.0 to 3.2 write alike; `VERSION`, `NULLABLE`, `POSITIVE` and `EXAMPLE` differ.
const OPENAPI_3: &str = r##"
openapi: VERSION
info: { title: Pets, version: "1.10", description: All of them., license: { name: MIT } }
servers: [{ url: "https://pets.example.com/v1" }]
tags: [{ name: pets, externalDocs: { url: "https://pets.example.com" } }]
security: [{ key: [] }]
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1, EXAMPLE }
        owner: { NULLABLE }
        weight: { type: number, POSITIVE }
    Problem: { type: object, additionalProperties: true }
  responses:
    Problem: { description: A problem., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
  securitySchemes:
    key: { type: apiKey, name: X-Key, in: header }
    basic: { type: http, scheme: basic }
    code:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://pets.example.com/authorize
          tokenUrl: https://pets.example.com/token
          scopes: { read: Reads. }
  parameters:
    Trace: { name: X-Trace, in: header, schema: { type: string } }
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer, format: int64, minimum: 1 } }
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: tags, in: query, explode: true, style: form, schema: { type: array, items: { type: string } } }
        - $ref: "#/components/parameters/Trace"
      responses:
        "200":
          description: A pet.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
          headers:
            X-Rate: { schema: { type: integer }, description: Calls left. }
        default: { $ref: "#/components/responses/Problem" }
    put:
      operationId: putPet
      deprecated: true
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses: { "204": { description: Stored. } }
"##;

pub(super) fn openapi_3(version: &str) -> String {
    let is_3_0 = version.starts_with("3.0");
    let (nullable, positive, example) = if is_3_0 {
        ("type: string, nullable: true", "minimum: 0, exclusiveMinimum: true", "example: Tom")
    } else {
        ("type: [string, 'null']", "exclusiveMinimum: 0", "examples: [Tom]")
    };
    OPENAPI_3
        .replace("VERSION", version)
        .replace("NULLABLE", nullable)
        .replace("POSITIVE", positive)
        .replace("EXAMPLE", example)
}

/// The lines of a document, without the version's, in an order that the order of the description does not change.
fn lines(document: &Document) -> Vec<String> {
    let text = Dump(document).to_string();
    let mut object = String::new();
    let mut lines = Vec::new();
    for line in text.lines().skip(1) {
        if line.starts_with("    ") {
            lines.push(format!("{object}{line}"));
        } else {
            line.clone_into(&mut object);
            lines.push(object.clone());
        }
    }
    lines.sort();
    lines
}

/// The places of Swagger 2.0 by the names that 3.0 has for them. A parameter of 2.0 is its own schema, and so is a header.
fn as_3_0(line: &str) -> String {
    let line = line
        .replace("#/definitions/", "#/components/schemas/")
        .replace("#/responses/", "#/components/responses/")
        .replace("#/parameters/", "#/components/parameters/")
        .replace("#/securityDefinitions/", "#/components/securitySchemes/");
    line.replace("requestBody/schema", "requestBody/content/application~1json/schema")
}

#[test]
fn versions_from_3_0_on_arrive_in_the_same_shape() {
    let (v3_0, findings) = read_text(&openapi_3("3.0.4"));
    assert_eq!(listed(&findings), "");
    assert_eq!(v3_0.version, Version::V3_0);
    for (version, expected) in [("3.1.1", Version::V3_1), ("3.2.0", Version::V3_2)] {
        let (document, findings) = read_text(&openapi_3(version));
        assert_eq!(listed(&findings), "");
        assert_eq!(document.version, expected);
        let mut newer = lines(&document);
        let mut older = lines(&v3_0);
        // `nullable` leaves a mark of its own beside the type that it adds.
        newer.retain(|line| !line.ends_with("nullable: true"));
        older.retain(|line| !line.ends_with("nullable: true"));
        assert_eq!(newer, older);
    }
}

#[test]
fn swagger_2_0_arrives_in_the_shape_of_3_0() {
    let (swagger, findings) = read_text(SWAGGER_2_0);
    assert_eq!(listed(&findings), "");
    let (openapi, _) = read_text(&openapi_3("3.0.4"));
    let mut older: Vec<String> = lines(&swagger).iter().map(|line| as_3_0(line)).collect();
    older.sort();
    let newer = lines(&openapi);
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|line| !those.contains(line)).cloned().collect()
    };
    // What is left: the parameters and headers whose schemas stand at their own place instead of at `schema`, the body's name, and the shared
    // response of another operation.
    insta::assert_snapshot!("only_in_2_0", only(&older, &newer).join("\n"));
    insta::assert_snapshot!("only_in_3_0", only(&newer, &older).join("\n"));
}

#[test]
fn a_version_may_be_a_number() {
    let (document, findings) = read_text("openapi: 3.1\ninfo: { title: T, version: 1.10 }\npaths: {}\n");
    assert_eq!(document.version, Version::V3_1);
    assert_eq!(document.root.object.info.version, "1.10");
    assert_eq!(listed(&findings), "wrong-type /info/version: `version` must be a string, not a number\n");
    let (document, _) = read_text("swagger: 2.0\ninfo: { title: T, version: '1' }\npaths: {}\n");
    assert_eq!(document.version, Version::V2_0);
}

#[test]
fn forms_of_2_0_become_one_object() {
    let (document, findings) = read_text(
        r#"
swagger: "2.0"
info: { title: T, version: "1" }
paths:
  /files:
    post:
      consumes: [multipart/form-data]
      produces: [application/octet-stream]
      parameters:
        - { name: file, in: formData, type: file, required: true, description: The file. }
        - { name: tags, in: formData, type: array, items: { type: string }, collectionFormat: pipes }
      responses: { 200: { description: Back., schema: { type: file } } }
"#,
    );
    assert_eq!(listed(&findings), "");
    insta::assert_snapshot!(Dump(&document).to_string());
}
