//! Choices beside others and beside limits; known values of several types; lists whose places differ.

use downstream::unions::composed::types::{All, Both, BothB, Limited, Two, TwoA};
use downstream::unions::{mixed, places};

use crate::round;

#[test]
fn a_value_of_two_choices_has_a_variant_of_each() {
    assert!(
        matches!(round(r#"{"a": "x", "d": "y"}"#), Two::A(TwoA::D(both)) if (both.a.as_str(), both.d.as_str()) == ("x", "y"))
    );
    assert!(matches!(round(r#"{"b": "x", "c": "y"}"#), Both::B(BothB::C(_))));
    assert!(matches!(round(r#"{"b": "x"}"#), Both::B(BothB::Unknown(_))));
}

#[test]
fn limits_of_variants_are_checked() {
    let broken = |limited: Limited| All::new().limited(limited).validate().is_err();
    assert!(!broken(Limited::String("ab".to_owned())));
    assert!(broken(Limited::String("a".to_owned())));
    assert!(broken(Limited::String("abcdefghijk".to_owned())));
    assert!(!broken(Limited::List(vec!["abcdefghijk".to_owned()])));
    assert!(broken(Limited::List(vec![String::new(); 4])));
    assert!(!broken(Limited::Integer(1)));
    assert!(broken(Limited::Integer(0)));
}

#[test]
fn what_false_allows_is_not_there() {
    let all: All = round(r#"{"nothing": {"choice": "x"}, "forms": {"name": "n", "zip": "z"}}"#);
    assert_eq!(all.nothing.and_then(|nothing| nothing.choice).as_deref(), Some("x"));
    assert_eq!(all.forms.and_then(|forms| forms.zip).as_deref(), Some("z"));
}

#[test]
fn known_values_of_several_types() {
    use mixed::types::{All, Mixed, MixedInteger, MixedString};
    assert!(matches!(round(r#""auto""#), Mixed::String(MixedString::Auto)));
    assert!(matches!(round("2"), Mixed::Integer(value) if value == MixedInteger::from(2)));
    assert!(matches!(round("3"), Mixed::Integer(_)));
    let all: All =
        round(r#"{"kind": true, "factor": 1.5, "ratio": 0.5, "point": {"x": 1}, "list": [1, 2], "all": 2.5}"#);
    assert_eq!(all.ratio, Some(0.5));
}

#[test]
fn lists_hold_what_their_places_may() {
    use places::types::{All, AllClosed, AllObjects, AllOpen, AllRest};
    let all: All = round(
        r#"{"closed": ["a"], "rest": ["a", true, false], "open": ["a", 1, [null]], "alike": ["a", null], "objects": [{"x": 0.5}, {"label": "l"}], "untyped": 5}"#,
    );
    assert!(matches!(all.closed.as_deref(), Some([AllClosed::Item1(_)])));
    assert!(matches!(all.rest.as_deref(), Some([AllRest::Item1(_), AllRest::Item2(true), AllRest::Item2(false)])));
    assert!(matches!(all.open.as_deref(), Some([AllOpen::Item1(_), AllOpen::Item2(1), AllOpen::Item3(_)])));
    assert!(matches!(all.objects.as_deref(), Some([AllObjects::Item1(_), AllObjects::Item2(_)])));
}
