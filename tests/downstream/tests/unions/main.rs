//! Unions of generated clients, decoded and encoded.

#![expect(clippy::unwrap_used, reason = "a test says what must hold")]

mod composed;
mod limits;
mod lists;
mod merged;
mod sampled;
mod subtypes;
mod tags;
mod together;

use clientwright_runtime::Value;
use clientwright_runtime::rt::v1::{Blank, Slot, decode, encode};

/// Decodes `json`, and holds that it encodes to an equal value.
fn round<T: Slot + Blank>(json: &str) -> T {
    let value: T = decode(json.as_bytes()).unwrap();
    let again: Value = decode(&encode(&value).unwrap()).unwrap();
    assert_eq!(again, decode::<Value>(json.as_bytes()).unwrap(), "{json}");
    value
}
