//! Values that are made up: valid, the same for the same seed, and of every form that the description has.

use std::collections::BTreeSet;

use clientwright_runtime::Value;
use clientwright_runtime::exercise::Sampler;
use clientwright_runtime::rt::v1::{Blank, Check, Slot, decode, encode, equal, validate_value};

/// Values of so many seeds are looked at.
const SEEDS: u64 = 200;

/// The values of all seeds as JSON, each of them valid and the same after a round trip.
fn made_up<T: Slot + Blank>(checks: &'static [Check]) -> Vec<Value> {
    let one = |seed| {
        let mut sampler = Sampler::new(seed);
        let value: T = sampler.body(checks);
        assert_eq!(sampler.missing(), None);
        assert!(validate_value(&value, checks).is_ok());
        let json = encode(&value).unwrap();
        assert!(equal(&decode::<T>(&json).unwrap(), &value));
        assert_eq!(encode(&Sampler::new(seed).body::<T>(checks)).unwrap(), json, "the same seed");
        Value::from_json(&json).unwrap()
    };
    (0..SEEDS).map(one).collect()
}

/// The different JSON texts of a property.
fn values_of(values: &[Value], key: &str) -> BTreeSet<String> {
    values.iter().filter_map(|value| Some(value.get(key)?.to_json().unwrap())).collect()
}

/// Every property is there in some values, and those that may be absent are not in all.
fn assert_varied<T: Slot + Blank>(required: &[&str], keys: &[&str]) {
    let values = made_up::<T>(&[]);
    for key in keys {
        let count = values.iter().filter(|value| value.get(key).is_some()).count();
        assert!(count > 0, "`{key}` is never there");
        assert_eq!(count == values.len(), required.contains(key), "`{key}` is there {count} times");
    }
}

#[test]
fn everything_optional_is_there_sometimes() {
    assert_varied::<downstream::unions::lists::types::All>(&[], &[]);
    assert_varied::<downstream::unions::places::types::All>(&[], &["closed", "rest", "open", "alike", "objects"]);
    assert_varied::<downstream::unions::subtypes::types::All>(
        &[],
        &["fish", "fishes", "salmon", "shark", "vehicle", "lonely"],
    );
    assert_varied::<downstream::unions::limits::types::All>(
        &[],
        &["short", "patterns", "schemas", "whole", "list", "outer", "alike", "pet"],
    );
    assert_varied::<downstream::unions::together::types::All>(&[], &[]);
    assert_varied::<downstream::unions::merged::types::All>(&[], &[]);
    assert_varied::<downstream::unions::composed::types::All>(&[], &[]);
    assert_varied::<downstream::unions::optional_tags::types::All>(&[], &[]);
}

#[test]
fn every_known_value_and_every_variant_occurs() {
    let values = made_up::<downstream::unions::mixed::types::All>(&[]);
    let mixed = values_of(&values, "mixed");
    assert!(["\"auto\"", "\"none\"", "1", "2"].iter().all(|known| mixed.contains(*known)), "{mixed:?}");
    let fish = made_up::<downstream::unions::subtypes::types::Fish>(&[]);
    let kinds = values_of(&fish, "fishtype");
    assert!(["\"Salmon\"", "\"smart_salmon\"", "\"haifisch\""].iter().all(|known| kinds.contains(*known)), "{kinds:?}");
}

#[test]
fn limits_are_kept() {
    let numbers = made_up::<i64>(&[Check::Minimum(10), Check::ExclusiveMaximum(31), Check::MultipleOf(5)]);
    let texts: BTreeSet<String> = numbers.iter().map(|value| value.to_json().unwrap()).collect();
    assert_eq!(texts.iter().map(String::as_str).collect::<Vec<_>>(), ["10", "15", "20", "25", "30"]);
    let known = made_up::<f64>(&[Check::Known("[0.5, 1, 1.25]")]);
    let texts: BTreeSet<String> = known.iter().map(|value| value.to_json().unwrap()).collect();
    assert_eq!(texts.iter().map(String::as_str).collect::<Vec<_>>(), ["0.5", "1.0", "1.25"]);
    for text in made_up::<String>(&[Check::MinLength(4), Check::MaxLength(5)]) {
        assert!((4..=5).contains(&text.as_str().unwrap().chars().count()));
    }
    for list in made_up::<Vec<bool>>(&[Check::MinItems(3), Check::MaxItems(4)]) {
        assert!((3..=4).contains(&list.as_array().unwrap().len()));
    }
    for number in made_up::<f64>(&[Check::MinimumNumber(0.5), Check::ExclusiveMaximumNumber(0.6)]) {
        assert!((0.5..0.6).contains(&number.as_number().unwrap().as_f64().unwrap()));
    }
}

#[test]
fn patterns_and_formats_are_kept() {
    let texts = made_up::<String>(&[Check::Pattern("^[A-Z]{2}-[0-9]{3,4}(x|yz)?$")]);
    assert!(texts.iter().any(|text| text.as_str().unwrap().ends_with("yz")));
    for text in made_up::<String>(&[Check::Pattern(r"^(?![\)(]{8}-(a|b))^[a-z]([a-z0-9-]*[a-z0-9]+)?(?<=a\))$")]) {
        assert!(text.as_str().unwrap().starts_with(|first: char| first.is_ascii_lowercase()), "{text:?}");
    }
    assert!(made_up::<Value>(&[Check::Known("[null]")]).iter().all(Value::is_null));
    let codes =
        made_up::<String>(&[Check::Schema(r#"{"anyOf":[{"pattern":"^a{20}$"},{"minLength":30,"maxLength":31}]}"#)]);
    assert!(codes.contains(&"a".repeat(20).into()) && codes.iter().any(|code| code.as_str().unwrap().len() >= 30));
    for text in made_up::<String>(&[Check::Format("email")]) {
        assert!(text.as_str().unwrap().contains('@'));
    }
    let of_all = |values: Vec<Value>| -> String { values.iter().map(|value| value.to_json().unwrap()).collect() };
    let lists = of_all(made_up::<Vec<Vec<String>>>(&[Check::Format("email")]));
    assert!(lists.contains('@') && lists.matches('"').count() == 2 * lists.matches('@').count());
    let maps = of_all(made_up::<clientwright_runtime::Map<String>>(&[Check::Format("email")]));
    assert!(maps.contains('@') && maps.matches('"').count() == 4 * maps.matches('@').count());
    let days = made_up::<clientwright_runtime::Date>(&[]);
    assert!(days.iter().all(|day| day.as_str().unwrap().len() == "2024-02-10".len()));
}

#[test]
fn lists_have_as_many_items_as_are_asked_for() {
    const CHECKS: &[Check] = &[Check::Schema(r#"{"anyOf":[{"minItems":4,"maxItems":4},{"minItems":6,"maxItems":6}]}"#)];
    let values = made_up::<Vec<f64>>(CHECKS);
    let lengths: BTreeSet<usize> = values.iter().map(|list| list.as_array().unwrap().len()).collect();
    assert_eq!(lengths, BTreeSet::from([4, 6]));
}

#[test]
fn what_nobody_can_fulfil_is_told() {
    let mut sampler = Sampler::new(1);
    let _: i64 = sampler.body(&[Check::Minimum(2), Check::Maximum(1)]);
    assert_eq!(sampler.missing(), Some("i64"));
}
