//! What a description's Markdown becomes.

use crate::ir;

use super::{Comment, attributes, sanitise};

fn lines(markdown: &str) -> Vec<String> {
    sanitise(markdown)
}

#[test]
fn plain_text_stays() {
    assert_eq!(lines("A contact's *first* name, **really**."), ["A contact's *first* name, **really**."]);
    assert!(lines(" \n\t\n").is_empty());
}

#[test]
fn code_never_becomes_a_doctest() {
    assert_eq!(lines("```rust\npanic!()\n```"), ["```text", "panic!()", "```"]);
    assert_eq!(lines("~~~\nx\n~~~"), ["```text", "x", "```"]);
    assert_eq!(
        lines("Text\n\n    indented();\n\n    more();"),
        ["Text", "", "```text", "indented();", "", "more();", "```"]
    );
    assert_eq!(lines("```\nunclosed"), ["```text", "unclosed", "```"]);
    assert_eq!(lines("~~~~\n```\n~~~~"), ["````text", "```", "````"]);
}

#[test]
fn html_is_only_text() {
    assert_eq!(lines("<script>x</script>"), [r"\<script>x\</script>"]);
    assert_eq!(lines("a<br/>b <b>c</b> <code>d</code> 1 < 2"), [r"a b c `d` 1 \< 2"]);
    assert_eq!(lines("<!-- hidden -->"), [r"\<!-- hidden -->"]);
}

#[test]
fn no_line_of_a_code_span_starts_a_block() {
    let long = "word ".repeat(20);
    for opener in ["<!--", "<script>", "[^note]:", "- item", "# head", "> quote", "| cell", "1. one"] {
        let sanitised = lines(&format!("`{long}{opener}`"));
        let word = opener.split(' ').next().unwrap();
        assert!(sanitised.iter().skip(1).all(|line| !line.starts_with(word)), "{opener}: {sanitised:?}");
    }
}

#[test]
fn addresses_and_facts_hide_nothing() {
    let docs = ir::Docs {
        external: Some(ir::ExternalDocs { url: "https://example.com/\0\u{202e}".to_owned(), description: None }),
        ..ir::Docs::default()
    };
    let shown = Comment::default().docs(&docs).into_item();
    assert_eq!(shown, ["- See ` https://example.com/ `."]);
}

#[test]
fn links_lead_out_or_nowhere() {
    assert_eq!(lines("[a](https://example.com/x)"), ["[a](<https://example.com/x>)"]);
    assert_eq!(lines("[a](#anchor) [b](../other.md)"), ["a (`#anchor`) b (`../other.md`)"]);
    assert_eq!(
        lines("[Vec] and [x][y] and [z]: https://e.org"),
        [r"\[Vec\] and \[x\]\[y\] and \[z\]: <https://e.org>"]
    );
    assert_eq!(lines("see https://example.com/a_b."), ["see <https://example.com/a_b>."]);
    assert_eq!(lines("<https://example.com>"), ["<https://example.com>"]);
    assert_eq!(lines("![logo](https://example.com/l.png)"), ["[logo](<https://example.com/l.png>)"]);
    assert_eq!(lines("[a](javascript:alert(1))"), ["a (`javascript:alert(1`))"]);
}

#[test]
fn identifiers_become_code() {
    assert_eq!(
        lines("the user_id of a CamelCase, iPhone, OK, std::vec"),
        ["the `user_id` of a `CamelCase`, iPhone, OK, `std::vec`"]
    );
    assert_eq!(
        lines("(ff3x::/32). s3://a/b/ \"x://y\" a.b() f(x)"),
        ["(`ff3x::/32`). `s3://a/b/` \"`x://y`\" `a.b()` f(x)"]
    );
    assert_eq!(lines("a _b_ c, _two words_"), [r"a *b* c, \_two words\_"]);
    assert_eq!(lines("`left_alone` and ` open"), [r"`left_alone` and \` open"]);
}

#[test]
fn characters_that_hide_or_turn_text_are_removed() {
    assert_eq!(lines("a\u{202e}b\u{7}c\u{2066}d\u{0}"), ["abcd"]);
    assert_eq!(lines("a\r\nb\u{2028}c"), ["a b c"]);
}

#[test]
fn lists_tables_headings_and_quotes_keep_their_shape() {
    assert_eq!(lines("# Errors\ntext"), ["**Errors**", "", "text"]);
    assert_eq!(lines("- a\nlazy\n  - b\n- c"), ["- a lazy", "  - b", "- c"]);
    assert_eq!(lines("1. a\n2) b"), ["1. a", "2. b"]);
    assert_eq!(lines("| a | b_c |\n|---|---|\n| <x> | |"), ["| a | `b_c` |", "|---|---|", r"| \<x> | |"]);
    assert_eq!(lines("> said\n> again"), ["> said again"]);
    assert_eq!(lines("Title\n=====\nText"), ["**Title**", "", "Text"]);
}

#[test]
fn long_lines_break_where_nothing_else_begins() {
    let text = format!("{} - 1. # > | end", "word ".repeat(19).trim());
    let broken = lines(&text);
    assert!(broken.len() == 2 && broken[0].ends_with("- 1. # > |"), "{broken:?}");
    assert_eq!(broken[1], "end");
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    for text in ["[", "`", "<", "![", "_", "\\", "(", "[a](", "*", "~~~\n", "> ", "- "] {
        let length: usize = lines(&text.repeat(20_000)).iter().map(String::len).sum();
        assert!(length <= text.len() * 20_000 * 4, "{text:?}");
    }
}

#[test]
fn a_comment_is_paragraphs_then_facts() {
    let docs = ir::Docs {
        summary: Some("Short".to_owned()),
        description: Some("Long.".to_owned()),
        format: None,
        examples: vec!["1".to_owned()],
        external: Some(ir::ExternalDocs {
            url: "https://example.com".to_owned(),
            description: Some("More.".to_owned()),
        }),
    };
    let tokens = attributes(Comment::described(&docs, "unused").fact("Maximum: 3.")).to_string();
    let expected = ["Short", "Long.", "More.", "Example: `1`. See <https://example.com>. Maximum: 3."];
    let positions: Vec<_> = expected.iter().map(|text| tokens.find(text)).collect();
    assert!(positions.iter().all(Option::is_some) && positions.is_sorted(), "{tokens}");
}

#[test]
fn a_description_that_repeats_the_summary_is_said_once() {
    let docs = ir::Docs { summary: Some("Same".to_owned()), ..ir::Docs::default() };
    assert_eq!(attributes(Comment::described(&docs, "unused")).to_string().matches("Same").count(), 1);
}
