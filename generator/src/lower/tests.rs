//! Small descriptions through the real stages: load, read, lower, passes; the dump tells.

use std::fmt::Write;

use indexmap::IndexMap;

use crate::diagnostics::Diagnostics;
use crate::load::Budget;

/// The dump of a description's API without its indentation, and one line a finding: code, pointer, message.
fn lowered(text: &str) -> (String, String) {
    let mut diagnostics = Diagnostics::new();
    let mut files = IndexMap::from([("openapi.yaml".to_owned(), text.as_bytes().to_vec())]);
    let sources = crate::load::load_files("openapi.yaml", &mut files, Budget::default(), &mut diagnostics).unwrap();
    let document = crate::spec::read(&sources, &mut diagnostics).unwrap();
    let mut api = super::lower(&document, &crate::config::Selection::default(), &mut diagnostics);
    crate::passes::run(&mut api, &mut diagnostics);
    let mut findings = String::new();
    for diagnostic in diagnostics.iter() {
        let pointer = diagnostic.location.as_ref().map(|location| location.pointer.as_str()).unwrap_or_default();
        writeln!(findings, "{} {pointer}: {}", diagnostic.code, diagnostic.message).unwrap();
    }
    let dump: Vec<String> = crate::ir::dump(&api).lines().map(|line| line.trim_start().to_owned()).collect();
    (dump.join("\n"), findings)
}

/// The types of these component schemas, all of which one operation sends and receives, and the findings.
fn schemas(components: &str) -> (String, String) {
    let names = components.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(':').next());
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /all:\n    post:\n      operationId: all\n",
    );
    let mut members = String::new();
    for name in names {
        write!(members, "{name}: {{$ref: '#/components/schemas/{name}'}}, ").unwrap();
    }
    let content = format!("content: {{application/json: {{schema: {{properties: {{{members}}}}}}}}}");
    write!(text, "      requestBody: {{{content}}}\n      responses: {{'200': {{description: d, {content}}}}}\n")
        .unwrap();
    text.push_str("components:\n  schemas:\n");
    for line in components.lines() {
        writeln!(text, "    {line}").unwrap();
    }
    lowered(&text)
}

#[track_caller]
fn assert_lines(dump: &str, expected: &[&str]) {
    let expected = expected.join("\n");
    assert!(format!("\n{dump}\n").contains(&format!("\n{expected}\n")), "expected\n{expected}\nin\n{dump}");
}

#[test]
fn the_endpoint_lowers_whole_and_without_findings() {
    let (dump, findings) = lowered(include_str!("../../../openapi/iclosed.yaml"));
    assert_eq!(findings, "");
    assert_lines(&dump, &["success CreateContactResponse", "errors by status createContact/errors"]);
    assert_lines(&dump, &["400: ValidationError", "description \"The request is not valid.\""]);
    assert_lines(&dump, &["429: RateLimitError", "headers createContact/response headers 429"]);
    assert_lines(
        &dump,
        &["\"status\": ContactStatus Optional", "default \"POTENTIAL\"", "description \"Contact status\""],
    );
    assert_lines(
        &dump,
        &[
            "rule \"DetailedValidationError\" when \"message\" is Object",
            "rule \"StandardValidationError\" when \"message\" is String",
        ],
    );
    assert_lines(&dump, &["\"tracking\": {Any} Optional"]);
    assert_lines(&dump, &["\"contact\": Contact Required"]);
    assert_eq!(dump.matches("choice by status").count(), 1);
}

#[test]
fn null_has_one_spelling() {
    let (dump, findings) = schemas(
        "Spellings:
  required: [list, ref, choice]
  properties:
    list: {type: [string, 'null']}
    ref: {anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}
    choice: {oneOf: [{type: string}, {type: integer}, {type: 'null'}]}
    optional: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Other'}]}
    known: {enum: [a, b, null]}
Other: {type: object, properties: {a: {type: string}}}",
    );
    assert_eq!(findings, "");
    assert_lines(
        &dump,
        &[
            "\"list\": String? Required",
            "\"ref\": Other? Required",
            "\"choice\": Spellings/property choice? Required",
            "\"optional\": Other ThreeState",
            "\"known\": Spellings/property known ThreeState",
        ],
    );
    assert_lines(
        &dump,
        &["type Spellings/property known: enum request response eq-hash", "repr String", "value \"a\"", "value \"b\""],
    );
}

