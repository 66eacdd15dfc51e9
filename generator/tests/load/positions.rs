//! Places: bytes, lines, pointers, and what finding them costs.

use std::time::{Duration, Instant};

use clientwright::diagnostics::{Pointer, SourceId};
use clientwright::load::{Entry, Node};

use crate::support::load;

#[test]
fn a_node_is_small() {
    assert!(size_of::<Node>() <= 32, "{}", size_of::<Node>());
    assert!(size_of::<Entry>() <= 56, "{}", size_of::<Entry>());
}

#[test]
fn spans_are_the_text_of_keys_and_values() {
    for (name, text) in [
        ("a.yaml", "é: ü\nlist:\n  - \"a b\"\n  - {k: 1.10}\n𝄞: |\n  x\nlast: y\n"),
        ("a.json", "{\"é\": \"ü\", \"list\": [\"a b\", {\"k\": 1.10}], \"𝄞\": \"x\", \"last\": \"y\"}"),
    ] {
        let loaded = load(name, text);
        let root = loaded.root();
        let slice = |span: clientwright::diagnostics::Span| &text[span.start as usize..span.end as usize];
        let unquoted = |text: &'static str| text.trim_matches('"');
        for entry in root.entries() {
            assert_eq!(unquoted(slice(entry.key_span)), &*entry.key, "{name}");
        }
        assert_eq!(unquoted(slice(root.get("é").unwrap().span)), "ü");
        assert_eq!(unquoted(slice(root.get("last").unwrap().span)), "y");
        let list = root.get("list").unwrap();
        assert_eq!(slice(list.items()[0].span), "\"a b\"");
        assert_eq!(slice(list.items()[1].get("k").unwrap().span), "1.10");
        assert_eq!(slice(list.items()[1].span).chars().last(), Some('}'));
        assert_eq!(slice(list.span).trim_end_matches(']').chars().last(), Some('}'));
    }
}

#[test]
fn pointers_step_through_keys_and_numbers() {
    let loaded = load("a.yaml", "paths:\n  /a~b/{c}:\n    get: [x, {y: 1}]\n'': empty\n'0': zero\n");
    let sources = loaded.sources.as_ref().unwrap();
    let node = |text: &str| sources.node(SourceId::ENTRY, &Pointer::from_text(text)).map(crate::support::json);
    assert_eq!(node("/paths/~1a~0b~1{c}/get/1/y"), Some("1".to_owned()));
    assert_eq!(node("/paths/~1a~0b~1{c}/get/0"), Some("\"x\"".to_owned()));
    assert_eq!(node("/"), Some("\"empty\"".to_owned()));
    assert_eq!(node("/0"), Some("\"zero\"".to_owned()));
    for wrong in
        ["/paths/~1a~0b~1{c}/get/01", "/paths/~1a~0b~1{c}/get/+1", "/paths/~1a~0b~1{c}/get/2", "/nowhere", "/0/x"]
    {
        assert_eq!(node(wrong), None, "{wrong}");
    }
}

/// A description of about 3 MB: 10,000 schemas in one object.
fn large(separator: &str) -> String {
    let schema = |index: usize| {
        let filler = "é".repeat(120);
        format!("\"Schema{index}\":{{\"type\":\"string\",\"description\":\"{filler}\",\"maxLength\":{index}}}")
    };
    let schemas: Vec<String> = (0..10_000).map(schema).collect();
    format!("{{\"components\":{{\"schemas\":{{{}}}}}}}", schemas.join(separator))
}

/// Optimised it takes milliseconds. The bound is for an unoptimised build on a busy machine, and still a small part of what walking the
/// text or the object for each place would take.
#[test]
fn ten_thousand_places_in_three_megabytes_take_no_walk_over_them() {
    for separator in [",", ",\n"] {
        let text = large(separator);
        assert!(text.len() > 2_900_000, "{}", text.len());
        let loaded = load("a.json", text);
        let sources = loaded.sources.as_ref().unwrap();
        let file = sources.map().get(SourceId::ENTRY).unwrap();
        let start = Instant::now();
        for index in (0..10_000).rev() {
            let pointer = Pointer::from_text(&format!("/components/schemas/Schema{index}/maxLength"));
            let location = sources.location(SourceId::ENTRY, &pointer).unwrap();
            let at = file.line_column(location.span.start);
            assert_eq!(file.slice(location.span), index.to_string());
            assert_eq!(at.line, if separator == "," { 1 } else { u32::try_from(index).unwrap() + 1 });
        }
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_secs(20), "{elapsed:?}");
    }
}
