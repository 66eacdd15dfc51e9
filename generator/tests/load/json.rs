//! JSON by RFC 8259.

use clientwright::diagnostics::{Code, SourceFile};

use crate::support::{json_text, load};

#[test]
fn every_kind_of_value() {
    let text = r#"{"a":[null,true,false,0,-1,2.50,1e5,1E-5,0.1e+1],"b":{},"c":[],"d":""}"#;
    assert_eq!(json_text(text), text);
    assert_eq!(json_text(" \t\r\n[ 1 ,\t2 ]\r\n"), "[1,2]");
    assert_eq!(json_text("{\"a\":\u{20}1}"), "{\"a\":1}");
}

#[test]
fn numbers_keep_their_text() {
    let text = format!("[1.10,{},{},123456789012345678901234567890123456789012345,1e400]", i128::MIN, u128::MAX);
    assert_eq!(json_text(&text), text);
}

#[test]
fn escapes() {
    assert_eq!(json_text(r#"["\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC"]"#), "[\"\\\"\\\\/\\b\\f\\n\\r\\tAé€\"]");
    assert_eq!(json_text(r#"["\ud834\udd1e","\uD834\uDD1E"]"#), r#"["𝄞","𝄞"]"#);
}

/// RFC 8259, section 8.2, leaves them open; Rust strings cannot hold them.
#[test]
fn half_of_a_surrogate_pair_becomes_the_replacement_character() {
    assert_eq!(
        json_text(r#"["\ud834","\udd1e","\ud834x","\ud834\u0041","\ud834\ud834\udd1e"]"#),
        "[\"�\",\"�\",\"�x\",\"�A\",\"�𝄞\"]"
    );
}

#[test]
fn duplicate_keys_are_kept_and_reported() {
    let loaded = load("a.json", r#"{"a":{"x":1,"x":2,"x":3},"b":0}"#);
    assert_eq!(loaded.json(), r#"{"a":{"x":1,"x":2,"x":3},"b":0}"#);
    assert_eq!(loaded.findings().len(), 2);
    let pointers: Vec<_> =
        loaded.diagnostics.iter().map(|d| d.location.as_ref().unwrap().pointer.to_string()).collect();
    assert_eq!(pointers, ["/a/x", "/a/x"]);
}

#[test]
fn duplicates_in_wide_objects_are_found_too() {
    let members: Vec<String> = (0..100).map(|index| format!("\"k{index}\":{index}")).collect();
    let loaded = load("a.json", format!("{{{},\"k7\":true}}", members.join(",")));
    assert_eq!(loaded.findings(), ["duplicate-key 1:882 key `k7` is there twice; the last one counts"]);
    let pointer = clientwright::diagnostics::Pointer::from_text("/k7");
    let sources = loaded.sources.as_ref().unwrap();
    let found = sources.node(clientwright::diagnostics::SourceId::ENTRY, &pointer).unwrap();
    assert_eq!(found.value, clientwright::load::Value::Bool(true));
    assert_eq!(loaded.root().get("k7").unwrap(), found);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(json_text("\u{feff}{\"a\":1}"), "{\"a\":1}");
}

#[test]
fn errors_have_a_place_and_words() {
    let cases = [
        ("{\"a\":1,}", 8, "expected a key in double quotes, found `}`"),
        ("[1,]", 4, "expected a value, found `]`"),
        ("[1 2]", 4, "expected `,` or `]`, found `2`"),
        ("{\"a\" 1}", 6, "expected `:`, found `1`"),
        ("{\"a\":1", 7, "expected `,` or `}`, found the end of the text"),
        ("[01]", 3, "expected `,` or `]`, found `1`"),
        ("[-]", 3, "expected a digit, found `]`"),
        ("[1.]", 4, "expected a digit, found `]`"),
        ("[+1]", 2, "expected a value, found `+`"),
        ("[nul]", 2, "expected a value, found `n`"),
        ("[\"a\nb\"]", 4, "expected an escape instead of a control character, found `\\n`"),
        ("[\"\\x\"]", 4, "expected an escape that JSON knows, found `x`"),
        ("[\"\\u12g4\"]", 7, "expected four hexadecimal digits, found `g`"),
        ("[\"a", 4, "expected `\"`, found the end of the text"),
        ("[1] x", 5, "expected the end of the text, found `x`"),
        ("{'a':1}", 2, "expected a key in double quotes, found `'`"),
        ("[1] // c", 5, "expected the end of the text, found `/`"),
    ];
    for (text, column, message) in cases {
        let loaded = load("a.json", text);
        assert!(loaded.diagnostics.has_errors(), "{text}");
        let diagnostic = loaded.diagnostics.iter().next().unwrap();
        assert_eq!((diagnostic.code, diagnostic.message.as_str()), (Code::SyntaxError, message), "{text}");
        let file = SourceFile::new("a.json", text.to_owned());
        let at = file.line_column(diagnostic.location.as_ref().unwrap().span.start);
        assert_eq!(at.column, column, "{text}");
    }
}

/// What opens with a bracket is JSON, or else YAML in flow style, unless the name says JSON; anything else is YAML.
#[test]
fn the_text_says_which_of_the_two_it_is() {
    let flow = "{a: 1, 'b': [x, y]}";
    assert_eq!(load("a.yaml", flow).json(), r#"{"a":1,"b":["x","y"]}"#);
    assert_eq!(load("openapi", flow).json(), r#"{"a":1,"b":["x","y"]}"#);
    assert!(load("a.json", flow).diagnostics.has_errors());
    assert_eq!(load("a.json", "a: 1\n").json(), r#"{"a":1}"#);
    assert_eq!(load("a.yaml", "{\"a\":\t1}").json(), r#"{"a":1}"#);
}

#[test]
fn of_two_errors_the_one_further_on_is_reported() {
    let (_, _, message) = load("a.yaml", "{a: 1, b: [x, y}").only_finding();
    assert!(!message.contains("double quotes"), "{message}");
    let (_, _, message) = load("a.yaml", "{\"a\": 1, \"b\": [1, 2}").only_finding();
    assert!(!message.is_empty());
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = "{\"a\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(load("a.json", utf16.clone()).only_finding().2, "the text is UTF-16; UTF-8 is needed");
    let with_mark: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
    assert_eq!(load("a.json", with_mark).only_finding().2, "the text is UTF-16; UTF-8 is needed");
    let big_endian: Vec<u8> = "a: 1".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(load("a.yaml", big_endian).only_finding().2, "the text is UTF-16; UTF-8 is needed");
}

#[test]
fn a_byte_that_is_not_utf_8_has_a_place() {
    let loaded = load("a.yaml", b"a: 1\nb: \xe9t\xe9\n".to_vec());
    let (code, _, message) = loaded.only_finding();
    assert_eq!((code, message.as_str()), (Code::SyntaxError, "byte 0xe9 is not UTF-8"));
    assert_eq!(loaded.diagnostics.iter().next().unwrap().location.as_ref().unwrap().span.start, 8);
}
