//! Between types and [`Value`]: for unions that no rule decides.

use crate::Value;
use crate::read::{DecodeError, decode_kept};
use crate::slot::{Blank, Slot};
use crate::write::kept;

/// Any value as JSON. NaN and infinity are kept, and refused when the value is sent.
pub fn to_value(value: &dyn Slot) -> Value {
    decode_kept(&kept(value)).unwrap_or_default()
}

/// A JSON value as another type.
///
/// # Errors
/// What does not fit the type.
pub fn from_value<T: Slot + Blank>(value: &Value) -> Result<T, DecodeError> {
    decode_kept(&kept(value))
}
