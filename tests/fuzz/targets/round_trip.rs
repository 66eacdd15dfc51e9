//! Any JSON as a value of every kind of type: what is read is written, and read again the same.
#![no_main]

use clientwright_fuzz::kinds::types::Kinds;
use clientwright_runtime::{Value, from_json, rt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(value) = from_json::<Kinds>(data) {
        let _ = (format!("{value:?}"), value.validate());
        let json = rt::v1::encode(&value).expect("what was read can be written");
        assert_eq!(from_json::<Kinds>(&json).expect("what was written can be read"), value);
    }
    if let Ok(value) = from_json::<Value>(data) {
        let json = rt::v1::encode(&value).expect("what was read can be written");
        assert_eq!(from_json::<Value>(&json).expect("what was written can be read"), value);
    }
});
