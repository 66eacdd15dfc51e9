//! JSON strings (RFC 8259 section 7).
//!
//! A lone surrogate (`\ud800` without its partner) becomes U+FFFD: JSON's grammar allows it, Rust's `str` does not, and a
//! response should not fail over one broken character.

use super::{In, Mode};

/// Bit 7 of each byte of a word that is `"`, `\` or a control character.
#[inline]
fn special(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero = |x: u64| x.wrapping_sub(ONES) & !x & HIGHS;
    let quote = zero(word ^ (ONES * 0x22));
    let backslash = zero(word ^ (ONES * 0x5c));
    let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
    quote | backslash | control
}

/// The index of the first `"`, `\` or control character at or after `at`, or the length.
#[inline]
pub(crate) fn find_special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let found = special(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\\' | 0..=0x1f) {
            return at;
        }
        at += 1;
    }
    at
}

impl In<'_> {
    /// Reads a string into `target`.
    pub fn string_into(&mut self, target: &mut String) {
        let text = self.text();
        text.clone_into(target);
    }

    /// Reads a string into `target`; a fault does not say what was found.
    pub(crate) fn secret_into(&mut self, target: &mut String) {
        self.hidden = true;
        self.string_into(target);
        self.hidden = false;
    }

    /// Reads a string; empty if there is none, which is then noted.
    pub fn text(&mut self) -> &str {
        if self.mode != Mode::Json {
            return self.plain();
        }
        if self.stopped || self.token() != b'"' {
            self.refuse("a string");
            return "";
        }
        self.at += 1;
        self.string_body()
    }

    /// Reads a string that an open enum is made of. What is known is for a walk that makes values up.
    #[cfg_attr(not(feature = "exercise"), expect(unused_variables, reason = "no walk makes values up"))]
    #[inline]
    pub fn open_text<T>(&mut self, known: &'static [T]) -> T
    where
        T: Clone + for<'t> From<&'t str>,
    {
        #[cfg(feature = "exercise")]
        if let Some(value) = self.sample_text_of(known) {
            return value;
        }
        self.text().into()
    }

    /// Reads a string from after its opening quote.
    #[inline]
    pub(super) fn string_body(&mut self) -> &str {
        let start = self.at;
        let end = find_special(self.text.as_bytes(), start);
        self.at = end;
        if self.peek() == b'"' {
            self.at += 1;
            return self.text.get(start..end).unwrap_or_default();
        }
        self.escaped_body(start)
    }

    /// Reads on, from the first character that does not stand for itself.
    #[cold]
    fn escaped_body(&mut self, mut start: usize) -> &str {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        loop {
            scratch.push_str(self.since(start));
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    break;
                }
                b'\\' => {
                    let Some(character) = self.escape() else {
                        break;
                    };
                    scratch.push(character);
                }
                _ => {
                    self.refuse(if self.at < self.text.len() { "no control character in a string" } else { "`\"`" });
                    break;
                }
            }
            start = self.at;
            self.at = find_special(self.text.as_bytes(), start);
        }
        self.scratch = scratch;
        if self.stopped { "" } else { &self.scratch }
    }

    /// Reads one escape.
    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let letter = self.peek();
        self.at += 1;
        Some(match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(start),
            _ => {
                self.refuse_from(start, "an escape of JSON");
                return None;
            }
        })
    }

    /// Reads the digits of `\u`, and those of the partner if it is a surrogate.
    fn unicode_escape(&mut self, start: usize) -> Option<char> {
        let Some(first) = self.four_digits() else {
            self.refuse_from(start, "four hexadecimal digits after `\\u`");
            return None;
        };
        if (0xd800..0xdc00).contains(&first) {
            let after = self.at;
            if self.eat_word("\\u") {
                if let Some(second @ 0xdc00..0xe000) = self.four_digits() {
                    return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
                }
            }
            self.at = after;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
