//! Branches that are one type.

use downstream::unions::merged::types::{
    Enums, Lists, Map, Nested, Objects, ObjectsPart, ObjectsSize, Pairs, Required, Some as Event,
};

use crate::round;

#[test]
fn an_object_of_two_forms_keeps_all_of_both() {
    let value: Objects = round(
        r#"{"id": 1, "kind": "a", "size": 2, "part": {"text": "t"}, "next": {"id": 2, "size": "x", "part": {"image": "i"}}, "more": [1]}"#,
    );
    assert!(matches!(value.size, Some(ObjectsSize::Integer(2))));
    assert!(matches!(value.part, Some(ObjectsPart::A(_))));
    let next = value.next.unwrap();
    assert!(matches!(next.size, Some(ObjectsSize::String(_))));
    assert!(matches!(next.part, Some(ObjectsPart::B(_))));
    assert_eq!(value.additional_properties.len(), 1);
}

#[test]
fn what_one_form_requires_may_be_absent() {
    assert_eq!(round::<Required>(r#"{"id": 1}"#).name, None);
    assert_eq!(round::<Required>(r#"{"name": "n"}"#).id, None);
}

#[test]
fn properties_of_one_form_go_together() {
    let is_valid = |json: &str| round::<Pairs>(json).validate().is_ok();
    assert!(is_valid(r#"{"to": {"kind": "mail"}, "from": {"kind": "mail"}, "code": "m1"}"#));
    assert!(is_valid(r#"{"to": {"kind": "phone"}}"#));
    assert!(!is_valid(r#"{"to": {"kind": "mail"}, "from": {"kind": "phone"}}"#));
    assert!(!is_valid(r#"{"to": {"kind": "mail"}, "code": "p1"}"#));
}

#[test]
fn only_what_is_alike_is_one() {
    assert!(matches!(round(r#"{"event": "labeled", "label": "bug"}"#), Event::AddedOrRemoved(_)));
    assert!(matches!(round(r#"{"event": "renamed", "old": "a"}"#), Event::Renamed(_)));
    assert!(matches!(round(r#"{"event": "renamed", "old": "a"}"#), Nested::Renamed(_)));
    assert!(matches!(round(r#"{"other": true}"#), Nested::AddedOrRemovedOrObject(_)));
}

#[test]
fn plain_values_lists_and_maps() {
    assert_eq!(round::<Enums>(r#""l""#), Enums::L);
    assert_eq!(round::<Lists>(r#"[{"id": 1, "size": 3}, {"id": 2, "size": "x"}]"#).len(), 2);
    assert_eq!(round::<Map>(r#"{"a": "x", "b": "y"}"#).a.as_deref(), Some("x"));
}
