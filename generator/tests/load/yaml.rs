//! What YAML has and JSON has not.

use clientwright::diagnostics::{Code, Severity};

use crate::support::{load, yaml};

#[test]
fn numbers_keep_their_digits() {
    let wide = "123456789012345678901234567890123456789012345";
    assert_eq!(yaml(&format!("[1.10, {wide}, {}]", i128::MIN)), format!("[1.10,{wide},{}]", i128::MIN));
    assert_eq!(yaml("[0, -0, 12, -19, +12, 1e3, 1.5E-7, .5, 5., -.25]"), "[0,-0,12,-19,12,1e3,1.5e-7,0.5,5.0,-0.25]");
}

#[test]
fn other_bases_become_decimal() {
    assert_eq!(yaml("[0x1F, 0o17, 0xFFFFFFFFFFFFFFFFFFFF]"), "[31,15,1208925819614629174706175]");
}

/// The core schema of YAML 1.2 reads them as numbers, but JSON cannot say infinity, and digits that open with zero are names.
#[test]
fn what_json_cannot_say_stays_text() {
    assert_eq!(
        yaml("[.inf, -.INF, .nan, 007, 0x, 1_000, 12:30:45]"),
        r#"[".inf","-.INF",".nan","007","0x","1_000","12:30:45"]"#
    );
}