#[test]
fn integers_are_as_wide_as_their_values() {
    let (dump, findings) = schemas(
        "Numbers:
  properties:
    plain: {type: integer}
    small: {type: integer, format: int32}
    grown: {type: integer, format: int32, default: 3000000000}
    unsigned: {type: integer, format: uint64}
    raised: {type: integer, format: int64, minimum: 0, maximum: 18446744073709551615}
    wide: {type: integer, minimum: -18446744073709551615}
    huge: {type: integer, default: 1234567890123456789012345678901234567890123}
    known: {type: integer, enum: [1, 9223372036854775808]}
    large: {type: number, enum: [1.034E+20]}
    float: {type: number}
    decimal: {type: number, format: decimal}
    long: {type: number, format: int64}",
    );
    for known in ["known", "large"] {
        let finding =
            format!("{known}/enum: known values that are neither strings nor integers of 64 bits are documented only");
        assert!(findings.contains(&finding), "{findings}");
    }
    assert_eq!(findings.lines().count(), 2);
    for line in [
        "\"plain\": I64 Optional",
        "\"small\": I32 Optional",
        "\"grown\": I64 Optional",
        "\"unsigned\": U64 Optional",
        "\"raised\": U64 Optional",
        "\"wide\": I128 Optional",
        "\"huge\": Number Optional",
        "\"float\": F64 Optional",
        "\"decimal\": Number Optional",
        "\"long\": I64 Optional",
        "\"known\": I128 Optional",
        "\"large\": F64 Optional",
    ] {
        assert_lines(&dump, &[line]);
    }
}

#[test]
fn all_of_merges_objects_and_keeps_the_narrower_property() {
    let (dump, findings) = schemas(
        "Base: {type: object, required: [kind], properties: {kind: {type: string}, id: {type: integer}}}
Cat:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, required: [id], properties: {kind: {const: cat}, lives: {type: integer}}}
Alias: {allOf: [{$ref: '#/components/schemas/Base'}], description: the same}
Use: {properties: {alias: {$ref: '#/components/schemas/Alias'}}}",
    );
    assert_eq!(findings, "");
    assert_lines(
        &dump,
        &[
            "type Cat: struct request response eq-hash",
            "\"kind\": String Required",
            "constant \"cat\"",
            "\"id\": I64 Required",
            "\"lives\": I64 Optional",
        ],
    );
    assert_lines(&dump, &["\"alias\": Base Optional", "description \"the same\""]);
}

#[test]
fn maps_stand_alone_or_beside_fields() {
    let (dump, findings) = schemas(
        "Map: {type: object, additionalProperties: {type: integer}}
Free: {type: object}
Beside: {type: object, properties: {a: {type: string}}, additionalProperties: {type: boolean}}
Closed: {type: object, additionalProperties: false}
Pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}
Words: {type: array, items: {type: string, maxLength: 3}}",
    );
    assert_eq!(findings, "");
    assert_lines(&dump, &["type Map: alias request response eq-hash", "of {I64}"]);
    assert_lines(&dump, &["of {Any}"]);
    assert_lines(&dump, &["\"a\": String Optional", "rest Bool"]);
    assert_lines(&dump, &["type Closed: struct request response eq-hash default"]);
    assert_lines(&dump, &["of (String, I64)"]);
    assert_lines(&dump, &["of [Words/item]"]);
    assert_lines(&dump, &["type Words/item: alias request response eq-hash", "of String", "max length 3"]);
}

#[test]
fn unions_are_decided_by_the_best_evidence() {
    let (dump, findings) = schemas(
        "A: {type: object, required: [a], properties: {a: {type: string}}}
B: {type: object, required: [b], properties: {b: {type: string}}}
Tagged: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: t, mapping: {x: '#/components/schemas/A'}}}
Sets: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
Kinds: {oneOf: [{type: string}, {type: integer}, {type: number}, {type: array, items: {type: string}}]}
Constants:
  oneOf:
    - {type: object, required: [k], properties: {k: {const: one}, v: {type: string}}}
    - {type: object, required: [k], properties: {k: {enum: [two]}, w: {type: string}}}
