//! JSON text.

use super::Out;
use crate::read::find_special;

const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// The decimal digits of an integer, right-aligned in a buffer.
pub(crate) fn digits(value: i128, buffer: &mut [u8; 40]) -> &[u8] {
    let mut at = buffer.len();
    let mut left = value.unsigned_abs();
    let mut put = |digit: u8, at: &mut usize| {
        *at = at.saturating_sub(1);
        if let Some(place) = buffer.get_mut(*at) {
            *place = digit;
        }
    };
    while left > u128::from(u64::MAX) {
        put(b'0' + u8::try_from(left % 10).unwrap_or_default(), &mut at);
        left /= 10;
    }
    let mut left = u64::try_from(left).unwrap_or_default();
    while left >= 100 {
        let pair = usize::try_from(left % 100).unwrap_or_default() * 2;
        left /= 100;
        put(PAIRS[pair + 1], &mut at);
        put(PAIRS[pair], &mut at);
    }
    if left >= 10 {
        let pair = usize::try_from(left).unwrap_or_default() * 2;
        put(PAIRS[pair + 1], &mut at);
        put(PAIRS[pair], &mut at);
    } else {
        put(b'0' + u8::try_from(left).unwrap_or_default(), &mut at);
    }
    if value < 0 {
        put(b'-', &mut at);
    }
    buffer.get(at..).unwrap_or_default()
}

/// Writes a string with its quotes.
pub(crate) fn quote(text: &str, target: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    target.reserve(bytes.len() + 2);
    target.push(b'"');
    let end = find_special(bytes, 0);
    if end == bytes.len() {
        target.extend_from_slice(bytes);
    } else {
        escape(bytes, end, target);
    }
    target.push(b'"');
}

/// Writes the text of a string of which the byte at `end` is the first that must be escaped.
#[cold]
fn escape(bytes: &[u8], mut end: usize, target: &mut Vec<u8>) {
    let mut start = 0;
    while let Some(byte) = bytes.get(end) {
        target.extend_from_slice(bytes.get(start..end).unwrap_or_default());
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            8 => "\\b",
            9 => "\\t",
            10 => "\\n",
            12 => "\\f",
            13 => "\\r",
            _ => "",
        };
        target.extend_from_slice(short.as_bytes());
        if short.is_empty() {
            let hexadecimal = |digit: u8| if digit < 10 { b'0' + digit } else { b'a' + digit - 10 };
            target.extend_from_slice(b"\\u00");
            target.extend([hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
        start = end + 1;
        end = find_special(bytes, start);
    }
    target.extend_from_slice(bytes.get(start..).unwrap_or_default());
}

impl Out<'_> {
    /// Writes a string with its quotes.
    #[inline]
    pub(super) fn quoted(&mut self, text: &str) {
        quote(text, &mut self.buffer);
    }

    /// Writes an integer.
    pub(super) fn digits(&mut self, value: i128) {
        let mut buffer = [0; 40];
        self.buffer.extend_from_slice(digits(value, &mut buffer));
    }
}
