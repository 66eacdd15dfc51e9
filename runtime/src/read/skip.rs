//! Values that nobody asked for: read as far as the grammar goes, kept nowhere.

use super::In;
use super::number;

impl In<'_> {
    /// Passes over one value.
    pub(super) fn skip(&mut self) {
        if self.stopped {
            return;
        }
        match self.token() {
            b'"' => {
                self.at += 1;
                self.string_body();
            }
            b'{' => self.skip_object(),
            b'[' => self.skip_list(),
            b't' => self.skip_word("true"),
            b'f' => self.skip_word("false"),
            b'n' => self.skip_word("null"),
            _ => match number::scan(self.text.as_bytes().get(self.at..).unwrap_or_default()) {
                Some((length, _)) => self.at += length,
                None => self.refuse("a value"),
            },
        }
    }

    fn skip_word(&mut self, word: &str) {
        if !self.eat_word(word) {
            self.refuse("a value");
        }
    }

    fn skip_object(&mut self) {
        let mut more = self.open_object() && !self.close_object();
        while more {
            if self.token() != b'"' {
                return self.refuse("a property name");
            }
            self.at += 1;
            self.string_body();
            if self.stopped || !self.colon() {
                return;
            }
            self.skip();
            more = !self.stopped && self.member_follows();
        }
    }

    fn skip_list(&mut self) {
        if !self.enter() {
            return;
        }
        self.at += 1;
        if self.eat(b']') {
            return self.leave();
        }
        loop {
            self.skip();
            if self.stopped {
                return;
            }
            match self.token() {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return self.leave();
                }
                _ => return self.refuse("`,` or `]`"),
            }
        }
    }
}
