//! Descriptions that ask for too much, or for what is not theirs, end in a finding: soon, in little memory, with nothing read outside.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use clientwright::diagnostics::Code;

use crate::run::{Run, run};

/// What no hostile description may take, in a build without optimisation on a busy machine; each of them takes a second or two there.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs every stage over a file of that content.
fn within_bounds(name: &str, content: &[u8]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    bounded(&folder.path().join(name))
}

fn bounded(path: &Path) -> Run {
    let start = Instant::now();
    let run = run(path);
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
    run
}

fn codes(run: &Run) -> Vec<Code> {
    let mut codes: Vec<Code> = run.diagnostics.iter().map(|finding| finding.code).collect();
    codes.dedup();
    codes
}

fn assert_refused(run: &Run, code: Code) {
    assert!(run.files.is_none() && codes(run).contains(&code), "{:?}", codes(run));
}

/// A description with these schemas, in YAML, and one operation that answers with `A`.
fn with_schemas(schemas: &str) -> String {
    let head = "openapi: 3.1.0\ninfo: {title: Budgets, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\ncomponents:\n  schemas:\n";
    format!("{head}{schemas}")
}

#[test]
fn alias_bombs_are_refused() {
    let mut text = "openapi: 3.1.0\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n".to_owned();
    for level in 1..30 {
        let alias = format!("*x{}", level - 1);
        text.push_str(&format!("x{level}: &x{level} [{}]\n", vec![alias; 9].join(", ")));
    }
    assert_refused(&within_bounds("api.yaml", text.as_bytes()), Code::BudgetExceeded);
    let merges = (1..40).fold("x0: &x0 {a: 1}\n".to_owned(), |text, level| {
        format!("{text}x{level}: &x{level} {{<<: [*x{0}, *x{0}], b{level}: {{<<: *x{0}}}}}\n", level - 1)
    });
    assert_refused(&within_bounds("api.yaml", merges.as_bytes()), Code::BudgetExceeded);
}

