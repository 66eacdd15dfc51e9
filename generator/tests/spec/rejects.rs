//! Each code of the stage, with the position that it is reported at.

use super::{found, listed, try_read};

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";

/// Code, pointer, description; `@` stands for the head of a description of 3.0.
const CASES: &[(&str, &str, &str)] = &[
    ("unsupported-version", "/openapi", "openapi: 4.0.0\ninfo: {}\n"),
    ("unsupported-version", "/swagger", "swagger: '1.2'\ninfo: {}\n"),
    ("unsupported-version", "", "info: {}\n"),
    ("unsupported-version", "", "[]\n"),
    ("missing-field", "/paths/~1p/get", "@paths: { /p: { get: {} } }\n"),
    ("missing-field", "/tags/0", "@paths: {}\ntags: [{ description: d }]\n"),
    ("wrong-type", "/servers", "@paths: {}\nservers: /v1\n"),
    (
        "unknown-key",
        "/paths/~1p/get/operationID",
        "@paths: { /p: { get: { operationID: a, responses: { default: { description: d } } } } }\n",
    ),
    (
        "unknown-key",
        "/paths/~1p/get/responses/ok",
        "@paths: { /p: { get: { responses: { ok: { description: d } } } } }\n",
    ),
    ("other-version", "/webhooks", "@paths: {}\nwebhooks: {}\n"),
    (
        "exclusive-keys",
        "/components/parameters/P/content",
        "@paths: {}\ncomponents: { parameters: { P: { name: p, in: query, schema: {}, content: {} } } }\n",
    ),
    (
        "exclusive-keys",
        "/components/links/L/operationRef",
        "@paths: {}\ncomponents: { links: { L: { operationId: a, operationRef: b } } }\n",
    ),
    (
        "misplaced-reference",
        "/info/$ref",
        "openapi: 3.0.3\ninfo: { $ref: '#/x-i' }\nx-i: { title: T, version: '1' }\npaths: {}\n",
    ),
    (
        "reference-sibling",
        "/components/examples/A/value",
        "@paths: {}\ncomponents: { examples: { A: { $ref: '#/components/examples/B', value: 1 }, B: {} } }\n",
    ),
    ("unknown-value", "/components/schemas/S/type", "@paths: {}\ncomponents: { schemas: { S: { type: strin } } }\n"),
    (
        "unresolved-reference",
        "/components/schemas/S/$ref",
        "@paths: {}\ncomponents: { schemas: { S: { $ref: '#/nowhere' } } }\n",
    ),
    (
        "unresolved-reference",
        "/components/schemas/S/$ref",
        "@paths: {}\ncomponents: { schemas: { S: { $ref: 'no.yaml' } } }\n",
    ),
    (
        "remote-reference",
        "/components/schemas/S/$ref",
        "@paths: {}\ncomponents: { schemas: { S: { $ref: 'https://a.example/s.json' } } }\n",
    ),
    (
        "cyclic-reference",
        "/components/schemas/S/$ref",
        "@paths: {}\ncomponents: { schemas: { S: { $ref: '#/components/schemas/S' } } }\n",
    ),
    (
        "unresolved-reference",
        "/components/schemas/S/$ref",
        "@paths: {}\ncomponents: { schemas: { S: { $ref: '#anchor' } } }\n",
    ),
    (
        "not-modelled",
        "/parameters/P/collectionFormat",
        "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\nparameters: { P: { name: p, in: header, type: array, items: { type: string }, collectionFormat: tsv } }\n",
    ),
];

#[test]
fn each_code_is_reported_where_the_fault_is() {
    for (code, pointer, description) in CASES {
        let (_, findings) = try_read(&[("api.yaml", &description.replace('@', HEAD))]);
        assert_eq!(found(&findings), [((*code).to_owned(), (*pointer).to_owned())], "{}", listed(&findings));
    }
}

#[test]
fn near_names_are_suggested() {
    for (description, near) in [
        (
            "@paths: { /p: { get: { operationID: a, responses: { default: { description: d } } } } }\n",
            "did you mean `operationId`?",
        ),
        ("@paths: {}\ncomponents: { schemas: { S: { type: strin } } }\n", "did you mean `string`?"),
    ] {
        let (_, findings) = try_read(&[("api.yaml", &description.replace('@', HEAD))]);
        let help: Vec<Option<String>> = findings.iter().map(|finding| finding.help.clone()).collect();
        assert_eq!(help, [Some(near.to_owned())]);
    }
}
