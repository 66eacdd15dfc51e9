//! Subtypes of a base that its discriminator names.

use clientwright_runtime::rt::v1::encode;
use downstream::unions::subtypes::types::{Boat, Cod, Fish, Salmon, Shark, SmartSalmon, Vehicle};

use crate::round;

#[test]
fn a_subtype_is_told_by_its_tag_on_every_level() {
    let Fish::Shark(shark) = round(r#"{"length": 1.5, "teeth": 300, "fishtype": "haifisch"}"#) else {
        panic!("not a shark")
    };
    assert_eq!((shark.length, shark.teeth), (1.5, 300));
    assert!(matches!(round(r#"{"fishtype": "Cod", "length": 0.5}"#), Fish::Cod(_)));
    let Fish::Salmon(salmon) =
        round(r#"{"fishtype": "smart_salmon", "length": 0.5, "location": "alaska", "college": "x"}"#)
    else {
        panic!("not a salmon")
    };
    assert!(matches!(salmon, Salmon::SmartSalmon(smart) if smart.college.as_deref() == Some("x")));
    assert!(matches!(
        round(r#"{"fishtype": "Salmon", "length": 0.5, "siblings": [{"fishtype": "Cod", "length": 0.5}]}"#),
        Fish::Salmon(Salmon::Base(base)) if matches!(base.siblings.as_deref(), Some([Fish::Cod(_)]))
    ));
}

#[test]
fn an_unknown_subtype_is_the_base_with_all_that_it_has() {
    let Fish::Base(base) = round(r#"{"fishtype": "eel", "length": 2.5, "volts": 600}"#) else { panic!("not the base") };
    assert_eq!((base.fishtype.as_str(), base.length), ("eel", 2.5));
    assert!(base.additional_properties.get("volts").is_some());
    assert!(matches!(round("[]"), Fish::Unknown(_)));
}

#[test]
fn a_subtype_writes_its_tag() {
    let text = |fish: &Fish| String::from_utf8(encode(fish).unwrap()).unwrap();
    assert_eq!(text(&Shark::new(1.5, 2).into()), r#"{"fishtype":"haifisch","length":1.5,"teeth":2}"#);
    assert_eq!(text(&Cod::new(1.5).into()), r#"{"fishtype":"Cod","length":1.5}"#);
    let smart = Salmon::from(SmartSalmon::new(1.5));
    assert_eq!(text(&smart.into()), r#"{"fishtype":"smart_salmon","length":1.5}"#);
    let boat = Vehicle::from(Boat::new().sails(2));
    assert_eq!(encode(&boat).unwrap(), br#"{"kind":"boat","sails":2}"#);
    assert!(matches!(round(r#"{"kind": "boat", "sails": 2}"#), Vehicle::Boat(_)));
}
