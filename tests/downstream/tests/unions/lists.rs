//! Lists, tuples and maps.

use downstream::unions::lists::types::{Expression, Maps, Prompt, Tuples, Vectors};

use crate::round;

#[test]
fn lists_are_told_by_their_first_item() {
    assert!(matches!(round(r#""once""#), Prompt::String(text) if text == "once"));
    assert!(matches!(round(r#"["once"]"#), Prompt::List(items) if items == ["once"]));
    assert!(matches!(round("[1, 2]"), Prompt::List2(items) if items == [1, 2]));
    assert!(matches!(round("[[1], []]"), Prompt::List3(items) if items == [vec![1], vec![]]));
    assert!(matches!(round("[]"), Prompt::List(items) if items.is_empty()));
    assert!(matches!(round("[true]"), Prompt::Unknown(_)));
}

#[test]
fn lists_of_numbers_and_maps_of_lists() {
    assert!(matches!(round("[1.5, 0.5]"), Vectors::List(items) if items == [1.5, 0.5]));
    assert!(matches!(round("[[1.5]]"), Vectors::List2(_)));
    assert!(matches!(round(r#"{"a": [0.5]}"#), Vectors::Object(_)));
}

#[test]
fn tuples_are_told_by_their_length_and_their_constants() {
    assert!(matches!(round("[1, 2]"), Tuples::List((1, 2))));
    assert!(matches!(round("[1, 2, 3]"), Tuples::List2((1, 2, 3))));
    assert!(matches!(round(r#"["is", "x"]"#), Expression::List2((_, text)) if text == "x"));
    let Expression::List(not) = round(r#"["not", ["not", ["is", "x"]]]"#) else { panic!("not a negation") };
    assert!(matches!(not.1, Expression::List(_)));
    assert!(matches!(round(r#"["or", 1]"#), Expression::Unknown(_)));
}

#[test]
fn maps_are_told_by_their_first_value() {
    assert!(matches!(round(r#"{"a": ""}"#), Maps::Object(_)));
    assert!(matches!(round(r#"{"a": 1}"#), Maps::Object2(_)));
    assert!(matches!(round("{}"), Maps::Object(_)));
    assert!(matches!(round(r#"{"a": []}"#), Maps::Unknown(_)));
}
