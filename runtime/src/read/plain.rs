//! Plain text: one scalar, or scalars with commas between (`style: simple`).

use super::{In, Mode};

impl In<'_> {
    /// Takes the whole text, or the item up to the next comma without the blanks around it; empty if slots are reset.
    pub(super) fn plain(&mut self) -> &str {
        if self.stopped || self.mode == Mode::Reset {
            return "";
        }
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_text();
        }
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        if self.mode == Mode::PlainItem {
            let end = rest.find(',').unwrap_or(rest.len());
            self.at = start + end;
            return self.since(start).trim_matches([' ', '\t']);
        }
        self.at = self.text.len();
        self.since(start)
    }

    pub(super) fn plain_bool(&mut self) -> bool {
        match self.mode {
            Mode::Reset => return false,
            #[cfg(feature = "exercise")]
            Mode::Sample => return self.sample_bool(),
            Mode::Json | Mode::Plain | Mode::PlainItem => {}
        }
        let start = self.at;
        match self.plain() {
            "true" => true,
            "false" => false,
            _ => {
                self.refuse_from(start, "`true` or `false`");
                false
            }
        }
    }

    /// Whether a scalar ends here.
    pub(super) fn at_plain_end(&mut self) -> bool {
        if self.mode == Mode::PlainItem {
            while matches!(self.peek(), b' ' | b'\t') {
                self.at += 1;
            }
            if self.peek() == b',' {
                return true;
            }
        }
        self.at >= self.text.len()
    }

    /// Begins a list; whether it has a first item.
    pub(super) fn plain_list(&mut self) -> bool {
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_list();
        }
        if self.mode == Mode::PlainItem {
            self.refuse("a scalar, as lists in lists have no plain text");
        }
        if self.stopped || self.mode == Mode::Reset || self.text.is_empty() {
            return false;
        }
        self.mode = Mode::PlainItem;
        self.plain_blanks();
        true
    }

    /// Passes over the comma; whether there is another item.
    pub(super) fn plain_item(&mut self) -> bool {
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_item();
        }
        let more = !self.stopped && self.peek() == b',';
        if more {
            self.at += 1;
            self.plain_blanks();
        } else {
            self.mode = Mode::Plain;
        }
        more
    }

    fn plain_blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t') {
            self.at += 1;
        }
    }
}