#[test]
fn deep_nesting_is_refused() {
    let depth = 100_000;
    for (name, text) in [
        ("api.json", "[".repeat(depth) + &"]".repeat(depth)),
        ("api.json", "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth)),
        ("api.json", "[".repeat(depth)),
        ("api.yaml", "[".repeat(depth)),
        ("api.yaml", "- ".repeat(depth)),
        ("api.yaml", "? ".repeat(depth)),
    ] {
        let run = within_bounds(name, text.as_bytes());
        assert!(run.files.is_none() && run.diagnostics.has_errors(), "{name}, {:?}", &text[..4]);
    }
}

#[test]
fn cycles_end() {
    for schemas_of in [
        "    A: {$ref: '#/components/schemas/A'}\n",
        "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n",
        "    A: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
        "    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
        "    A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}\n",
        "    A: {anyOf: [{$ref: '#/components/schemas/B'}]}\n    B: {oneOf: [{$ref: '#/components/schemas/A'}]}\n",
        "    A: {type: array, items: {$ref: '#/components/schemas/A'}}\n",
        "    A: {additionalProperties: {$ref: '#/components/schemas/A'}}\n",
        "    A: {not: {$ref: '#/components/schemas/A'}}\n",
        "    A: {if: {$ref: '#/components/schemas/A'}, then: {$ref: '#/components/schemas/A'}}\n",
        "    A: {$dynamicRef: '#a', $dynamicAnchor: a}\n",
        "    A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}\n    B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}\n",
        "    A: {$ref: '#/components/schemas/A/properties/a'}\n",
    ] {
        let run = within_bounds("api.yaml", with_schemas(schemas_of).as_bytes());
        assert!(run.files.is_some() || run.diagnostics.has_errors(), "{schemas_of}");
    }
    for (name, text) in [
        ("path items", "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}"),
        (
            "parameters",
            "paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P'}], responses: {'204': {description: a}}}}}\ncomponents: {parameters: {P: {$ref: '#/components/parameters/P'}}}",
        ),
        (
            "responses",
            "paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R'}}}}}\ncomponents: {responses: {R: {$ref: '#/components/responses/R'}}}",
        ),
        ("the document", "paths: {/a: {$ref: 'api.yaml#/paths/~1a'}}"),
    ] {
        let run =
            within_bounds("api.yaml", format!("openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\n{text}\n").as_bytes());
        assert!(run.diagnostics.iter().count() > 0, "{name}");
    }
}

#[test]
fn long_chains_and_wide_schemas_end() {
    let chain = |keyword: &str, count: usize| {
        let link = |number: usize| {
            let (name, next) = (name(number), name(number + 1));
            match keyword {
                "$ref" => format!("    {name}: {{$ref: '#/components/schemas/{next}'}}\n"),
                _ => format!(
                    "    {name}: {{{keyword}: [{{$ref: '#/components/schemas/{next}'}}, {{properties: {{p{number}: {{type: string}}}}}}]}}\n"
                ),
            }
        };
        let links: String = (0..count).map(link).collect();
        with_schemas(&format!("{links}    {}: {{type: object}}\n", name(count)))
    };
    assert!(within_bounds("api.yaml", chain("$ref", 3_000).as_bytes()).files.is_some());
    assert_refused(&within_bounds("api.yaml", chain("allOf", 3_000).as_bytes()), Code::BudgetExceeded);
    assert!(within_bounds("api.yaml", chain("allOf", 50).as_bytes()).files.is_some());
    let nested = within_bounds("api.yaml", chain("oneOf", 60).as_bytes());
    assert!(nested.files.is_some() && codes(&nested).contains(&Code::UndecidableUnion));
    let values: String = (0..20_000).map(|number| format!("v{number}, ")).collect();
    let run =
        within_bounds("api.yaml", with_schemas(&format!("    A: {{type: string, enum: [{values}]}}\n")).as_bytes());
    assert!(run.files.is_some());
    let properties: String = (0..5_000).map(|number| format!("p{number}: {{type: string}}, ")).collect();
    let run = within_bounds("api.yaml", with_schemas(&format!("    A: {{properties: {{{properties}}}}}\n")).as_bytes());
    assert!(run.files.is_some());
    let branches: String = (0..300)
        .map(|number| format!("{{required: [p{number}], properties: {{p{number}: {{type: string}}}}}}, "))
        .collect();
    let run = within_bounds("api.yaml", with_schemas(&format!("    A: {{oneOf: [{branches}]}}\n")).as_bytes());
    assert!(run.files.is_some());
}

/// `A`, then `B1`, `B2` …
fn name(number: usize) -> String {
    if number == 0 { "A".to_owned() } else { format!("B{number}") }
}

#[test]
fn huge_numbers_stay_text() {
    let digits = "9".repeat(100_000);
    let text = with_schemas(&format!(
        "    A: {{type: object, maxProperties: {digits}, properties: {{a: {{type: integer, default: {digits}, maximum: 1e{digits}, enum: [{digits}, -1e400]}}, b: {{type: string, maxLength: -{digits}, minLength: 1.5}}}}}}\n"
    ));
    let run = within_bounds("api.yaml", text.as_bytes());
    assert!(run.files.is_some() || run.diagnostics.has_errors());
}

#[test]
fn large_inputs_end() {
    const MANY: usize = 10_000_000;
    let head = r#"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-more":"#;
    let one_text = format!("{head}\"{}\"}}", "a".repeat(MANY));
    let run = within_bounds("api.json", one_text.as_bytes());
    assert!(run.files.is_some(), "a long text is no harm: {:?}", codes(&run));
    let blank = vec![b' '; MANY];
    assert!(within_bounds("api.yaml", &blank).files.is_none());
}

#[test]
fn what_is_no_text_is_refused() {
    for content in
        [&b"openapi: \xff\xfe\n"[..], b"\xff\xfeo\0p\0e\0n\0", b"\0\0\0\0", b"", b"\xef\xbb\xbf", b"\x1f\x8b\x08\0\0"]
    {
        for name in ["api.yaml", "api.json"] {
            let run = within_bounds(name, content);
            assert!(run.files.is_none() && run.diagnostics.has_errors(), "{name}, {content:?}");
        }
    }
}

#[test]
fn nothing_outside_of_the_root_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let secret = "type: object\nproperties: {secret: {type: string}}\n";
    fs::create_dir(folder.path().join("root")).unwrap();
    fs::write(folder.path().join("secret.yaml"), secret).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.yaml", folder.path().join("root/link.yaml")).unwrap();
    let absolute = folder.path().join("secret.yaml").display().to_string();
    for reference in [
        "../secret.yaml",
        "./../secret.yaml",
        "a/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "..%2fsecret.yaml",
        "..\\secret.yaml",
        "link.yaml",
        &absolute,
        &format!("file://{absolute}"),
        &format!("file:{absolute}"),
        "//localhost/secret.yaml",
        "http://169.254.169.254/latest/meta-data",
        "https://example.com/schema.yaml",
        "ftp://example.com/schema.yaml",
        "data:application/yaml,type: object",
        "\\\\server\\share\\secret.yaml",
        "/dev/zero",
        "/proc/self/environ",
    ] {
        let quoted = serde_json::to_string(reference).unwrap();
        fs::write(folder.path().join("root/api.yaml"), with_schemas(&format!("    A: {{$ref: {quoted}}}\n"))).unwrap();
        let run = bounded(&folder.path().join("root/api.yaml"));
        let refused = [Code::OutsideRoot, Code::RemoteReference, Code::UnresolvedReference];
        assert!(codes(&run).iter().any(|code| refused.contains(code)), "{reference}: {:?}", codes(&run));
        let shown: String = run.files.iter().flatten().map(|file| file.text.as_str()).collect();
        assert!(!shown.contains("pub secret:"), "{reference}");
    }
}
