//! Placeholders where `openapiv3` has no room for a reference: callbacks of an operation and path items of a callback.

use openapiv3::{Callback, PathItem};
use serde_json::{Map, Value};

use super::Place;

/// The extension of an empty path item that says where the real one is.
const PLACE: &str = "x-place";

/// The place of the callback that an operation's `callbacks` names: its placeholder has that place as its only key.
pub fn callback_place(callback: &Callback) -> Option<Place> {
    callback.keys().next().and_then(|key| Place::from_placeholder(key))
}

/// The place of the path item that a [`Callback`] of [`super::Document::callbacks`] holds for an expression.
pub fn path_item_place(item: &PathItem) -> Option<Place> {
    item.extensions.get(PLACE).and_then(Value::as_str).and_then(Place::from_placeholder)
}

/// What [`callback_place`] reads.
pub(super) fn callback_placeholder(place: &Place) -> Value {
    Value::Object(Map::from_iter([(place.to_string(), Value::Object(Map::new()))]))
}

/// What [`path_item_place`] reads.
pub(super) fn path_item_placeholder(place: &Place) -> Value {
    Value::Object(Map::from_iter([(PLACE.to_owned(), Value::String(place.to_string()))]))
}