Open: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
Documented: {oneOf: [{const: a, description: first}, {const: b, title: Bee}]}",
    );
    assert_eq!(findings, "");
    assert_lines(
        &dump,
        &[
            "variant \"A\": A",
            "tag \"t\" \"x\"",
            "variant \"B\": B",
            "tag \"t\" \"B\"",
            "keys [\"t\"]",
            "tag key \"t\"",
            "rule \"A\" when \"t\" = \"x\"",
            "rule \"B\" when \"t\" = \"B\"",
        ],
    );
    assert_lines(&dump, &["rule \"A\" when has only \"a\"", "rule \"B\" when has only \"b\""]);
    assert_lines(
        &dump,
        &[
            "rule \"string\" when is String",
            "rule \"integer\" when is Integer",
            "rule \"number\" when is Integer|Fraction",
            "rule \"list\" when is List",
        ],
    );
    assert_lines(&dump, &["tag key \"k\"", "rule \"one\" when \"k\" = \"one\"", "rule \"two\" when \"k\" = \"two\""]);
    assert_lines(&dump, &["type Open: enum request response eq-hash"]);
    assert_lines(&dump, &["value \"a\"", "description \"first\"", "value \"b\"", "name \"Bee\""]);
}

#[test]
fn an_undecidable_union_says_what_fits_two_branches() {
    let (dump, findings) = schemas(
        "Either:
  oneOf:
    - {title: L, type: object, required: [x], properties: {x: {type: string}, l: {type: string}}}
    - {title: R, type: object, additionalProperties: true}",
    );
    assert_eq!(findings, "undecidable-union /components/schemas/Either: nothing tells `L` and `R` apart\n");
    assert_lines(&dump, &["cannot be decided"]);
}

#[test]
fn types_that_hold_themselves_are_boxed_where_they_must_be() {
    let (dump, findings) = schemas(
        "Tree: {type: object, required: [children], properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
Chain: {type: object, properties: {next: {$ref: '#/components/schemas/Link'}}}
Link: {type: object, required: [chain], properties: {chain: {$ref: '#/components/schemas/Chain'}}}
Node: {oneOf: [{type: string}, {$ref: '#/components/schemas/Pair'}]}
Pair: {type: object, required: [left], properties: {left: {$ref: '#/components/schemas/Node'}}}",
    );
    assert_eq!(findings, "");
    assert_lines(&dump, &["\"children\": [Tree] Required"]);
    assert_lines(&dump, &["\"next\": Link Optional"]);
    assert_lines(&dump, &["\"chain\": Chain Required boxed"]);
    assert_lines(&dump, &["\"left\": Node Required boxed"]);
}

#[test]
fn circles_end() {
    let (dump, findings) = schemas(
        "Self: {$ref: '#/components/schemas/Self'}
One: {allOf: [{$ref: '#/components/schemas/Two'}]}
Two: {allOf: [{$ref: '#/components/schemas/One'}]}
Merged: {allOf: [{$ref: '#/components/schemas/Merged'}, {type: object, properties: {a: {type: string}}}]}
Lists: {type: array, items: {$ref: '#/components/schemas/Lists'}}
First: {type: object, required: [second], properties: {second: {$ref: '#/components/schemas/Second'}}}
Second: {type: object, required: [first], properties: {first: {$ref: '#/components/schemas/First'}}}",
    );
    assert!(findings.contains("cyclic-reference"), "{findings}");
    assert!(findings.contains("unfillable-type /components/schemas/First"), "{findings}");
    assert!(findings.contains("not-modelled /components/schemas/Lists"), "{findings}");
    assert_lines(&dump, &["type Merged: struct request response eq-hash default", "\"a\": String Optional"]);
    assert_lines(&dump, &["of [Any]"]);
}

