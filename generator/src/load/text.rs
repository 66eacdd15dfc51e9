//! Bytes to text.

use super::fault::Fault;
use crate::diagnostics::{Code, Span};

/// The text of a file, as far as it is one, and what is wrong with the rest. A byte order mark is left out; other encodings are refused in
/// words, since RFC 8259 (section 8.1) and OpenAPI want UTF-8.
pub(super) fn read_text(bytes: Vec<u8>) -> (String, Option<Fault>) {
    if let Some(encoding) = other_encoding(&bytes) {
        let message = format!("the text is {encoding}; UTF-8 is needed");
        return (String::new(), Some(Fault::new(Code::SyntaxError, Span::default(), message)));
    }
    let (mut text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(end).copied();
            let mut bytes = error.into_bytes();
            bytes.truncate(end);
            (String::from_utf8(bytes).unwrap_or_default(), byte)
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let fault = broken.map(|byte| {
        let message = format!("byte 0x{byte:02x} is not UTF-8");
        Fault::new(Code::SyntaxError, Span { start: end, end }, message)
    });
    (text, fault)
}

/// Told by the byte order mark, or without one by the zero bytes that such an encoding puts around the first ASCII character.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, 1..=255, ..] | [1..=255, 0, 0, 0, ..] => {
            Some("UTF-32")
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}
