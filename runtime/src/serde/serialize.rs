//! Slots into serializers.

use serde_core::ser::{Error, Serialize, SerializeMap, Serializer};

use crate::slot::Slot;
use crate::{DecodeLimits, Map, Number, Value};

/// Serializes a slot.
///
/// # Errors
/// What cannot be encoded as JSON, and the errors of the serializer.
pub fn serialize<S: Serializer>(slot: &dyn Slot, serializer: S) -> Result<S::Ok, S::Error> {
    value(slot).map_err(S::Error::custom)?.serialize(serializer)
}

/// A slot as any JSON, by the rules of an encode.
fn value(slot: &dyn Slot) -> Result<Value, String> {
    let json = crate::write::encode(slot).map_err(|error| error.to_string())?;
    let limits = DecodeLimits { depth: u32::MAX };
    crate::read::decode_within(&json, limits).map_err(|error| error.to_string())
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(entries) => entries.serialize(serializer),
        }
    }
}

/// As the narrowest of `i64`, `u64`, `i128` that it fits, else as the nearest `f64`.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(value) = self.as_i64() {
            return serializer.serialize_i64(value);
        }
        if let Ok(value) = self.as_str().parse() {
            return serializer.serialize_u64(value);
        }
        if let Some(value) = self.as_i128() {
            return serializer.serialize_i128(value);
        }
        match self.as_f64() {
            Some(value) => serializer.serialize_f64(value),
            None => Err(S::Error::custom("a number that fits no type of serde")),
        }
    }
}

impl<V: Serialize> Serialize for Map<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