#[test]
fn every_keyword_that_no_type_has_is_kept_or_reported_where_it_stands() {
    let (dump, findings) = schemas(
        "Odd:
  type: object
  patternProperties: {'^x': {type: string}}
  propertyNames: {maxLength: 3}
  unevaluatedProperties: false
  dependentRequired: {a: [b]}
  dependentSchemas: {a: {type: object}}
  not: {type: string}
  if: {type: object}
  then: {type: object}
  else: {type: object}
  xml: {name: odd}
  $dynamicAnchor: here
List: {type: array, contains: {type: string}, minContains: 1, maxContains: 2, unevaluatedItems: false, maxLength: 3}
Text: {type: string, contentMediaType: application/json, contentSchema: {type: object}, format: odd}",
    );
    for expected in [
        "no-effect /components/schemas/List/maxLength:",
        "docs-only /components/schemas/Text/contentMediaType:",
        "docs-only /components/schemas/Text/contentSchema:",
        "docs-only /components/schemas/Text/format:",
    ] {
        assert!(findings.contains(expected), "{expected} in\n{findings}");
    }
    assert_eq!(findings.lines().count(), 4, "{findings}");
    // Whatever is evaluated counts for `unevaluated…`, so that all of the schema is kept.
    assert_lines(
        &dump,
        &["satisfies {\"type\":\"object\",\"dependentRequired\":{\"a\":[\"b\"]},\
             \"patternProperties\":{\"^x\":{\"type\":\"string\"}},\"propertyNames\":{\"maxLength\":3},\
             \"dependentSchemas\":{\"a\":{\"type\":\"object\"}},\"unevaluatedProperties\":false,\
             \"not\":{\"type\":\"string\"},\"if\":{\"type\":\"object\"},\"then\":{\"type\":\"object\"},\
             \"else\":{\"type\":\"object\"}}"],
    );
    assert_lines(
        &dump,
        &[
            "satisfies {\"type\":\"array\",\"maxLength\":3,\"contains\":{\"type\":\"string\"},\"minContains\":1,\"maxContains\":2,\
             \"unevaluatedItems\":false}",
        ],
    );
}

#[test]
fn what_cannot_be_kept_is_reported_with_its_reason() {
    let (dump, findings) = schemas(
        "A: {type: object, not: {properties: {a: {$ref: '#/components/schemas/Looking'}}}, dependentRequired: {a: [b]}}
Looking: {type: string, pattern: '(?=ahead)'}
B: {patternProperties: {'(?!no)': {type: string}}, propertyNames: {$dynamicRef: '#x'}, if: {not: {$ref: '#/nowhere'}}, then: false}
C: {type: string, minContains: 1, then: {type: string}}",
    );
    for expected in [
        "not-modelled /components/schemas/A/not: `not` is not checked: the pattern `(?=ahead)` cannot be checked:",
        "docs-only /components/schemas/Looking/pattern:",
        "not-modelled /components/schemas/B/patternProperties:",
        "not-modelled /components/schemas/B/propertyNames: `propertyNames` is not checked: a reference in it leads nowhere",
        "not-modelled /components/schemas/B/if: `if` is not checked: a reference in it leads nowhere",
        "no-effect /components/schemas/C/minContains: `minContains` has no effect without `contains`",
        "no-effect /components/schemas/C/then: `then` has no effect without `if`",
    ] {
        assert!(findings.contains(expected), "{expected} in\n{findings}");
    }
    assert_lines(&dump, &["satisfies {\"dependentRequired\":{\"a\":[\"b\"]}}"]);
}

#[test]
fn what_a_kept_schema_refers_to_stands_beside_it() {
    let (dump, findings) = schemas(
        "Tree: {type: object, properties: {kind: {type: string}}, not: {$ref: '#/components/schemas/Leaf'}}
Leaf: {required: [kind], properties: {kind: {const: leaf}, of: {$ref: '#/components/schemas/Tree/properties/kind'}, up: {$ref: '#/components/schemas/Leaf'}}}",
    );
    assert_eq!(findings, "");
    assert_lines(
        &dump,
        &["satisfies {\"not\":{\"$ref\":\"#/$defs/Leaf\"},\"$defs\":{\"Leaf\":{\"required\":[\"kind\"],\
             \"properties\":{\"kind\":{\"const\":\"leaf\"},\
             \"of\":{\"$ref\":\"#/$defs/~1components~1schemas~1Tree~1properties~1kind\"},\
             \"up\":{\"$ref\":\"#/$defs/Leaf\"}}},\
             \"/components/schemas/Tree/properties/kind\":{\"type\":\"string\"}}}"],
    );
}

