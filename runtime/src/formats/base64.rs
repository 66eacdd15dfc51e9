//! Bytes as base64 text (RFC 4648).

use std::fmt;

use crate::read::In;
use crate::slot::{Blank, Slot};
use crate::write::Out;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes that travel as base64: `format: byte`, `contentEncoding: base64`. The text is kept as it came and compares by itself.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bytes(String);

/// A text that is not base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidBase64 {
    offset: usize,
}

impl InvalidBase64 {
    /// The byte of the text that does not belong there.
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for InvalidBase64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not base64 at byte {}", self.offset)
    }
}

impl std::error::Error for InvalidBase64 {}

impl Bytes {
    /// Keeps a text that is base64 already.
    pub fn from_base64(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The base64 text.
    pub fn as_base64(&self) -> &str {
        &self.0
    }

    /// The bytes. Both alphabets are read, with padding or without; line breaks and blanks are passed over.
    ///
    /// # Errors
    /// A text that is not base64.
    pub fn get(&self) -> Result<Vec<u8>, InvalidBase64> {
        decode(&self.0)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(encode(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(encode(&bytes))
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Slot for Bytes {
    fn read(&mut self, i: &mut In<'_>) {
        i.format("byte").string_into(&mut self.0);
    }

    fn write(&self, o: &mut Out<'_>) {
        o.string(&self.0);
    }
}

impl Blank for Bytes {
    fn blank() -> Self {
        Self(String::new())
    }
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * n) & 63) as usize];
            text.push(if n > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

fn decode(text: &str) -> Result<Vec<u8>, InvalidBase64> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let mut group = 0_u32;
    let mut count = 0;
    let mut padding = 0;
    for (offset, letter) in text.bytes().enumerate() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' if count >= 2 && count + padding < 4 => {
                padding += 1;
                continue;
            }
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            _ => return Err(InvalidBase64 { offset }),
        };
        if padding > 0 {
            return Err(InvalidBase64 { offset });
        }
        group = group << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            bytes.extend_from_slice(&group.to_be_bytes()[1..]);
            group = 0;
            count = 0;
        }
    }
    match (count, padding) {
        (0, 0) => {}
        (2, 0 | 2) => bytes.extend_from_slice(&(group << 12).to_be_bytes()[1..2]),
        (3, 0 | 1) => bytes.extend_from_slice(&(group << 6).to_be_bytes()[1..3]),
        _ => return Err(InvalidBase64 { offset: text.len() }),
    }
    Ok(bytes)
}
