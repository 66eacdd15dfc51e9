//! The showing walk: slots in; JSON text, plain text, `Debug` text, a comparison or violations out.
//!
//! In: slots. Out: bytes or findings. It must not know where they go.

mod containers;
mod debug;
mod error;
pub(crate) mod json;
mod parts;
mod plain;
mod scalars;
mod validate;

pub use debug::debug;
pub use error::{EncodeError, ValidationError, Violation};
pub(crate) use parts::{Part, PartContent, encode_parts};
pub use plain::PlainText;

use crate::descriptor::Encoding;
use crate::read::{DEPTH, Segment};
use crate::slot::{Check, Slot};

/// What a walk over slots shows, and what went wrong in it.
#[derive(Debug)]
pub struct Out<'a> {
    buffer: Vec<u8>,
    mode: Mode,
    /// Levels that may still be opened.
    depth: u32,
    /// Set by a slot that holds nothing; the struct, list or map around it decides what that means.
    absent: bool,
    /// Set if a map's entries belong to the struct around it.
    rest: bool,
    /// The property that tells the variant, for the next object.
    tag: Option<(&'a str, &'a str)>,
    /// Constraints of the next value.
    checks: Vec<&'static [Check]>,
    /// How far `Debug` text is indented, if it is on several lines.
    indent: Option<usize>,
    /// How many additional properties the struct that was last checked holds.
    extra: u64,
    faults: Vec<Fault>,
    plain: PlainText,
    form: Form,
}

/// What the walk over a form has met so far.
#[derive(Debug, Default)]
struct Form {
    parts: Vec<Part>,
    /// How single properties are sent.
    encodings: &'static [Encoding],
    /// The property that is being walked.
    name: Option<String>,
    /// Whether scalars of this property are written as JSON.
    as_json: bool,
}

/// A fault or a violation; the path runs from the inside out until the walk has returned.
#[derive(Clone, Debug)]
struct Fault {
    path: Vec<Segment>,
    message: String,
}

/// What the walk is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// JSON text to send.
    Json,
    /// JSON text in which maps are sorted, to compare.
    Compare,
    /// JSON text to read again: numbers that JSON does not have are kept.
    Keep,
    /// Plain text.
    Plain,
    /// Parts of a form.
    Parts,
    /// `Debug` text.
    Debug,
    /// Constraints.
    Validate,
}

/// Limits of an encode.
#[derive(Clone, Copy, Debug)]
pub struct EncodeLimits {
    /// How deep arrays and objects may nest; 128 unless set.
    pub depth: u32,
}

impl Default for EncodeLimits {
    fn default() -> Self {
        Self { depth: DEPTH }
    }
}

/// Writes JSON without white space; properties in the order of the description.
///
/// # Errors
/// NaN, infinity, and values that nest deeper than 128 levels.
pub fn encode(value: &dyn Slot) -> Result<Vec<u8>, EncodeError> {
    encode_within(value, EncodeLimits::default())
}

/// [`encode`] with other limits.
///
/// # Errors
/// As [`encode`].
pub fn encode_within(value: &dyn Slot, limits: EncodeLimits) -> Result<Vec<u8>, EncodeError> {
    let mut o = Out::new(Mode::Json);
    o.depth = limits.depth;
    o.whole(value);
    o.finish_encode()?;
    Ok(o.buffer)
}

/// Writes a scalar, a list of scalars or an object of scalars as plain text, for parameters, headers and form fields; what nests is JSON.
///
/// # Errors
/// NaN, infinity, and values that nest deeper.
pub fn encode_text(value: &dyn Slot) -> Result<PlainText, EncodeError> {
    let mut o = Out::new(Mode::Plain);
    value.write(&mut o);
    o.finish_encode()?;
    Ok(o.plain)
}

/// Whether two values of one type are equal: maps in any order, NaN to nothing.
pub fn equal(left: &dyn Slot, right: &dyn Slot) -> bool {
    let [left, right] = [left, right].map(|value| {
        let mut o = Out::new(Mode::Compare);
        o.depth = u32::MAX;
        o.whole(value);
        o
    });
    left.faults.is_empty() && right.faults.is_empty() && left.buffer == right.buffer
}

/// JSON text that [`decode_kept`](crate::read::decode_kept) reads again, with every number there is.
pub(crate) fn kept(value: &dyn Slot) -> Vec<u8> {
    let mut o = Out::new(Mode::Keep);
    o.depth = u32::MAX;
    o.whole(value);
    o.buffer
}

/// Checks every constraint of the description.
///
/// # Errors
/// All violations.
pub fn validate(value: &dyn Slot) -> Result<(), ValidationError> {
    validate_value(value, &[])
}

/// `validate` for a value that the description constrains where it is used: a parameter, a body.
///
/// # Errors
/// All violations.
pub fn validate_value(value: &dyn Slot, checks: &'static [Check]) -> Result<(), ValidationError> {
    let mut o = Out::new(Mode::Validate);
    o.checks.push(checks);
    value.write(&mut o);
    o.check_whole(checks, |o| value.write(o));
    if o.faults.is_empty() { Ok(()) } else { Err(ValidationError::new(o.faults)) }
}

impl<'a> Out<'a> {
    fn new(mode: Mode) -> Self {
        Self {
            buffer: Vec::new(),
            mode,
            depth: DEPTH,
            absent: false,
            rest: false,
            tag: None,
            checks: Vec::new(),
            indent: None,
            extra: 0,
            faults: Vec::new(),
            plain: PlainText::Absent,
            form: Form::default(),
        }
    }

    /// Writes a whole document; one that is absent is `null`.
    fn whole(&mut self, value: &dyn Slot) {
        value.write(self);
        if std::mem::take(&mut self.absent) {
            self.raw("null");
        }
    }

    /// Writes an object as a variant told by property `tag`, which the object itself does not have.
    pub fn tagged(&mut self, tag: &'a str, value: &'a str) -> &mut Self {
        self.tag = Some((tag, value));
        self
    }

    #[inline]
    fn raw(&mut self, text: &str) {
        self.buffer.extend_from_slice(text.as_bytes());
    }

    #[cold]
    fn fault(&mut self, message: String) {
        self.faults.push(Fault { path: Vec::new(), message });
    }

    /// Adds a step to the path of each fault noted since there were `before`.
    #[cold]
    fn locate(&mut self, before: usize, segment: &Segment) {
        for fault in self.faults.iter_mut().skip(before) {
            fault.path.push(segment.clone());
        }
    }

    fn finish_encode(&mut self) -> Result<(), EncodeError> {
        match self.faults.drain(..).next() {
            Some(fault) => Err(EncodeError::new(fault)),
            None => Ok(()),
        }
    }
}
