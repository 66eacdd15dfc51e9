//! Limits: going over one is a finding, never a crash.

use std::fmt::Write as _;

use clientwright::diagnostics::{Code, Diagnostics, Severity};
use clientwright::load::{Budget, load_files};
use indexmap::IndexMap;

use crate::support::{load, load_with};

const LEVELS: usize = 100_000;

fn refused(text: &str, budget: Budget) -> String {
    let loaded = load_with("a.yaml", text, budget);
    assert!(loaded.diagnostics.has_errors());
    let (code, severity, message) = loaded.only_finding();
    assert_eq!((code, severity), (Code::BudgetExceeded, Severity::Error));
    message
}

#[test]
fn a_hundred_thousand_levels_stop_at_the_limit() {
    let json_list = "[".repeat(LEVELS) + &"]".repeat(LEVELS);
    let json_object = "{\"a\":".repeat(LEVELS) + "1" + &"}".repeat(LEVELS);
    let flow_list = "a: ".to_owned() + &json_list;
    let flow_object = "a: ".to_owned() + &"{a: ".repeat(LEVELS) + "1" + &"}".repeat(LEVELS);
    let flow_lines = "a: ".to_owned() + &"[\n ".repeat(LEVELS) + &"]".repeat(LEVELS);
    let block_list = "- ".repeat(LEVELS) + "1";
    let block_keys = "? ".repeat(LEVELS) + "1";
    for text in [json_list, json_object, flow_list, flow_object, flow_lines, block_list, block_keys] {
        let shown: String = text.chars().take(10).collect();
        assert_eq!(refused(&text, Budget::default()), "more than 192 levels of nesting", "{shown}");
    }
}

#[test]
fn block_objects_stop_at_the_limit() {
    let mut text = String::new();
    for level in 0..1_000 {
        text.push_str(&" ".repeat(level));
        text.push_str("a:\n");
    }
    assert_eq!(refused(&text, Budget::default()), "more than 192 levels of nesting");
}

#[test]
fn the_limit_itself_is_allowed_and_can_be_raised() {
    for levels in [192, 400] {
        let json = "[".repeat(levels) + &"]".repeat(levels);
        let budget = Budget { depth: levels, ..Budget::default() };
        assert_eq!(load_with("a.json", json.as_str(), budget).json(), json);
        let yaml = load_with("a.yaml", "---\n".to_owned() + &json, budget);
        assert_eq!(yaml.json(), json);
        let less = Budget { depth: levels - 1, ..budget };
        assert_eq!(refused(&json, less), format!("more than {} levels of nesting", levels - 1));
    }
}

#[test]
fn an_alias_that_makes_it_too_deep_stops() {
    let mut text = "a0: &a0 [1]\n".to_owned();
    for level in 1..300 {
        writeln!(text, "a{level}: &a{level} [*a{}]", level - 1).unwrap();
    }
    assert_eq!(refused(&text, Budget::default()), "more than 192 levels of nesting");
}

#[test]
fn an_alias_bomb_stops() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(text, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    assert_eq!(refused(&text, Budget::default()), "more than 1000000 values from aliases");
}

#[test]
fn a_merge_bomb_stops() {
    let keys: Vec<String> = (0..1_000).map(|key| format!("k{key}: 1")).collect();
    let mut text = format!("base: &b {{{}}}\n", keys.join(", "));
    for object in 0..2_000 {
        writeln!(text, "o{object}: {{<<: *b}}").unwrap();
    }
    assert_eq!(refused(&text, Budget::default()), "more than 1000000 values from aliases");
}

#[test]
fn anchors_inside_each_other_are_not_copied() {
    let levels = 150;
    let items = vec!["1"; 100_000].join(",");
    let open = (0..levels).map(|level| format!("&a{level} [")).collect::<Vec<_>>().concat();
    let text = format!("a: {open}{items}{}\nb: *a{}\n", "]".repeat(levels), levels - 1);
    let loaded = load("a.yaml", text);
    assert_eq!(loaded.root().get("b").unwrap().items().len(), 100_000);
}

#[test]
fn many_deep_anchors_stop() {
    let levels = 100;
    let anchors = "&a [],".repeat(2_000);
    let text = format!("a: {}{anchors}{}\n", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(refused(&text, Budget { nodes: 100_000, ..Budget::default() }), "more than 100000 steps to anchors");
}

#[test]
fn too_many_values_stop() {
    let budget = Budget { nodes: 10, ..Budget::default() };
    for text in ["[1,2,3,4,5,6,7,8,9,10,11]", "- 1\n".repeat(10).as_str()] {
        assert_eq!(refused(text, budget), "more than 10 values");
    }
    assert_eq!(load_with("a.json", "[1,2,3,4,5,6,7,8,9]", budget).root().items().len(), 9);
}

#[test]
fn too_many_bytes_stop() {
    assert_eq!(refused("a: 1234567890\n", Budget { bytes: 10, ..Budget::default() }), "more than 10 bytes");
}

#[test]
fn too_many_files_stop() {
    let mut files = IndexMap::new();
    for file in 0..5 {
        files.insert(format!("{file}.yaml"), format!("$ref: {}.yaml\n", file + 1).into_bytes());
    }
    let mut diagnostics = Diagnostics::new();
    let budget = Budget { files: 3, ..Budget::default() };
    let sources = load_files("0.yaml", &mut files, budget, &mut diagnostics).unwrap();
    let found: Vec<_> = diagnostics.iter().map(|diagnostic| (diagnostic.code, diagnostic.message.clone())).collect();
    assert_eq!(found, [(Code::BudgetExceeded, "more than 3 files".to_owned())]);
    assert!(diagnostics.has_errors());
    assert_eq!(
        sources.resolve(clientwright::diagnostics::SourceId(2), "3.yaml"),
        Err(clientwright::load::ResolveError::Broken)
    );
}