#[test]
fn words_follow_yaml_1_2() {
    assert_eq!(yaml("[true, True, FALSE, null, Null, ~, '', ]"), r#"[true,true,false,null,null,null,""]"#);
    assert_eq!(
        yaml("[yes, no, on, off, y, n, tRue, 2024-01-01]"),
        r#"["yes","no","on","off","y","n","tRue","2024-01-01"]"#
    );
    assert_eq!(yaml("a:\nb: \nc: # nothing\n"), r#"{"a":null,"b":null,"c":null}"#);
}

#[test]
fn keys_are_their_source_text() {
    assert_eq!(
        yaml("200: a\n1.10: b\ntrue: c\n~: d\n0x10: e\n'4XX': f\n"),
        r#"{"200":"a","1.10":"b","true":"c","~":"d","0x10":"e","4XX":"f"}"#
    );
}

#[test]
fn tags_say_what_a_value_is() {
    assert_eq!(yaml("[!!str 1, !!int '2', !!float 3, !!str true, ! 4]"), r#"["1",2,3,"true","4"]"#);
    let loaded = load("a.yaml", "a: !secret x\nb: !point {x: 1}\nc: !!binary AAAA\n");
    assert_eq!(loaded.json(), r#"{"a":"x","b":{"x":1},"c":"AAAA"}"#);
    assert_eq!(
        loaded.findings(),
        [
            "not-modelled 1:12 tag `!secret` is not understood; the value is read without it",
            "not-modelled 2:11 tag `!point` is not understood; the value is read without it",
            "not-modelled 3:13 tag `tag:yaml.org,2002:binary` is not understood; the value is read without it",
        ]
    );
}

#[test]
fn strings_in_every_style() {
    let text = "a: |\n  one\n  two\nb: >-\n  one\n  two\n\n  three\nc: 'it''s'\nd: \"tab\\tnew\\nline\\x41\\u00e9\"\ne: plain # comment\n";
    assert_eq!(yaml(text), r#"{"a":"one\ntwo\n","b":"one two\nthree","c":"it's","d":"tab\tnew\nlineAé","e":"plain"}"#);
}

#[test]
fn surrogate_pairs_in_double_quotes() {
    assert_eq!(yaml(r#"["\uD834\uDD1E", "\U0001D11E"]"#), r#"["𝄞","𝄞"]"#);
    assert_eq!(yaml("a: \"\\uD834\\uDD1E\"\n"), r#"{"a":"𝄞"}"#);
}

#[test]
fn tabs_where_they_may_stand() {
    assert_eq!(yaml("a:\t1\nb:\t'x'\t# c\nc: [1,\t2]\n"), r#"{"a":1,"b":"x","c":[1,2]}"#);
    let loaded = load("a.yaml", "a:\n\tb: 1\n");
    assert_eq!(loaded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::SyntaxError]);
}

#[test]
fn anchors_and_aliases() {
    assert_eq!(
        yaml("a: &x [1, {b: 2}]\nc: *x\nd: &k key\n*k : *x\n"),
        r#"{"a":[1,{"b":2}],"c":[1,{"b":2}],"d":"key","key":[1,{"b":2}]}"#
    );
    assert_eq!(
        yaml("a: &o {b: &i {c: [&s 1]}, d: *i, e: *s}\nf: *o\n"),
        concat!(r#"{"a":{"b":{"c":[1]},"d":{"c":[1]},"e":1},"#, r#""f":{"b":{"c":[1]},"d":{"c":[1]},"e":1}}"#)
    );
    assert_eq!(yaml("- &a [1]\n- &a [2]\n- *a\n"), "[[1],[2],[2]]");
    assert_eq!(yaml("- - - &a {b: 1}\n  - *a\n- *a\n"), r#"[[[{"b":1}],{"b":1}],{"b":1}]"#);
}

#[test]
fn an_alias_has_the_span_of_its_anchor_and_what_holds_it_ends_behind_it() {
    let text = "a: &x one\nb:\n  c: *x\n";
    let loaded = load("a.yaml", text);
    let slice = |node: &clientwright::load::Node| &text[node.span.start as usize..node.span.end as usize];
    let b = loaded.root().get("b").unwrap();
    assert_eq!(slice(b.get("c").unwrap()), "one");
    assert_eq!(slice(b), "c: *x");
}

#[test]
fn an_alias_inside_of_its_anchor_is_an_error() {
    let (code, severity, message) = load("a.yaml", "a: &x [*x]\n").only_finding();
    assert_eq!((code, severity), (Code::SyntaxError, Severity::Error));
    assert_eq!(message, "an alias stands inside of what it is an alias of");
    assert_eq!(load("a.yaml", "a: *x\n").only_finding().0, Code::SyntaxError);
}

#[test]
fn merge_keys() {
    let base = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\n";
    let shown = r#"{"base":{"x":1,"y":2},"more":{"y":3,"z":4},"it":"#;
    assert_eq!(yaml(&format!("{base}it: {{<<: *b, x: 0}}\n")), format!(r#"{shown}{{"x":0,"y":2}}}}"#));
    assert_eq!(yaml(&format!("{base}it: {{x: 0, <<: *b}}\n")), format!(r#"{shown}{{"x":0,"y":2}}}}"#));
    assert_eq!(yaml(&format!("{base}it: {{<<: [*b, *m]}}\n")), format!(r#"{shown}{{"x":1,"y":2,"z":4}}}}"#));
    assert_eq!(yaml(&format!("{base}it: {{<<: *b, <<: *m}}\n")), format!(r#"{shown}{{"x":1,"y":2,"z":4}}}}"#));
    assert_eq!(yaml(&format!("{base}it: {{<<: {{w: 5}}, '<<': 6}}\n")), format!(r#"{shown}{{"<<":6,"w":5}}}}"#));
}

#[test]
fn an_anchor_under_a_merge_key_can_be_aliased() {
    assert_eq!(yaml("a:\n  <<: &x {b: 1}\nc: *x\n"), r#"{"a":{"b":1},"c":{"b":1}}"#);
    assert_eq!(yaml("a: &x\n  <<: &y {b: 1}\nc: *x\nd: *y\n"), r#"{"a":{"b":1},"c":{"b":1},"d":{"b":1}}"#);
}

#[test]
fn a_merge_of_something_else_is_reported() {
    let loaded = load("a.yaml", "a: {<<: 1, b: 2}\n");
    assert_eq!(loaded.json(), r#"{"a":{"b":2}}"#);
    assert_eq!(loaded.findings(), ["wrong-type 1:9 a merge key needs an object; it is left out"]);
}

#[test]
fn duplicate_keys_are_kept_and_reported_at_both_places() {
    let loaded = load("a.yaml", "a: 1\nb: 2\na: 3\n");
    assert_eq!(loaded.json(), r#"{"a":1,"b":2,"a":3}"#);
    assert_eq!(loaded.findings(), ["duplicate-key 3:1 key `a` is there twice; the last one counts"]);
    let label = &loaded.diagnostics.iter().next().unwrap().labels[0];
    assert_eq!((label.location.span.start, label.message.as_str()), (0, "first here"));
    assert_eq!(loaded.root().get("a").unwrap().value, clientwright::load::Value::Number("3".into()));
}

#[test]
fn a_duplicate_in_an_aliased_object_is_reported_once() {
    let loaded = load("a.yaml", "a: &x {k: 1, k: 2}\nb: *x\nc: *x\n");
    assert_eq!(loaded.findings().len(), 1);
}

#[test]
fn keys_that_are_not_single_values_are_left_out_aloud() {
    let loaded = load("a.yaml", "? [1, 2]\n: {a: 1}\nb: &x {c: 1}\n*x : 2\n");
    assert_eq!(loaded.json(), r#"{"b":{"c":1}}"#);
    assert_eq!(
        loaded.findings(),
        [
            "wrong-type 1:3 a key must be a single value; the entry is left out",
            "wrong-type 4:1 a key must be a string; the entry is left out",
        ]
    );
}

#[test]
fn only_the_first_document_counts_and_the_others_are_reported() {
    let loaded = load("a.yaml", "---\na: 1\n---\nb: 2\n");
    assert_eq!(loaded.json(), r#"{"a":1}"#);
    let (code, severity, _) = loaded.only_finding();
    assert_eq!((code, severity), (Code::SyntaxError, Severity::Warning));
    assert_eq!(yaml("%YAML 1.2\n---\na: 1\n...\n"), r#"{"a":1}"#);
}

#[test]
fn byte_order_marks_and_line_breaks_of_every_kind() {
    assert_eq!(yaml("\u{feff}a: 1\r\nb:\r\n  - x\r\n  - |\r\n    l1\r\n    l2\r\n"), r#"{"a":1,"b":["x","l1\nl2\n"]}"#);
    let loaded = load("a.yaml", "\u{feff}é: 1\r\nb: [\r\n");
    assert!(loaded.diagnostics.has_errors());
}

#[test]
fn nothing_is_null() {
    assert_eq!(yaml(""), "null");
    assert_eq!(yaml("# only a comment\n"), "null");
}

#[test]
fn errors_have_a_place_and_words() {
    for (text, line, column) in
        [("a: 1\nb: [1, 2\nc: 3\n", 3, 2), ("a: b: c\n", 1, 5), ("a: 'x\n", 1, 4), ("a: 1\n b: 2\n", 2, 3)]
    {
        let loaded = load("a.yaml", text);
        assert!(loaded.diagnostics.has_errors());
        assert_eq!(loaded.diagnostics.len(), 1, "{text}");
        let diagnostic = loaded.diagnostics.iter().next().unwrap();
        assert_eq!((diagnostic.code, diagnostic.severity), (Code::SyntaxError, Severity::Error), "{text}");
        let file = clientwright::diagnostics::SourceFile::new("a.yaml", text.to_owned());
        let at = file.line_column(diagnostic.location.as_ref().unwrap().span.start);
        assert_eq!((at.line, at.column), (line, column), "{text}: {}", diagnostic.message);
        assert!(diagnostic.message.len() > 5, "{text}");
    }
}