#[test]
fn parameters_are_settled_and_bound_to_the_path() {
    let (dump, findings) = lowered(
        "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /things/{id}/{lost}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: shared, in: query, schema: {type: string}}
    get:
      operationId: get
      parameters:
        - {name: shared, in: query, description: own, schema: {type: integer}}
        - {name: tags, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object, properties: {a: {type: string}}}}
        - {name: bad, in: query, style: deepObject, schema: {type: string}}
        - {name: X-Trace, in: header, required: true, schema: {type: string, format: uuid}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: json, in: query, content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}
        - {name: stray, in: path, required: true, schema: {type: string}}
      responses:
        '204': {description: none}
        default: {description: bad, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
",
    );
    for lines in [
        &[
            "Path parameter \"id\": String Simple required",
            "Query parameter \"shared\": I64 Form explode",
            "description \"own\"",
        ][..],
        &["Query parameter \"tags\": [String] PipeDelimited"],
        &["Query parameter \"filter\": get/parameter filter DeepObject explode"],
        &["Header parameter \"X-Trace\": Uuid Simple required"],
        &["Query parameter \"json\": {String} Form explode", "content \"application/json\" Json"],
        &["Path parameter \"lost\": String Simple required"],
        &["success empty", "errors get/response body default"],
    ] {
        assert_lines(&dump, lines);
    }
    for expected in [
        "unknown-value /paths/~1things~1{id}~1{lost}/get/parameters/3/style:",
        "no-effect /paths/~1things~1{id}~1{lost}/get/parameters/5:",
        "path-mismatch /paths/~1things~1{id}~1{lost}/get/parameters/7/name:",
        "path-mismatch /paths/~1things~1{id}~1{lost}/get:",
    ] {
        assert!(findings.contains(expected), "{expected} in\n{findings}");
    }
}

#[test]
fn security_servers_and_bodies_lower() {
    let (dump, findings) = lowered(
        "openapi: 3.0.3
info: {title: t, version: '1'}
servers:
  - {url: 'https://{region}.example.com/{version}', variables: {region: {default: eu, enum: [eu, us]}, version: {default: v1}}}
security: [{key: []}, {basic: [], bearer: []}, {}]
tags: [{name: b}, {name: unused}, {name: a}]
paths:
  /form:
    post:
      operationId: form
      tags: [a, c]
      security: []
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}}}}
      responses:
        '200': {description: text, content: {text/plain: {schema: {type: string}}}}
  /bytes:
    put:
      operationId: bytes
      tags: [b]
      requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses:
        '200': {description: one, content: {application/json: {schema: {type: string}}}}
        '202': {description: none}
        '4XX': {description: bad, content: {application/json: {schema: {type: integer}}}}
        '404': {description: lost, content: {application/json: {schema: {type: string}}}}
  /upload:
    post:
      operationId: upload
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object}}}}
      responses: {'204': {description: none}}
components:
  securitySchemes:
    key: {type: apiKey, name: X-Key, in: header}
    basic: {type: http, scheme: basic}
    bearer: {type: http, scheme: Bearer}
",
    );
    for lines in [
        &["variable \"region\"", "default \"eu\"", "value \"eu\"", "value \"us\"", "literal \".example.com/\""][..],
        &["tag \"b\"", "tag \"a\"", "tag \"c\""],
        &["request body \"application/x-www-form-urlencoded\" form form/request body"],
        &["success text", "errors undocumented"],
        &["request body \"application/octet-stream\" bytes required"],
        &["security \"key\" []", "security \"basic\" [] and \"bearer\" []", "security none"],
        &["success by status bytes/success", "errors by status bytes/errors"],
        &["200: String", "description \"one\"", "202: no body"],
        &["404: String", "description \"lost\"", "4XX: I64"],
        &["request body \"multipart/form-data\" multipart {Any} required"],
    ] {
        assert_lines(&dump, lines);
    }
    assert!(!findings.contains("left-out"), "{findings}");
}

