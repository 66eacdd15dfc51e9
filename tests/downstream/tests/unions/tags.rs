//! Properties that tell variants apart, and may be absent.

use downstream::unions::optional_tags::types::{Format, Outer, Sole};

use crate::round;

#[test]
fn a_property_with_known_values_is_a_tag_where_it_is_there() {
    assert!(matches!(round(r#"{"rate": 8000, "type": "pcm"}"#), Format::Pcm(_)));
    assert!(matches!(round(r#"{"type": "opus"}"#), Format::Opus(_)));
    assert!(matches!(round(r#"{"rate": 8000}"#), Format::Unknown(_)));
    assert!(matches!(round(r#"{"type": "flac"}"#), Format::Unknown(_)));
}

#[test]
fn an_object_that_is_of_two_variants_keeps_both() {
    assert!(matches!(round(r#"{"scalar": 1}"#), Sole::Scalar(_)));
    assert!(matches!(round(r#"{"binary": true}"#), Sole::Binary(_)));
    assert!(matches!(round(r#"{"binary": true, "scalar": 1}"#), Sole::Unknown(_)));
}

#[test]
fn a_discriminator_counts_around_its_union() {
    assert!(matches!(round(r#"{"kind": "Cat"}"#), Outer::Pet(_)));
    assert!(matches!(round(r#"{"kind": "stone"}"#), Outer::Stone(_)));
    assert!(matches!(round(r#"{"kind": "Fish"}"#), Outer::Unknown(_)));
}
