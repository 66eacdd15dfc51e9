//! Forms: an object as the body of a request, `application/x-www-form-urlencoded` or `multipart/form-data`.
//!
//! Comes in: a value and how the description encodes single properties of it. Goes out: bytes. Must not know: calls, clients.

mod multipart;
mod style;

pub(crate) use multipart::{Multipart, multipart};

use crate::descriptor::Encoding;
use crate::parameter::query_pair;
use crate::slot::Slot;
use crate::write::{EncodeError, Part, PartContent, encode_parts};

/// The parts of a form, lists and objects written in the style that is asked for.
fn parts(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<Vec<Part>, EncodeError> {
    Ok(style::apply(encode_parts(value, encodings)?, encodings))
}

/// Writes a form as pairs (HTML, section `application/x-www-form-urlencoded`); what nests is JSON unless a style says otherwise.
///
/// # Errors
/// As [`encode_parts`].
pub(crate) fn urlencoded(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<String, EncodeError> {
    let mut form = String::new();
    for part in parts(value, encodings)? {
        if !form.is_empty() {
            form.push('&');
        }
        match &part.content {
            PartContent::Text(text) | PartContent::Json(text) => query_pair(&mut form, &part.name, text),
            PartContent::File(file) => query_pair(&mut form, &part.name, &String::from_utf8_lossy(file.bytes())),
        }
    }
    Ok(form)
}
