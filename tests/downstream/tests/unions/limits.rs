//! Limits of choices, of their variants, and of variants that became one.

use clientwright_runtime::ValidationError;
use downstream::unions::limits::types::All;

use crate::round;

/// What `validate()` says of an object with that property.
fn violations(name: &str, value: &str) -> Vec<String> {
    let all: All = round(&format!("{{\"{name}\": {value}}}"));
    all.validate().err().iter().flat_map(ValidationError::violations).map(ToString::to_string).collect()
}

#[test]
fn a_value_keeps_the_limits_of_the_choice_and_of_its_variant() {
    for (name, fits, broken) in [
        ("short", r#""abc""#, vec![r#""a""#, r#""abcd""#]),
        ("short", "10", vec!["5", "4"]),
        ("schemas", r#""yes""#, vec![r#""no""#, r#""never""#]),
        ("schemas", "[1, 2]", vec!["[2]", "[1, 1]"]),
    ] {
        assert_eq!(violations(name, fits), [""; 0], "{name} {fits}");
        for value in broken {
            assert_eq!(violations(name, value).len(), 1, "{name} {value}");
        }
    }
    assert_eq!(violations("short", "7").len(), 2, "neither a multiple of 2 nor of 5");
}

#[test]
fn limits_outlive_the_choice() {
    assert_eq!(violations("whole", r#"{"a": "x", "b": "y"}"#), [""; 0]);
    assert_eq!(violations("whole", r#"{"a": "x"}"#), ["`/whole`: has 1 properties, at least 2 are required"]);
    assert_eq!(violations("list", "[1, 2]"), ["`/list`: has 2 items, at most 1 are allowed"]);
    assert_eq!(violations("outer", "0"), ["`/outer`: is 0, must be at least 1"]);
}

#[test]
fn what_branches_of_one_type_limit_holds_of_any_of_them() {
    assert_eq!(violations("alike", r#""a""#), [""; 0]);
    assert_eq!(violations("alike", r#""abc""#), [""; 0]);
    assert_eq!(violations("alike", r#""ab""#), ["`/alike`: fits no branch of `anyOf`"]);
    assert_eq!(violations("outer", r#"{"c": "x"}"#), [""; 0]);
}

#[test]
fn subtypes_keep_the_limits_of_their_base() {
    let too_few = "`/pet`: has 1 properties, at least 2 are required";
    assert_eq!(violations("pet", r#"{"kind": "Dog", "name": "x"}"#), [""; 0]);
    assert_eq!(violations("pet", r#"{"kind": "Dog"}"#), [too_few]);
    assert_eq!(violations("pet", r#"{"kind": "Cat"}"#), [too_few]);
    assert_eq!(
        violations("pet", r#"{"kind": "Cat", "name": "x", "lives": 9}"#),
        ["`/pet`: has 3 properties, at most 2 are allowed"]
    );
}
