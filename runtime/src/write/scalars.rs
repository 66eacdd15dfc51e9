//! Null, booleans, numbers, strings; and nothing at all.

use super::{Mode, Out};
use crate::FilePart;

impl Out<'_> {
    /// Shows that there is no value: left out of an object, unless it is required there; `null` elsewhere.
    pub fn absent(&mut self) {
        self.absent = true;
    }

    /// Shows `null`.
    pub fn null(&mut self) {
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep | Mode::Debug => self.raw("null"),
            Mode::Plain => self.plain_scalar("null".to_owned()),
            Mode::Parts => self.part_scalar("null".to_owned()),
            Mode::Validate => {}
        }
    }

    /// Shows a boolean.
    pub fn bool(&mut self, value: bool) {
        let text = if value { "true" } else { "false" };
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep | Mode::Debug => self.raw(text),
            Mode::Plain => self.plain_scalar(text.to_owned()),
            Mode::Parts => self.part_scalar(text.to_owned()),
            Mode::Validate => {}
        }
    }

    /// Shows an integer.
    pub fn integer(&mut self, value: i128) {
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep | Mode::Debug => self.digits(value),
            Mode::Plain => self.plain_scalar(value.to_string()),
            Mode::Parts => self.part_scalar(value.to_string()),
            Mode::Validate => self.check_integer(value),
        }
    }

    /// Shows an integer of 64 bits.
    pub fn long(&mut self, value: i64) {
        self.integer(value.into());
    }

    /// Shows a number.
    pub fn number(&mut self, value: f64) {
        self.number_written(value, value.is_finite(), || format!("{value:?}"));
    }

    /// Shows a number of single precision.
    pub fn single(&mut self, value: f32) {
        self.number_written(value.into(), value.is_finite(), || format!("{value:?}"));
    }

    /// Shows a number whose text is made only where it is needed.
    fn number_written(&mut self, value: f64, is_finite: bool, text: impl Fn() -> String) {
        match self.mode {
            Mode::Validate => self.check_number(value),
            Mode::Debug | Mode::Keep => self.raw(&text()),
            Mode::Compare if value == 0.0 => self.raw("0.0"),
            Mode::Compare if !value.is_nan() => self.raw(&text()),
            Mode::Plain if is_finite => self.plain_scalar(text()),
            Mode::Parts if is_finite => self.part_scalar(text()),
            _ if is_finite => self.raw(&text()),
            _ => self.fault(format!("{value} is not a number that can be sent")),
        }
    }

    /// Shows a number that is kept as text.
    pub(crate) fn number_text(&mut self, text: &str) {
        match self.mode {
            Mode::Json | Mode::Plain | Mode::Parts if !crate::read::is_number(text) => {
                self.fault(format!("{text} is not a number that can be sent"));
            }
            Mode::Json | Mode::Compare | Mode::Keep | Mode::Debug => self.raw(text),
            Mode::Plain => self.plain_scalar(text.to_owned()),
            Mode::Parts => self.part_scalar(text.to_owned()),
            Mode::Validate => match (text.parse(), text.parse()) {
                (Ok(value), _) => self.check_integer(value),
                (_, Ok(value)) => self.check_number(value),
                _ => {}
            },
        }
    }

    /// Shows a string.
    #[inline(never)]
    pub fn string(&mut self, text: &str) {
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => self.quoted(text),
            Mode::Plain => self.plain_scalar(text.to_owned()),
            Mode::Parts => self.part_text(text),
            Mode::Debug => self.raw(&format!("{text:?}")),
            Mode::Validate => self.check_string(text),
        }
    }

    /// Shows a file, which only a form can hold.
    pub(crate) fn file(&mut self, file: &FilePart) {
        match self.mode {
            Mode::Parts => self.part_file(file),
            Mode::Json | Mode::Plain => self.fault("a file can be sent in a form only".to_owned()),
            Mode::Compare | Mode::Keep => file.compared(self),
            Mode::Debug => self.raw(&format!("{file:?}")),
            Mode::Validate => {}
        }
    }

    /// Shows a string that `Debug` must not show.
    pub fn secret(&mut self, text: &str) {
        if self.mode == Mode::Debug { self.raw("[redacted]") } else { self.string(text) }
    }
}
