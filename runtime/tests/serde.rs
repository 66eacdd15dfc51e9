//! The delegations to serde, judged with `serde_json` as some self-describing format.

#![cfg(feature = "serde")]

use clientwright_runtime::rt::v1 as rt;
use clientwright_runtime::serde::{deserialize, serialize};
use clientwright_runtime::{Map, Value};

#[test]
fn a_slot_goes_into_any_serializer() {
    let value = Map::from_iter([("a", vec![Some(1.5), None])]);
    let text = serialize(&value, serde_json::value::Serializer).unwrap();
    assert_eq!(text, serde_json::json!({"a": [1.5, null]}));
    assert!(serialize(&f64::NAN, serde_json::value::Serializer).is_err());
}

#[test]
fn a_slot_comes_from_any_deserializer() {
    let json = serde_json::json!({"a": [1, -2, 18_446_744_073_709_551_615_u64, 1.5, "x\"y", true, null, [], {}]});
    let value: Value = deserialize(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    let error = deserialize::<Map<Vec<i64>>, _>(json).unwrap_err();
    assert!(error.to_string().contains("`a[2]`: expected an integer that fits `i64`"), "{error}");
    assert!(rt::encode(&value).is_ok());
}
