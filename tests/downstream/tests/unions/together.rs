//! Objects that are of several branches at once, or only seem to be.

use downstream::unions::together::types::{Beside, Constants, Required};

use crate::round;

#[test]
fn an_object_of_two_branches_is_kept_whole() {
    assert!(matches!(round(r#"{"bar": "bar", "size": 1}"#), Constants::Bar(_)));
    assert!(matches!(round(r#"{"bar": "bar", "baz": "baz"}"#), Constants::Unknown(_)));
    assert!(matches!(round(r#"{"scope": "all"}"#), Beside::All(_)));
    assert!(matches!(round(r#"{"names": ["a"], "scope": "all"}"#), Beside::Unknown(_)));
}

#[test]
fn one_property_of_another_branch_is_not_that_branch() {
    let json = r#"{"id": "1", "name": "n", "link": "/1"}"#;
    let value: Required = clientwright_runtime::rt::v1::decode(json.as_bytes()).unwrap();
    assert!(matches!(value, Required::Reference(_)), "{value:?}");
    assert!(matches!(round(r#"{"id": "1", "name": "n", "latitude": 1.5}"#), Required::Place(_)));
}
