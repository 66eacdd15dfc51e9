//! Bytes to text.

use super::fault::Fault;
use crate::diagnostics::{Code, Span};

/// The text of a file. A byte order mark is left out; UTF-16 and UTF-32 are refused in words, since RFC 8259 and OpenAPI want UTF-8.
pub(super) fn read_text(bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Fault::new(Code::SyntaxError, Span::default(), "the text is UTF-16; UTF-8 is needed"));
    }
    let start = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..start);
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let message = format!("byte {at} (0x{byte:02x}) is not UTF-8");
            Err(Fault::new(Code::SyntaxError, Span::default(), message))
        }
    }
}
