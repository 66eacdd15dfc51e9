//! Forms: an object as the body of a request, `application/x-www-form-urlencoded` or `multipart/form-data`.
//!
//! Comes in: a value and how the description encodes single properties of it. Goes out: bytes. Must not know: calls, clients.

mod multipart;
mod style;
#[cfg(feature = "xml")]
mod xml;

pub(crate) use multipart::{Multipart, multipart};

use std::borrow::Cow;

use crate::FilePart;
use crate::descriptor::Encoding;
use crate::parameter::query_pair;
use crate::slot::Slot;
use crate::write::{EncodeError, Part, PartContent, encode_parts};

/// The parts of a form, lists and objects written in the style, or the language, that is asked for.
fn parts(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<Vec<Part>, EncodeError> {
    let parts = style::apply(encode_parts(value, encodings)?, encodings)?;
    #[cfg(feature = "xml")]
    let parts = xml::apply(parts, encodings)?;
    Ok(parts)
}

/// A file as text, where a form has nothing else.
///
/// # Errors
/// One on the disk, and one with headers.
fn file_text<'a>(name: &str, file: &'a FilePart) -> Result<Cow<'a, str>, EncodeError> {
    if !file.headers().is_empty() {
        return Err(EncodeError::at(name, "a file with headers can be a part of `multipart/form-data` only"));
    }
    let on_disk = || EncodeError::at(name, "a file on the disk can be a part of `multipart/form-data` only");
    file.bytes().map(|bytes| String::from_utf8_lossy(bytes)).ok_or_else(on_disk)
}

/// Writes a form as pairs (HTML, section `application/x-www-form-urlencoded`); what nests is JSON unless a style says otherwise.
///
/// # Errors
/// As [`encode_parts`]; and files on the disk or with headers.
pub(crate) fn urlencoded(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<String, EncodeError> {
    let mut form = String::new();
    for part in parts(value, encodings)? {
        if !form.is_empty() {
            form.push('&');
        }
        match &part.content {
            PartContent::Text(text) | PartContent::Json(text) => query_pair(&mut form, &part.name, text),
            PartContent::File(file) => query_pair(&mut form, &part.name, &file_text(&part.name, file)?),
        }
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::urlencoded;
    use crate::{FilePart, Map};

    #[test]
    fn pairs_have_no_room_for_a_file_on_the_disk() {
        let form = |file: FilePart| Map::from_iter([("file", file)]);
        assert_eq!(urlencoded(&form("a&b".into()), &[]).unwrap(), "file=a%26b");
        let file = FilePart::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
        let error = urlencoded(&form(file), &[]).unwrap_err();
        assert_eq!(error.pointer(), "/file");
        let error = urlencoded(&form(FilePart::new("a").header("X-Id", "7")), &[]).unwrap_err();
        assert_eq!(error.pointer(), "/file");
    }
}
