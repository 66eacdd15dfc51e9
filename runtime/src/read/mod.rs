//! The reading walk: JSON or plain text in, slots filled.
//!
//! In: text in memory. Out: filled slots, or a [`DecodeError`]. It must not know where the text came from.

mod containers;
mod error;
mod fields;
mod number;
mod plain;
mod probe;
#[cfg(feature = "exercise")]
pub(crate) mod sample;
mod scalars;
mod skip;
mod string;
mod syntax;

pub use error::DecodeError;
pub(crate) use error::{Fault, Segment, place, pointer};
pub(crate) use fields::plain_key;
pub(crate) use string::find_special;

use crate::slot::{Blank, Slot};

/// How deep arrays and objects may nest where nothing else is said: as deep as `serde_json` allows.
pub(crate) const DEPTH: u32 = 128;

/// How many faults are kept of one decode.
const FAULTS: usize = 32;

/// The input of a decode, and what went wrong in it.
#[derive(Debug)]
pub struct In<'a> {
    text: &'a str,
    at: usize,
    mode: Mode,
    /// Levels that may still be opened.
    depth: u32,
    /// What a map is asked to do as the last slot of a struct.
    rest: Rest,
    /// The key of the entry that such a map takes.
    key: String,
    /// The property of the next object that only tells its variant.
    tag: Option<&'static str>,
    /// The text of the last string that was not taken as it stood.
    scratch: String,
    /// Missing properties, and at the end the fault that stopped the decode. Paths are completed as the walk returns.
    faults: Vec<Fault>,
    stopped: bool,
    /// Whether numbers that JSON does not have are read: text that this crate wrote for itself.
    kept: bool,
    /// Whether what is found must not be told.
    hidden: bool,
    /// What values are made up from, if they are.
    #[cfg(feature = "exercise")]
    sampling: Option<Box<sample::Sampling>>,
}

/// What the input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// JSON text.
    Json,
    /// Plain text: the whole of it is one scalar, or a list with commas.
    Plain,
    /// An item of such a list.
    PlainItem,
    /// No input: each slot becomes as blank as it was before the first of two values for one key.
    Reset,
    /// No input: values are made up.
    #[cfg(feature = "exercise")]
    Sample,
}

/// What a map is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Read an object.
    Whole,
    /// Take one more property of the struct around it.
    Entry,
    /// The struct around it has ended.
    End,
}

/// Limits of a decode.
#[derive(Clone, Copy, Debug)]
pub struct DecodeLimits {
    /// How deep arrays and objects may nest; 128 unless set. Values are cloned, compared, printed and dropped by
    /// recursion, so this bounds these too.
    pub depth: u32,
}

impl Default for DecodeLimits {
    fn default() -> Self {
        Self { depth: DEPTH }
    }
}

/// Reads one JSON value that fills the whole of `json`, up to white space.
///
/// # Errors
/// What is not JSON, does not fit the type, lacks required properties or nests deeper than 128 levels.
pub fn decode<T: Slot + Blank>(json: &[u8]) -> Result<T, DecodeError> {
    decode_within(json, DecodeLimits::default())
}

/// [`decode`] with other limits.
///
/// # Errors
/// As [`decode`].
pub fn decode_within<T: Slot + Blank>(json: &[u8], limits: DecodeLimits) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode_into(json, limits, &mut value)?;
    Ok(value)
}

/// Reads one scalar, or a list of scalars with commas, from plain text: a header, a path segment, a form field.
///
/// # Errors
/// What does not fit the type, and types that plain text cannot hold.
pub fn decode_text<T: Slot + Blank>(text: &str) -> Result<T, DecodeError> {
    let mut value = T::blank();
    let mut i = In::new(text, Mode::Plain, DecodeLimits::default());
    i.slot(&mut value);
    i.finish()?;
    Ok(value)
}

/// Reads what [`kept`](crate::write::kept) wrote.
pub(crate) fn decode_kept<T: Slot + Blank>(json: &[u8]) -> Result<T, DecodeError> {
    let text = std::str::from_utf8(json).map_err(|error| DecodeError::utf8(json, error.valid_up_to()))?;
    let mut value = T::blank();
    let mut i = In::new(text, Mode::Json, DecodeLimits { depth: u32::MAX });
    i.kept = true;
    i.slot(&mut value);
    i.finish()?;
    Ok(value)
}

/// Reads JSON into a blank slot.
pub(crate) fn decode_into(json: &[u8], limits: DecodeLimits, slot: &mut dyn Slot) -> Result<(), DecodeError> {
    let text = std::str::from_utf8(json).map_err(|error| DecodeError::utf8(json, error.valid_up_to()))?;
    let mut i = In::new(text, Mode::Json, limits);
    slot.read(&mut i);
    i.end_of_text();
    i.finish()
}

impl<'a> In<'a> {
    fn new(text: &'a str, mode: Mode, limits: DecodeLimits) -> Self {
        Self {
            text,
            at: 0,
            mode,
            depth: limits.depth,
            rest: Rest::Whole,
            key: String::new(),
            tag: None,
            scratch: String::new(),
            faults: Vec::new(),
            stopped: false,
            kept: false,
            hidden: false,
            #[cfg(feature = "exercise")]
            sampling: None,
        }
    }

    /// Fills one slot. Not inlined, so that the code of a large type stands once and not in every container of it.
    #[inline(never)]
    pub fn slot(&mut self, slot: &mut dyn Slot) {
        slot.read(self);
    }

    /// Whether constants stay as they are, since nothing is read.
    pub(crate) fn keeps_constants(&self) -> bool {
        match self.mode {
            Mode::Json | Mode::Plain | Mode::PlainItem => false,
            Mode::Reset => true,
            #[cfg(feature = "exercise")]
            Mode::Sample => true,
        }
    }

    /// Tells the format of the text that is read next, for a walk that makes values up.
    #[cfg_attr(not(feature = "exercise"), expect(unused_variables, reason = "no walk makes values up"))]
    #[inline]
    pub(crate) fn format(&mut self, format: &'static str) -> &mut Self {
        #[cfg(feature = "exercise")]
        if self.mode != Mode::Json {
            self.sample_format(format);
        }
        self
    }

    fn finish(mut self) -> Result<(), DecodeError> {
        if self.faults.is_empty() { Ok(()) } else { Err(DecodeError::new(std::mem::take(&mut self.faults))) }
    }

    /// Stops the decode.
    #[cold]
    fn stop(&mut self, fault: Fault) {
        if !self.stopped {
            self.stopped = true;
            self.faults.push(fault);
        }
    }

    /// Notes a fault that the decode can go on after.
    #[cold]
    fn note(&mut self, fault: Fault) {
        if !self.stopped && self.faults.len() < FAULTS {
            self.faults.push(fault);
        }
    }

    /// Adds a step to the path of each fault noted since there were `before`.
    #[cold]
    fn locate(&mut self, before: usize, segment: &Segment) {
        for fault in self.faults.iter_mut().skip(before) {
            fault.path.push(segment.clone());
        }
    }
}

/// Whether a text is a number of JSON.
pub(crate) fn is_number(text: &str) -> bool {
    number::scan(text.as_bytes()).is_some_and(|(length, _)| length == text.len())
}
