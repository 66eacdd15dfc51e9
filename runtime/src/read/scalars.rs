//! Null, booleans and numbers.

use super::number::{self, Found};
use super::{In, Mode};

impl In<'_> {
    /// Whether this walk only makes slots blank again.
    pub fn resets(&self) -> bool {
        self.mode == Mode::Reset
    }

    /// Passes over `null`, if it is next.
    #[inline]
    pub fn null(&mut self) -> bool {
        match self.mode {
            Mode::Json => self.token() == b'n' && self.eat_word("null"),
            Mode::Plain | Mode::PlainItem => false,
            Mode::Reset => true,
            #[cfg(feature = "exercise")]
            Mode::Sample => self.sample_null(),
        }
    }

    /// Reads a boolean.
    pub fn bool(&mut self) -> bool {
        if self.mode != Mode::Json {
            return self.plain_bool();
        }
        self.token();
        if self.eat_word("true") {
            return true;
        }
        if !self.eat_word("false") {
            self.refuse("a boolean");
        }
        false
    }

    /// Reads an integer from `least` to `most`, the bounds of the type of that name. `1.0` and `1e3` are integers.
    pub fn integer(&mut self, name: &str, least: i128, most: i128) -> i128 {
        let Some((start, found)) = self.found_number("an integer") else {
            return self.no_integer(least, most);
        };
        match found {
            Found::Integer(value) if (least..=most).contains(&value) => return value,
            Found::Integer(_) | Found::Huge => self.refuse_from(start, &format!("an integer that fits `{name}`")),
            Found::Fraction => self.refuse_from(start, "an integer"),
        }
        0
    }

    /// Reads an integer of 64 bits.
    pub fn long(&mut self) -> i64 {
        let wide = self.integer("i64", i64::MIN.into(), i64::MAX.into());
        i64::try_from(wide).unwrap_or_default()
    }

    /// Reads an integer that an open enum is made of. What is known is for a walk that makes values up.
    #[cfg_attr(not(feature = "exercise"), expect(unused_variables, reason = "no walk makes values up"))]
    #[inline]
    pub fn open_long<T: Clone + From<i64>>(&mut self, known: &'static [T]) -> T {
        #[cfg(feature = "exercise")]
        if let Some(value) = self.sample_integer_of(known) {
            return value;
        }
        self.long().into()
    }

    /// Reads a number.
    pub fn number(&mut self) -> f64 {
        let Some((start, found)) = self.found_number("a number") else {
            return self.no_number();
        };
        if let Found::Integer(value) = found {
            if let Ok(small) = i32::try_from(value) {
                return if value == 0 && self.since(start).starts_with('-') { -0.0 } else { small.into() };
            }
        }
        match self.since(start).parse::<f64>() {
            Ok(value) if value.is_finite() || self.kept => value,
            _ => {
                self.refuse_from(start, "a number that fits `f64`");
                0.0
            }
        }
    }

    /// Reads a number of single precision.
    pub fn single(&mut self) -> f32 {
        if self.mode == Mode::Json {
            self.token();
        }
        let start = self.at;
        #[expect(clippy::cast_possible_truncation, reason = "the description says that single precision is enough")]
        let value = self.number() as f32;
        if value.is_infinite() && !self.kept {
            self.refuse_from(start, "a number that fits `f32`");
        }
        value
    }

    /// Reads a number and keeps its text.
    pub(crate) fn number_text(&mut self) -> &str {
        match self.found_number("a number") {
            Some((start, _)) => self.since(start),
            None => self.no_number_text(),
        }
    }

    /// What an integer is where none was found: made up, if values are.
    #[cfg_attr(not(feature = "exercise"), expect(unused_variables, clippy::unused_self, reason = "nothing is made up"))]
    #[cold]
    fn no_integer(&mut self, least: i128, most: i128) -> i128 {
        #[cfg(feature = "exercise")]
        return self.sample_integer(least, most);
        #[cfg(not(feature = "exercise"))]
        0
    }

    /// What a number is where none was found.
    #[cfg_attr(not(feature = "exercise"), expect(clippy::unused_self, reason = "nothing is made up"))]
    #[cold]
    fn no_number(&mut self) -> f64 {
        #[cfg(feature = "exercise")]
        return self.sample_number();
        #[cfg(not(feature = "exercise"))]
        0.0
    }

    /// The text of a number where none was found.
    #[cfg_attr(
        not(feature = "exercise"),
        expect(clippy::unnecessary_literal_bound, clippy::unused_self, reason = "nothing is made up")
    )]
    #[cold]
    fn no_number_text(&mut self) -> &str {
        #[cfg(feature = "exercise")]
        return self.sample_number_text();
        #[cfg(not(feature = "exercise"))]
        "0"
    }

    /// Passes over a number; where it began and what it is.
    fn found_number(&mut self, expected: &str) -> Option<(usize, Found)> {
        let is_json = match self.mode {
            Mode::Json => {
                self.token();
                true
            }
            Mode::Plain | Mode::PlainItem => false,
            Mode::Reset => return None,
            #[cfg(feature = "exercise")]
            Mode::Sample => return None,
        };
        if self.stopped {
            return None;
        }
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        if self.kept && ["NaN", "inf", "-inf"].iter().any(|word| self.eat_word(word)) {
            return Some((start, Found::Fraction));
        }
        let Some((length, found)) = number::scan(rest) else {
            self.refuse(expected);
            return None;
        };
        self.at += length;
        if !is_json && !self.at_plain_end() {
            self.refuse_from(start, expected);
            return None;
        }
        Some((start, found))
    }
}