#[test]
fn reads_and_writes_that_differ_are_types_of_their_own() {
    let (dump, findings) = lowered(
        "openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /orders:
    post:
      operationId: create
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  /logins:
    post:
      operationId: login
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Login'}}}}
      responses: {'204': {description: d}}
components:
  schemas:
    Order: {type: object, required: [items], properties: {items: {type: array, items: {$ref: '#/components/schemas/Item'}}, place: {$ref: '#/components/schemas/Place'}}}
    Item: {type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string}, pin: {type: string, writeOnly: true}}}
    Place: {type: object, properties: {city: {type: string}}}
    Login: {type: object, required: [at, user], properties: {at: {type: string, readOnly: true}, user: {type: string}}}
",
    );
    assert_eq!(findings, "");
    assert_lines(&dump, &["request body \"application/json\" json Order/request required"]);
    assert_lines(&dump, &["success Order"]);
    assert_lines(
        &dump,
        &[
            "type Order: struct response eq-hash",
            "\"items\": [Item] Required",
            "\"place\": Place Optional",
            "type Order/request: struct request eq-hash",
            "\"items\": [Item/request] Required",
            "\"place\": Place Optional",
            "type Item: struct response eq-hash",
            "\"id\": I64 Required read-only",
            "\"name\": String Required",
            "type Item/request: struct request eq-hash",
            "\"name\": String Required",
            "\"pin\": String Optional write-only",
            "type Place: struct request response eq-hash default",
        ],
    );
    assert_lines(&dump, &["type Login: struct request eq-hash", "\"user\": String Required"]);
}

#[test]
fn the_deepest_schema_that_is_read_does_not_overflow_the_stack() {
    let depth = Budget::default().depth;
    for keyword in ["items", "additionalProperties", "not", "allOf", "oneOf", "properties"] {
        let (open, close) = match keyword {
            "allOf" | "oneOf" => (format!("{{\"{keyword}\":[{{}},"), "]}"),
            "properties" => (format!("{{\"{keyword}\":{{\"a\":"), "}}"),
            _ => (format!("{{\"{keyword}\":"), "}"),
        };
        let levels = (depth - 10) / if close.len() == 2 { 2 } else { 1 };
        let schema = format!("{}{{\"type\":\"string\"}}{}", open.repeat(levels), close.repeat(levels));
        let (_, findings) = lowered(&format!(
            "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},\"paths\":{{\"/a\":{{\"get\":{{\"responses\":{{\"200\":\
             {{\"description\":\"d\",\"content\":{{\"application/json\":{{\"schema\":{{\"$ref\":\"#/components/schemas/D\"}}}}}}}}}}}}}}}},\
             \"components\":{{\"schemas\":{{\"D\":{schema}}}}}}}"
        ));
        assert!(!findings.contains("budget-exceeded"), "{keyword}: {findings}");
    }
}

#[test]
fn http_overrules_what_a_description_says_of_bodies_and_paths() {
    let (dump, findings) = lowered(
        "openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a?fixed=1:
    get:
      operationId: query
      responses: {'204': {description: d, content: {application/json: {schema: {type: string}}}}}
  /b#part:
    get: {operationId: fragment, responses: {'204': {description: d}}}
  /c:
    head:
      operationId: head
      responses: {'200': {description: d, content: {application/json: {schema: {type: string}}}}}
",
    );
    assert_lines(&dump, &["success empty", "errors undocumented", "operation head HEAD \"/c\""]);
    assert_lines(&dump, &["operation fragment GET \"/b#part\"", "segment Literal(\"/b\")"]);
    for expected in [
        "unknown-value /paths/~1a?fixed=1/get:",
        "unknown-value /paths/~1b#part/get:",
        "no-effect /paths/~1a?fixed=1/get/responses/204/content:",
    ] {
        assert!(findings.contains(expected), "{expected} in\n{findings}");
    }
}
