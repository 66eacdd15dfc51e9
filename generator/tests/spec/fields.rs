//! Nothing is dropped silently: every fixed field of every object of the four specifications is fed and arrives.
//!
//! A field arrives when two values of it give two documents. In a document older than the field it arrives too, and is reported.

use clientwright::spec::Dump;

use super::{found, listed, read_text};

/// A kind of object: a description with `@` for the object, the fields that it cannot do without, and its fields, each with the version that
/// has it first and two values.
struct Object {
    name: &'static str,
    description: &'static str,
    base: &'static [(&'static str, &'static str)],
    fields: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

const OPENAPI_3: &[Object] = &[
    Object {
        name: "OpenAPI Object",
        description: "@",
        base: &[("openapi", "VERSION"), ("info", "{ title: T, version: '1' }"), ("paths", "{}")],
        fields: &[
            ("3.2", "$self", "https://a.example", "https://b.example"),
            ("3.0", "info", "{ title: A, version: '1' }", "{ title: B, version: '1' }"),
            ("3.1", "jsonSchemaDialect", "https://a.example", "https://b.example"),
            ("3.0", "servers", "[{ url: /a }]", "[{ url: /b }]"),
            ("3.0", "paths", "{ /a: {} }", "{ /b: {} }"),
            ("3.1", "webhooks", "{ a: {} }", "{ b: {} }"),
            ("3.0", "components", "{ schemas: { A: {} } }", "{ schemas: { B: {} } }"),
            ("3.0", "security", "[{ a: [] }]", "[{ b: [] }]"),
            ("3.0", "tags", "[{ name: a }]", "[{ name: b }]"),
            ("3.0", "externalDocs", "{ url: a }", "{ url: b }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Info Object",
        description: "{ openapi: VERSION, info: @, paths: {} }",
        base: &[("title", "T"), ("version", "'1'")],
        fields: &[
            ("3.0", "title", "a", "b"),
            ("3.1", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.0", "termsOfService", "a", "b"),
            ("3.0", "contact", "{ name: a }", "{ name: b }"),
            ("3.0", "license", "{ name: a }", "{ name: b }"),
            ("3.0", "version", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Contact Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1', contact: @ }, paths: {} }",
        base: &[],
        fields: &[
            ("3.0", "name", "a", "b"),
            ("3.0", "url", "a", "b"),
            ("3.0", "email", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "License Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1', license: @ }, paths: {} }",
        base: &[("name", "N")],
        fields: &[
            ("3.0", "name", "a", "b"),
            ("3.1", "identifier", "a", "b"),
            ("3.0", "url", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Server Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, servers: [@] }",
        base: &[("url", "/u")],
        fields: &[
            ("3.0", "url", "/a", "/b"),
            ("3.0", "description", "a", "b"),
            ("3.2", "name", "a", "b"),
            ("3.0", "variables", "{ a: { default: c } }", "{ b: { default: c } }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Server Variable Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, servers: [{ url: /u, variables: { v: @ } }] }",
        base: &[("default", "d")],
        fields: &[
            ("3.0", "enum", "[a]", "[b]"),
            ("3.0", "default", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Components Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: @ }",
        base: &[],
        fields: &[
            ("3.0", "schemas", "{ a: {} }", "{ b: {} }"),
            ("3.0", "responses", "{ r: { description: a } }", "{ r: { description: b } }"),
            (
                "3.0",
                "parameters",
                "{ p: { name: a, in: query, schema: {} } }",
                "{ p: { name: b, in: query, schema: {} } }",
            ),
            ("3.0", "examples", "{ e: { value: a } }", "{ e: { value: b } }"),
            ("3.0", "requestBodies", "{ a: { content: {} } }", "{ b: { content: {} } }"),
            ("3.0", "headers", "{ a: { schema: {} } }", "{ b: { schema: {} } }"),
            ("3.0", "securitySchemes", "{ a: { type: http, scheme: basic } }", "{ b: { type: http, scheme: basic } }"),
            ("3.0", "links", "{ a: { operationId: o } }", "{ b: { operationId: o } }"),
            ("3.0", "callbacks", "{ a: {} }", "{ b: {} }"),
            ("3.1", "pathItems", "{ a: {} }", "{ b: {} }"),
            ("3.2", "mediaTypes", "{ a: { example: 1 } }", "{ b: { example: 1 } }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Paths Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: @ }",
        base: &[],
        fields: &[("3.0", "/p", "{ summary: a }", "{ summary: b }")],
    },
    Object {
        name: "Path Item Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: { /p: @, /a: {}, /b: {} } }",
        base: &[],
        fields: &[
            ("3.0", "$ref", "'#/paths/~1a'", "'#/paths/~1b'"),
            ("3.0", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            (
                "3.0",
                "get",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "put",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "post",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "delete",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "options",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "head",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "patch",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.0",
                "trace",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.2",
                "query",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "3.2",
                "additionalOperations",
                "{ COPY: { operationId: a, responses: { default: { description: d } } } }",
                "{ COPY: { operationId: b, responses: { default: { description: d } } } }",
            ),
            ("3.0", "servers", "[{ url: /a }]", "[{ url: /b }]"),
            ("3.0", "parameters", "[{ name: a, in: query, schema: {} }]", "[{ name: b, in: query, schema: {} }]"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Operation Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: { /p: { get: @ } } }",
        base: &[("responses", "{ default: { description: d } }")],
        fields: &[
            ("3.0", "tags", "[a]", "[b]"),
            ("3.0", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.0", "externalDocs", "{ url: a }", "{ url: b }"),
            ("3.0", "operationId", "a", "b"),
            ("3.0", "parameters", "[{ name: a, in: query, schema: {} }]", "[{ name: b, in: query, schema: {} }]"),
            ("3.0", "requestBody", "{ description: a, content: {} }", "{ description: b, content: {} }"),
            ("3.0", "responses", "{ default: { description: a } }", "{ default: { description: b } }"),
            ("3.0", "callbacks", "{ a: {} }", "{ b: {} }"),
            ("3.0", "deprecated", "true", "false"),
            ("3.0", "security", "[{ a: [] }]", "[{ b: [] }]"),
            ("3.0", "servers", "[{ url: /a }]", "[{ url: /b }]"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "External Documentation Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, externalDocs: @ }",
        base: &[("url", "u")],
        fields: &[("3.0", "url", "a", "b"), ("3.0", "description", "a", "b"), ("3.0", "x-more", "a", "b")],
    },
    Object {
        name: "Parameter Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { parameters: { P: @ } } }",
        base: &[("name", "n"), ("in", "query"), ("schema", "{}")],
        fields: &[
            ("3.0", "name", "a", "b"),
            ("3.0", "in", "query", "header"),
            ("3.0", "description", "a", "b"),
            ("3.0", "required", "true", "false"),
            ("3.0", "deprecated", "true", "false"),
            ("3.0", "allowEmptyValue", "true", "false"),
            ("3.0", "style", "form", "deepObject"),
            ("3.0", "explode", "true", "false"),
            ("3.0", "allowReserved", "true", "false"),
            ("3.0", "schema", "{ type: string }", "{ type: integer }"),
            ("3.0", "example", "1", "2"),
            ("3.0", "examples", "{ a: {} }", "{ b: {} }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Parameter Object with content",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { parameters: { P: @ } } }",
        base: &[("name", "n"), ("in", "query")],
        fields: &[("3.0", "content", "{ a/a: {} }", "{ b/b: {} }")],
    },
    Object {
        name: "Request Body Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { requestBodies: { B: @ } } }",
        base: &[("content", "{}")],
        fields: &[
            ("3.0", "description", "a", "b"),
            ("3.0", "content", "{ a/a: {} }", "{ b/b: {} }"),
            ("3.0", "required", "true", "false"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Media Type Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { requestBodies: { B: { content: { a/a: @ } } } } }",
        base: &[],
        fields: &[
            ("3.0", "schema", "{ type: string }", "{ type: integer }"),
            ("3.2", "itemSchema", "{ type: string }", "{ type: integer }"),
            ("3.0", "example", "1", "2"),
            ("3.0", "examples", "{ a: {} }", "{ b: {} }"),
            ("3.0", "encoding", "{ a: {} }", "{ b: {} }"),
            ("3.2", "prefixEncoding", "[{ contentType: a }]", "[{ contentType: b }]"),
            ("3.2", "itemEncoding", "{ contentType: a }", "{ contentType: b }"),
            ("3.2", "description", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Encoding Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { requestBodies: { B: { content: { a/a: { encoding: { p: @ } } } } } } }",
        base: &[],
        fields: &[
            ("3.0", "contentType", "a", "b"),
            ("3.0", "headers", "{ a: { schema: {} } }", "{ b: { schema: {} } }"),
            ("3.2", "encoding", "{ a: {} }", "{ b: {} }"),
            ("3.2", "prefixEncoding", "[{ contentType: a }]", "[{ contentType: b }]"),
            ("3.2", "itemEncoding", "{ contentType: a }", "{ contentType: b }"),
            ("3.0", "style", "form", "deepObject"),
            ("3.0", "explode", "true", "false"),
            ("3.0", "allowReserved", "true", "false"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Responses Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: { /p: { get: { responses: @ } } } }",
        base: &[("'200'", "{ description: d }")],
        fields: &[
            ("3.0", "default", "{ description: a }", "{ description: b }"),
            ("3.0", "'404'", "{ description: a }", "{ description: b }"),
            ("3.0", "4XX", "{ description: a }", "{ description: b }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Response Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { responses: { R: @ } } }",
        base: &[("description", "d")],
        fields: &[
            ("3.2", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.0", "headers", "{ a: { schema: {} } }", "{ b: { schema: {} } }"),
            ("3.0", "content", "{ a/a: {} }", "{ b/b: {} }"),
            ("3.0", "links", "{ a: { operationId: o } }", "{ b: { operationId: o } }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Callback Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { callbacks: { C: @ } } }",
        base: &[],
        fields: &[("3.0", "'{$url}'", "{ summary: a }", "{ summary: b }"), ("3.0", "x-more", "a", "b")],
    },
    Object {
        name: "Example Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { examples: { E: @ } } }",
        base: &[],
        fields: &[
            ("3.0", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.2", "dataValue", "1", "2"),
            ("3.2", "serializedValue", "a", "b"),
            ("3.0", "externalValue", "a", "b"),
            ("3.0", "value", "1", "2"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Link Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { links: { L: @ } } }",
        base: &[("operationId", "o")],
        fields: &[
            ("3.0", "operationId", "a", "b"),
            ("3.0", "parameters", "{ p: 1 }", "{ p: 2 }"),
            ("3.0", "requestBody", "1", "2"),
            ("3.0", "description", "a", "b"),
            ("3.0", "server", "{ url: /a }", "{ url: /b }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Link Object with operationRef",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { links: { L: @ } } }",
        base: &[],
        fields: &[("3.0", "operationRef", "a", "b")],
    },
    Object {
        name: "Header Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { headers: { H: @ } } }",
        base: &[("schema", "{}")],
        fields: &[
            ("3.0", "description", "a", "b"),
            ("3.0", "required", "true", "false"),
            ("3.0", "deprecated", "true", "false"),
            ("3.0", "explode", "true", "false"),
            ("3.0", "schema", "{ type: string }", "{ type: integer }"),
            ("3.0", "example", "1", "2"),
            ("3.0", "examples", "{ a: {} }", "{ b: {} }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Tag Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, tags: [@] }",
        base: &[("name", "n")],
        fields: &[
            ("3.0", "name", "a", "b"),
            ("3.2", "summary", "a", "b"),
            ("3.0", "description", "a", "b"),
            ("3.0", "externalDocs", "{ url: a }", "{ url: b }"),
            ("3.2", "parent", "a", "b"),
            ("3.2", "kind", "a", "b"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Reference Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { examples: { E: @, A: {}, B: {} } } }",
        base: &[("$ref", "'#/components/examples/A'")],
        fields: &[("3.0", "$ref", "'#/components/examples/A'", "'#/components/examples/B'")],
    },
    Object {
        name: "Security Scheme Object of type apiKey",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: @ } } }",
        base: &[("type", "apiKey"), ("name", "n"), ("in", "query")],
        fields: &[
            ("3.0", "description", "a", "b"),
            ("3.0", "name", "a", "b"),
            ("3.0", "in", "header", "cookie"),
            ("3.2", "deprecated", "true", "false"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Security Scheme Object of type http",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: @ } } }",
        base: &[("type", "http"), ("scheme", "bearer")],
        fields: &[("3.0", "scheme", "a", "b"), ("3.0", "bearerFormat", "a", "b")],
    },
    Object {
        name: "Security Scheme Object of type openIdConnect",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: @ } } }",
        base: &[("type", "openIdConnect")],
        fields: &[("3.0", "openIdConnectUrl", "a", "b")],
    },
    Object {
        name: "Security Scheme Object of type oauth2",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: @ } } }",
        base: &[("type", "oauth2"), ("flows", "{}")],
        fields: &[("3.0", "flows", "{ x-more: a }", "{ x-more: b }"), ("3.2", "oauth2MetadataUrl", "a", "b")],
    },
    Object {
        name: "OAuth Flows Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: { type: oauth2, flows: @ } } } }",
        base: &[],
        fields: &[
            ("3.0", "implicit", "{ authorizationUrl: a, scopes: {} }", "{ authorizationUrl: b, scopes: {} }"),
            ("3.0", "password", "{ tokenUrl: a, scopes: {} }", "{ tokenUrl: b, scopes: {} }"),
            ("3.0", "clientCredentials", "{ tokenUrl: a, scopes: {} }", "{ tokenUrl: b, scopes: {} }"),
            (
                "3.0",
                "authorizationCode",
                "{ authorizationUrl: a, tokenUrl: t, scopes: {} }",
                "{ authorizationUrl: b, tokenUrl: t, scopes: {} }",
            ),
            (
                "3.2",
                "deviceAuthorization",
                "{ deviceAuthorizationUrl: a, tokenUrl: t, scopes: {} }",
                "{ deviceAuthorizationUrl: b, tokenUrl: t, scopes: {} }",
            ),
            ("3.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "OAuth Flow Object",
        description: "{ openapi: VERSION, info: { title: T, version: '1' }, paths: {}, components: { securitySchemes: { S: { type: oauth2, flows: { authorizationCode: @ } } } } }",
        base: &[("authorizationUrl", "a"), ("tokenUrl", "t"), ("scopes", "{}")],
        fields: &[
            ("3.0", "authorizationUrl", "a", "b"),
            ("3.0", "tokenUrl", "a", "b"),
            ("3.0", "refreshUrl", "a", "b"),
            ("3.0", "scopes", "{ a: s }", "{ b: s }"),
            ("3.0", "x-more", "a", "b"),
        ],
    },
];

const SWAGGER_2_0: &[Object] = &[
    Object {
        name: "Swagger Object",
        description: "@",
        base: &[
            ("swagger", "'2.0'"),
            ("info", "{ title: T, version: '1' }"),
            ("host", "h"),
            ("schemes", "[https]"),
            (
                "paths",
                "{ /p: { get: { parameters: [{ $ref: '#/parameters/B' }], responses: { 200: { description: d, schema: {} } } } } }",
            ),
            ("parameters", "{ B: { name: b, in: body, schema: {} } }"),
        ],
        fields: &[
            ("2.0", "info", "{ title: A, version: '1' }", "{ title: B, version: '1' }"),
            ("2.0", "host", "a", "b"),
            ("2.0", "basePath", "/a", "/b"),
            ("2.0", "schemes", "[http]", "[https]"),
            ("2.0", "consumes", "[a/a]", "[b/b]"),
            ("2.0", "produces", "[a/a]", "[b/b]"),
            ("2.0", "paths", "{ /a: {} }", "{ /b: {} }"),
            ("2.0", "definitions", "{ A: {} }", "{ B: {} }"),
            (
                "2.0",
                "parameters",
                "{ B: { name: b, in: body, schema: {}, description: a } }",
                "{ B: { name: b, in: body, schema: {}, description: b } }",
            ),
            ("2.0", "responses", "{ A: { description: d } }", "{ B: { description: d } }"),
            ("2.0", "securityDefinitions", "{ A: { type: basic } }", "{ B: { type: basic } }"),
            ("2.0", "security", "[{ a: [] }]", "[{ b: [] }]"),
            ("2.0", "tags", "[{ name: a }]", "[{ name: b }]"),
            ("2.0", "externalDocs", "{ url: a }", "{ url: b }"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Path Item Object",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: { /p: @, /a: {}, /b: {} } }",
        base: &[],
        fields: &[
            ("2.0", "$ref", "'#/paths/~1a'", "'#/paths/~1b'"),
            (
                "2.0",
                "get",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "put",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "post",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "delete",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "options",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "head",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            (
                "2.0",
                "patch",
                "{ operationId: a, responses: { default: { description: d } } }",
                "{ operationId: b, responses: { default: { description: d } } }",
            ),
            ("2.0", "parameters", "[{ name: a, in: query, type: string }]", "[{ name: b, in: query, type: string }]"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Operation Object",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, host: h, schemes: [https], paths: { /p: { get: @ } } }",
        base: &[
            ("responses", "{ 200: { description: d, schema: {} } }"),
            ("parameters", "[{ name: b, in: body, schema: {} }]"),
        ],
        fields: &[
            ("2.0", "tags", "[a]", "[b]"),
            ("2.0", "summary", "a", "b"),
            ("2.0", "description", "a", "b"),
            ("2.0", "externalDocs", "{ url: a }", "{ url: b }"),
            ("2.0", "operationId", "a", "b"),
            ("2.0", "consumes", "[a/a]", "[b/b]"),
            ("2.0", "produces", "[a/a]", "[b/b]"),
            ("2.0", "parameters", "[{ name: a, in: query, type: string }]", "[{ name: b, in: query, type: string }]"),
            ("2.0", "responses", "{ 200: { description: a } }", "{ 200: { description: b } }"),
            ("2.0", "schemes", "[http]", "[https]"),
            ("2.0", "deprecated", "true", "false"),
            ("2.0", "security", "[{ a: [] }]", "[{ b: [] }]"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Parameter Object in query",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, parameters: { P: @ } }",
        base: &[("name", "n"), ("in", "query"), ("type", "string")],
        fields: &[
            ("2.0", "name", "a", "b"),
            ("2.0", "in", "query", "header"),
            ("2.0", "description", "a", "b"),
            ("2.0", "required", "true", "false"),
            ("2.0", "type", "string", "integer"),
            ("2.0", "format", "a", "b"),
            ("2.0", "allowEmptyValue", "true", "false"),
            ("2.0", "items", "{ type: string }", "{ type: integer }"),
            ("2.0", "default", "1", "2"),
            ("2.0", "maximum", "1", "2"),
            ("2.0", "minimum", "1", "2"),
            ("2.0", "maxLength", "1", "2"),
            ("2.0", "minLength", "1", "2"),
            ("2.0", "pattern", "a", "b"),
            ("2.0", "maxItems", "1", "2"),
            ("2.0", "minItems", "1", "2"),
            ("2.0", "uniqueItems", "true", "false"),
            ("2.0", "enum", "[a]", "[b]"),
            ("2.0", "multipleOf", "1", "2"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Parameter Object of a list",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, parameters: { P: @ } }",
        base: &[("name", "n"), ("in", "query"), ("type", "array"), ("items", "{ type: string }")],
        fields: &[
            ("2.0", "collectionFormat", "csv", "multi"),
            ("2.0", "collectionFormat", "ssv", "pipes"),
            (
                "2.0",
                "items",
                "{ type: array, items: {}, collectionFormat: csv }",
                "{ type: array, items: {}, collectionFormat: pipes }",
            ),
        ],
    },
    Object {
        name: "Parameter Object with bounds",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, parameters: { P: @ } }",
        base: &[("name", "n"), ("in", "query"), ("type", "number"), ("minimum", "1"), ("maximum", "2")],
        fields: &[("2.0", "exclusiveMaximum", "true", "false"), ("2.0", "exclusiveMinimum", "true", "false")],
    },
    Object {
        name: "Parameter Object of a form",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: { /p: { post: { responses: { default: { description: d } }, parameters: [@] } } } }",
        base: &[("name", "n"), ("in", "formData"), ("type", "array"), ("items", "{ type: string }")],
        fields: &[
            ("2.0", "name", "a", "b"),
            ("2.0", "description", "a", "b"),
            ("2.0", "required", "true", "false"),
            ("2.0", "type", "string", "file"),
            ("2.0", "collectionFormat", "csv", "multi"),
            ("2.0", "default", "1", "2"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Parameter Object of a body",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: { /p: { post: { responses: { default: { description: d } }, parameters: [@] } } } }",
        base: &[("name", "n"), ("in", "body"), ("schema", "{}")],
        fields: &[
            ("2.0", "name", "a", "b"),
            ("2.0", "description", "a", "b"),
            ("2.0", "required", "true", "false"),
            ("2.0", "schema", "{ type: string }", "{ type: integer }"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Response Object",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, responses: { R: @ } }",
        base: &[("description", "d"), ("schema", "{}")],
        fields: &[
            ("2.0", "description", "a", "b"),
            ("2.0", "schema", "{ type: string }", "{ type: integer }"),
            ("2.0", "headers", "{ a: { type: string } }", "{ b: { type: string } }"),
            ("2.0", "examples", "{ application/json: 1 }", "{ application/json: 2 }"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Header Object",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, responses: { R: { description: d, headers: { H: @ } } } }",
        base: &[("type", "string")],
        fields: &[
            ("2.0", "description", "a", "b"),
            ("2.0", "type", "string", "integer"),
            ("2.0", "format", "a", "b"),
            ("2.0", "pattern", "a", "b"),
            ("2.0", "default", "a", "b"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Security Scheme Object of type apiKey",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, securityDefinitions: { S: @ } }",
        base: &[("type", "apiKey"), ("name", "n"), ("in", "query")],
        fields: &[
            ("2.0", "description", "a", "b"),
            ("2.0", "name", "a", "b"),
            ("2.0", "in", "query", "header"),
            ("2.0", "x-more", "a", "b"),
        ],
    },
    Object {
        name: "Security Scheme Object of type oauth2",
        description: "{ swagger: '2.0', info: { title: T, version: '1' }, paths: {}, securityDefinitions: { S: @ } }",
        base: &[
            ("type", "oauth2"),
            ("flow", "accessCode"),
            ("authorizationUrl", "a"),
            ("tokenUrl", "t"),
            ("scopes", "{}"),
        ],
        fields: &[
            ("2.0", "authorizationUrl", "a", "b"),
            ("2.0", "tokenUrl", "a", "b"),
            ("2.0", "scopes", "{ a: s }", "{ b: s }"),
        ],
    },
];

/// The description with this value in the object.
fn description(object: &Object, version: &str, key: &str, value: &str) -> String {
    let rest = object.base.iter().filter(|(name, _)| *name != key).map(|(name, value)| format!("{name}: {value}"));
    let members: Vec<String> = rest.chain([format!("{key}: {value}")]).collect();
    let text = object.description.replace('@', &format!("{{ {} }}", members.join(", ")));
    text.replace("VERSION", &format!("{version}.0"))
}

/// What is wrong with how a field arrives.
fn complaints(object: &Object, version: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (since, key, one, other) in object.fields {
        let [(first, findings), (second, _)] =
            [one, other].map(|value| read_text(&description(object, version, key, value)));
        let what = format!("{version} {} `{key}`", object.name);
        if Dump(&first).to_string() == Dump(&second).to_string() {
            complaints.push(format!("{what} was dropped: {}", listed(&findings)));
        }
        let reported: Vec<(String, String)> = found(&findings);
        let of_field =
            |(code, pointer): &(String, String)| code == "other-version" && pointer.ends_with(&format!("/{key}"));
        match (version < *since, reported.as_slice()) {
            (false, []) => {}
            (true, [only]) if of_field(only) => {}
            _ => complaints.push(format!("{what} was not reported as it should be: {}", listed(&findings))),
        }
    }
    complaints
}

#[test]
fn every_field_of_openapi_3_arrives() {
    let versions = ["3.0", "3.1", "3.2"];
    let complaints: Vec<String> =
        OPENAPI_3.iter().flat_map(|object| versions.iter().flat_map(|version| complaints(object, version))).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_field_of_swagger_2_0_arrives() {
    let complaints: Vec<String> = SWAGGER_2_0.iter().flat_map(|object| complaints(object, "2.0")).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn keys_outside_the_specification_are_reported_with_their_position() {
    let objects =
        OPENAPI_3.iter().map(|object| (object, "3.1")).chain(SWAGGER_2_0.iter().map(|object| (object, "2.0")));
    for (object, version) in objects {
        if matches!(object.name, "Paths Object" | "Callback Object" | "Reference Object" | "OAuth Flows Object") {
            continue;
        }
        let (_, findings) = read_text(&description(object, version, "strange", "{}"));
        let reported = found(&findings);
        let of_key = |(code, pointer): &&(String, String)| code == "unknown-key" && pointer.ends_with("/strange");
        assert_eq!(reported.iter().filter(of_key).count(), 1, "{version} {}: {}", object.name, listed(&findings));
    }
}
