//! Every renderer over the same few findings.

use serde_json::Value;

use super::{
    Style, render_cargo, render_github, render_groups, render_human, render_json, render_operations, render_sarif,
    render_summary,
};
use crate::diagnostics::{
    Affected, Code, Diagnostic, Diagnostics, Location, Pointer, SourceFile, SourceId, SourceMap, Span,
};

const TEXT: &str = "get:\n  parameters:\n    - name: filter\n      style: deepObject\n      style: form\n";

fn sources(text: &str) -> SourceMap {
    let mut sources = SourceMap::default();
    sources.add(SourceFile::new("openapi/petstore.yaml", text.to_owned()));
    sources
}

/// The place of the `nth` occurrence of `what`.
fn place(text: &str, what: &str, nth: usize, pointer: &str) -> Location {
    let (start, _) = text.match_indices(what).nth(nth).unwrap();
    let span = Span { start: u32::try_from(start).unwrap(), end: u32::try_from(start + what.len()).unwrap() };
    Location { source: SourceId::ENTRY, span, pointer: Pointer::from_text(pointer) }
}

fn one(diagnostic: Diagnostic) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(diagnostic);
    diagnostics
}

fn unknown_style() -> Diagnostics {
    let at = place(TEXT, "deepObject", 0, "/get/parameters/0/style");
    let message = "parameter `filter` uses style `deepObject`, which needs an object schema";
    one(Diagnostic::new(Code::UnknownValue, at, message)
        .help("use `style: form`, or give the parameter an object schema")
        .note("operation `listPets` was left out of the client"))
}

