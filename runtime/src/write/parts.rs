//! Parts: what a form is made of (RFC 7578; OpenAPI 3.2, section Encoding Object).
//!
//! The outermost object is the form. A scalar property is a part of text, a list repeats its property, and what nests deeper is a part of JSON.

use super::{EncodeError, Mode, Out};
use crate::FilePart;
use crate::descriptor::Encoding;
use crate::read::{DEPTH, Segment, plain_key};
use crate::slot::{Fields, Slot};

/// One part of a form.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: PartContent,
}

/// What a part holds.
#[derive(Clone, Debug)]
pub(crate) enum PartContent {
    Text(String),
    Json(String),
    File(FilePart),
}

/// Takes an object apart.
///
/// # Errors
/// NaN, infinity, values that nest deeper than 128 levels, and values that are no object.
pub(crate) fn encode_parts(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<Vec<Part>, EncodeError> {
    let mut o = Out::new(Mode::Parts);
    o.form.encodings = encodings;
    value.write(&mut o);
    o.finish_encode()?;
    Ok(o.form.parts)
}

impl<'a> Out<'a> {
    /// The form itself, or an object in it.
    pub(super) fn part_fields(&mut self, table: &'static Fields, slots: &[&dyn Slot], tag: Option<(&'a str, &'a str)>) {
        if self.depth + 1 < DEPTH {
            self.mode = Mode::Json;
            self.json_fields(table, slots, tag);
            self.end_captured(Some(Mode::Parts));
            return;
        }
        if let Some((key, value)) = tag {
            self.part_key(key.to_owned());
            self.part_text(value);
        }
        for (key, slot) in table.keys.iter().zip(slots) {
            let faults = self.faults.len();
            self.part_key(plain_key(key));
            slot.write(self);
            self.absent = false;
            self.locate(faults, &Segment::Key(plain_key(key)));
        }
        if let (true, Some(slot)) = (table.rest, slots.get(table.keys.len())) {
            self.rest = true;
            slot.write(self);
        }
    }

    /// Names the property that comes next.
    pub(super) fn part_key(&mut self, key: String) {
        self.form.as_json = self.form.encodings.iter().any(|encoding| encoding.name() == key && encoding.is_json());
        self.form.name = Some(key);
    }

    /// Writes the struct, list or map that opens now as JSON, if it nests deeper than plain text, or `below` levels under the properties of
    /// a form; gives what the walk was for.
    pub(super) fn capture(&mut self, below: u32) -> Option<Mode> {
        let nests = match self.mode {
            Mode::Plain => self.depth < DEPTH,
            Mode::Parts => self.depth + below < DEPTH,
            _ => false,
        };
        nests.then(|| std::mem::replace(&mut self.mode, Mode::Json))
    }

    /// Makes one text of the JSON that was written since the mode changed.
    pub(super) fn end_captured(&mut self, captured: Option<Mode>) {
        let Some(mode) = captured else { return };
        self.mode = mode;
        let json = std::mem::take(&mut self.buffer);
        let json = String::from_utf8_lossy(&json).into_owned();
        match mode {
            Mode::Plain => self.plain_scalar(json),
            _ => self.part(PartContent::Json(json)),
        }
    }

    pub(super) fn part_scalar(&mut self, text: String) {
        let content = if self.form.as_json { PartContent::Json(text) } else { PartContent::Text(text) };
        self.part(content);
    }

    pub(super) fn part_text(&mut self, text: &str) {
        if self.form.as_json {
            self.quoted(text);
            self.end_captured(Some(Mode::Parts));
        } else {
            self.part(PartContent::Text(text.to_owned()));
        }
    }

    pub(super) fn part_file(&mut self, file: &FilePart) {
        self.part(PartContent::File(file.clone()));
    }

    fn part(&mut self, content: PartContent) {
        match self.form.name.clone() {
            Some(name) => self.form.parts.push(Part { name, content }),
            None => self.fault("a form is made of an object only".to_owned()),
        }
    }
}
