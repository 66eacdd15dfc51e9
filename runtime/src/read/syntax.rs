//! Bytes: white space, punctuation, faults with what was found.

use super::{Fault, In, Mode};

impl In<'_> {
    /// The byte at the position; 0 at the end, which no JSON text holds outside of strings.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Passes over white space and returns the byte after it.
    #[inline]
    pub(super) fn token(&mut self) -> u8 {
        loop {
            let byte = self.peek();
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.at += 1;
        }
    }

    /// Passes over white space and this byte, if it is next.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.token() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes over this word, if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let is_next = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// The text from `start` to the position.
    #[inline]
    pub(super) fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Opens a level of nesting.
    pub(super) fn enter(&mut self) -> bool {
        if self.depth == 0 {
            self.refuse("fewer levels of nesting");
            return false;
        }
        self.depth -= 1;
        true
    }

    /// Closes a level of nesting.
    pub(super) fn leave(&mut self) {
        self.depth += 1;
    }

    /// Stops: something else stands at the position.
    #[cold]
    pub(super) fn refuse(&mut self, expected: &str) {
        let found = self.describe();
        self.stop(Fault { path: Vec::new(), expected: expected.to_owned(), found, offset: self.at, missing: false });
    }

    /// Stops: what begins at `start` was understood but does not fit.
    #[cold]
    pub(super) fn refuse_from(&mut self, start: usize, expected: &str) {
        self.at = start;
        self.refuse(expected);
    }

    /// What stands at the position, in a few words.
    fn describe(&self) -> String {
        if self.hidden {
            return "something else".to_owned();
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let excerpt = |end: usize| rest.chars().take(end.min(40)).collect::<String>();
        if self.mode != Mode::Json {
            return format!("`{}`", excerpt(40));
        }
        match rest.chars().next() {
            None => "end of input".to_owned(),
            Some('{') => "an object".to_owned(),
            Some('[') => "an array".to_owned(),
            Some('"') => {
                let end = rest.char_indices().skip(1).find(|(_, c)| *c == '"').map_or(rest.len(), |(at, _)| at + 1);
                format!("string {}", excerpt(end))
            }
            Some('-' | '0'..='9') => {
                let end = rest.find(|c: char| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'));
                format!("number {}", excerpt(end.unwrap_or(rest.len())))
            }
            Some('a'..='z') => {
                let end = rest.find(|c: char| !c.is_ascii_lowercase());
                format!("`{}`", excerpt(end.unwrap_or(rest.len())))
            }
            Some(other) => format!("{other:?}"),
        }
    }

    /// Requires that nothing but white space is left.
    pub(super) fn end_of_text(&mut self) {
        if !self.stopped && (self.token() != 0 || self.at < self.text.len()) {
            self.refuse("end of input");
        }
    }
}