#[test]
fn people_see_code_place_excerpt_help_and_notes() {
    let expected = "\
lossy[unknown-value]: parameter `filter` uses style `deepObject`, which needs an object schema
 --> openapi/petstore.yaml:4:14  (#/get/parameters/0/style)  fault
  |
4 |       style: deepObject
  |              ^^^^^^^^^^
  |
  = help: use `style: form`, or give the parameter an object schema
  = note: operation `listPets` was left out of the client

";
    assert_eq!(render_human(&unknown_style(), &sources(TEXT), Style::Plain), expected);
}

#[test]
fn labels_show_the_other_place() {
    let at = place(TEXT, "style", 1, "/get/parameters/0/style");
    let first = place(TEXT, "style", 0, "/get/parameters/0/style");
    let diagnostics =
        one(Diagnostic::new(Code::DuplicateKey, at, "key `style` is there twice").label(first, "first here"));
    let expected = "\
warning[duplicate-key]: key `style` is there twice
 --> openapi/petstore.yaml:5:7  (#/get/parameters/0/style)  fault
  |
5 |       style: form
  |       ^^^^^
  |
 ::: openapi/petstore.yaml:4:7
  |
4 |       style: deepObject
  |       ----- first here

";
    assert_eq!(render_human(&diagnostics, &sources(TEXT), Style::Plain), expected);
}

#[test]
fn a_place_over_several_lines_shows_its_first() {
    let at = place(TEXT, "parameters:\n    - name: filter\n", 0, "/get");
    let rendered = render_human(&one(Diagnostic::new(Code::UnknownKey, at, "x")), &sources(TEXT), Style::Plain);
    assert!(rendered.contains("2 |   parameters:\n  |   ^^^^^^^^^^^\n"), "{rendered}");
}

#[test]
fn without_a_place_there_is_no_excerpt() {
    let diagnostics = one(Diagnostic::new(Code::Unreadable, None, "`a.yaml`: no such file").help("check the path"));
    let expected = "error[unreadable]: `a.yaml`: no such file\n  = help: check the path\n\n";
    assert_eq!(render_human(&diagnostics, &sources(TEXT), Style::Plain), expected);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("{{\"a\":\"{}\",\"here\":1,\"b\":\"{}\"}}", "x".repeat(100_000), "y".repeat(100_000));
    let at = place(&text, "here", 0, "/here");
    let first = place(&text, "\"b\"", 0, "/b");
    let diagnostics = one(Diagnostic::new(Code::UnknownKey, at, "x").label(first, "first here"));
    let rendered = render_human(&diagnostics, &sources(&text), Style::Plain);
    assert!(rendered.contains(" --> openapi/petstore.yaml:1:100010  (#/here)  fault\n"), "{rendered}");
    assert!(rendered.contains("\"here\":1,\"b\":\"yyy"), "{rendered}");
    assert!(rendered.contains("= note: first here: openapi/petstore.yaml:1:100018"), "{rendered}");
    assert!(rendered.len() < 1_000, "{rendered}");
}

#[test]
fn no_control_character_of_a_description_reaches_a_terminal() {
    let hostile = "a\u{1b}[31m\u{9b}2J\u{202e}\u{200b}\u{7}";
    let text = format!("{hostile}: 1\n");
    let at = place(&text, ": 1", 0, &format!("/{hostile}"));
    let same = place(&text, "a", 0, "");
    let diagnostics = one(Diagnostic::new(Code::UnknownKey, at, format!("key `{hostile}`\nis\todd"))
        .label(same, hostile)
        .help(hostile)
        .note(hostile));
    let mut map = SourceMap::default();
    map.add(SourceFile::new(format!("{hostile}.yaml"), text));
    let rendered = [
        render_human(&diagnostics, &map, Style::Plain),
        render_github(&diagnostics, &map),
        render_json(&diagnostics, &map),
        render_cargo(&diagnostics, &map),
    ];
    let allowed = |character: char| character == '\n' || !character.is_control();
    for text in &rendered[..2] {
        assert!(text.chars().all(allowed), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{200b}']), "{text:?}");
    }
    assert!(rendered[3].chars().all(allowed), "{:?}", rendered[3]);
    assert_eq!(rendered[3].lines().count(), 1);
    assert!(!rendered[2].contains('\u{1b}'));
}

#[test]
fn colours_are_asked_for() {
    assert!(!render_human(&unknown_style(), &sources(TEXT), Style::Plain).contains('\u{1b}'));
    assert!(render_human(&unknown_style(), &sources(TEXT), Style::Coloured).contains('\u{1b}'));
}

#[test]
fn github_gets_commands() {
    let expected = "::warning file=openapi/petstore.yaml,line=4,col=14,endLine=4,endColumn=24,title=unknown-value::parameter `filter` \
        uses style `deepObject`, which needs an object schema%0Aat: #/get/parameters/0/style%0Ahelp: use `style: form`, or give the \
        parameter an object schema%0Anote: operation `listPets` was left out of the client\n";
    assert_eq!(render_github(&unknown_style(), &sources(TEXT)), expected);
}

#[test]
fn programs_get_an_object_a_line() {
    let rendered = render_json(&unknown_style(), &sources(TEXT));
    assert_eq!(rendered.lines().count(), 1);
    let value: Value = serde_json::from_str(&rendered).unwrap();
    assert_eq!(value["code"], "unknown-value");
    assert_eq!(value["family"], "fault");
    assert_eq!(value["severity"], "lossy");
    assert_eq!(value["location"]["line"], 4);
    assert_eq!(value["location"]["end_column"], 24);
    assert_eq!(value["location"]["pointer"], "/get/parameters/0/style");
    assert_eq!(value["notes"][0], "operation `listPets` was left out of the client");
}

#[test]
fn sarif_has_a_rule_for_each_code_and_a_region_for_each_place() {
    let mut diagnostics = unknown_style();
    let first = place(TEXT, "style", 0, "/get/parameters/0/style");
    diagnostics
        .push(Diagnostic::new(Code::DuplicateKey, place(TEXT, "style", 1, ""), "twice").label(first, "first here"));
    diagnostics.report(Code::Unreadable, None, "`a.yaml`: no such file");
    let mut map = SourceMap::default();
    map.add(SourceFile::new("my api/ü.yaml", TEXT.to_owned()));
    let log: Value = serde_json::from_str(&render_sarif([(&diagnostics, &map), (&Diagnostics::new(), &map)])).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][1]["results"], Value::Array(Vec::new()));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "clientwright");
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    assert!(rules.iter().all(|rule| rule["id"].is_string() && rule["help"]["markdown"].is_string()));
    let [lossy, labelled, placeless] = run["results"].as_array().unwrap().as_slice() else { panic!("{log:#}") };
    for result in [lossy, labelled, placeless] {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
    assert_eq!(lossy["properties"]["severity"], "lossy");
    assert!(lossy["message"]["text"].as_str().unwrap().contains("\nhelp: use `style: form`"), "{lossy:#}");
    let at = &lossy["locations"][0];
    assert_eq!(at["physicalLocation"]["artifactLocation"]["uri"], "my%20api/%C3%BC.yaml");
    let region = serde_json::json!({ "startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 24 });
    assert_eq!(at["physicalLocation"]["region"], region);
    assert_eq!(at["logicalLocations"][0]["fullyQualifiedName"], "#/get/parameters/0/style");
    assert_eq!(labelled["relatedLocations"][0]["message"]["text"], "first here");
    assert_eq!(labelled["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 4);
    assert_eq!(placeless["locations"], Value::Array(Vec::new()));
}

#[test]
fn cargo_gets_one_line_each_and_no_notes() {
    let mut diagnostics = unknown_style();
    diagnostics.report(Code::DocsOnly, place(TEXT, "name", 0, "/x"), "a note");
    diagnostics.report(Code::SyntaxError, place(TEXT, "name", 0, ""), "expected `:`");
    let expected = "cargo::warning=openapi/petstore.yaml:4:14: parameter `filter` uses style `deepObject`, which needs an object schema \
        [unknown-value] (#/get/parameters/0/style); help: use `style: form`, or give the parameter an object schema; note: operation \
        `listPets` was left out of the client\ncargo::error=openapi/petstore.yaml:3:7: expected `:` [syntax-error]\n";
    assert_eq!(render_cargo(&diagnostics, &sources(TEXT)), expected);
}

#[test]
fn the_summary_counts_by_severity() {
    let mut diagnostics = unknown_style();
    assert_eq!(render_summary(&diagnostics), "1 lossy");
    for code in [Code::SyntaxError, Code::DocsOnly, Code::DocsOnly, Code::UnknownKey] {
        diagnostics.report(code, None, "x");
    }
    assert_eq!(render_summary(&diagnostics), "1 error, 1 lossy, 1 warning, 2 notes");
    assert_eq!(render_summary(&Diagnostics::new()), "no findings");
    assert_eq!(render_operations(611, 612), "611 of 612 operations generated");
    assert_eq!(render_operations(1, 1), "1 of 1 operation generated");
}

#[test]
fn what_says_the_same_of_many_places_is_one_block() {
    let text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n";
    let mut diagnostics = Diagnostics::new();
    for key in ["a", "b", "c", "d", "e", "f"] {
        diagnostics.report(Code::UnknownKey, place(text, key, 0, ""), format!("`{key}` is not a key"));
    }
    diagnostics.report(Code::UnknownKey, place(text, "f", 0, ""), "`f` is something else");
    let expected = "\
warning[unknown-key]: `a` is not a key
 --> openapi/petstore.yaml:1:1  fault
  |
1 | a: 1
  | ^
  |
  = note: 5 like this: openapi/petstore.yaml:2:1, openapi/petstore.yaml:3:1, openapi/petstore.yaml:4:1 and 2 more

warning[unknown-key]: `f` is something else
 --> openapi/petstore.yaml:6:1  fault
  |
6 | f: 6
  | ^

";
    assert_eq!(render_groups(&diagnostics, &sources(text), Style::Plain), expected);
    assert_eq!(render_human(&diagnostics, &sources(text), Style::Plain).matches("warning[").count(), 7);
    let cargo = render_cargo(&diagnostics, &sources(text));
    assert_eq!(cargo.lines().count(), 2);
    assert!(cargo.contains("; 5 like this: openapi/petstore.yaml:2:1,"), "{cargo}");
}

#[test]
fn operations_that_a_finding_reaches_are_named() {
    let mut diagnostics = unknown_style();
    diagnostics.affect(|_| Affected::of(["listPets", "getPet", "GET /a", "GET /b"]));
    let note = "affects `listPets`, `getPet`, `GET /a` and 1 more";
    assert!(render_human(&diagnostics, &sources(TEXT), Style::Plain).contains(&format!("= note: {note}\n")));
    assert!(render_github(&diagnostics, &sources(TEXT)).contains(&format!("%0Anote: {note}")));
    assert!(render_cargo(&diagnostics, &sources(TEXT)).contains(&format!("; note: {note}")));
    let value: Value = serde_json::from_str(&render_json(&diagnostics, &sources(TEXT))).unwrap();
    assert_eq!(value["operations"]["count"], 4);
    assert_eq!(value["operations"]["first"][0], "listPets");
}
