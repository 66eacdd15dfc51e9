//! Objects that are structs.

use super::{Fault, In, Mode, Rest, Segment};
use crate::slot::{Fields, Slot};

/// The properties that were seen, as bits; the first 64 without an allocation.
struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    fn new(count: usize) -> Self {
        let words = count.div_ceil(64).saturating_sub(1);
        Self { first: 0, more: if words == 0 { Vec::new() } else { vec![0; words] } }
    }

    /// Sets a bit; whether it was set already.
    #[inline]
    fn set(&mut self, n: usize) -> bool {
        let word = if n < 64 { Some(&mut self.first) } else { self.more.get_mut(n / 64 - 1) };
        let bit = 1 << (n % 64);
        word.is_some_and(|word| {
            let was_set = *word & bit != 0;
            *word |= bit;
            was_set
        })
    }

    /// The bits that are required and not seen, of word `n`.
    fn missing(&self, n: usize, required: u64) -> u64 {
        let word = if n == 0 { Some(self.first) } else { self.more.get(n - 1).copied() };
        required & !word.unwrap_or(0)
    }
}

impl In<'_> {
    /// Reads the next object as a variant whose property `tag` only tells the variant: it is passed over.
    pub fn tagged(&mut self, tag: &'static str) -> &mut Self {
        self.tag = Some(tag);
        self
    }

    /// Reads an object into the slots of a struct.
    #[inline(never)]
    pub fn fields(&mut self, table: &'static Fields, slots: &mut [&mut dyn Slot]) {
        let tag = self.tag.take();
        match self.mode {
            Mode::Reset => return slots.iter_mut().for_each(|slot| slot.read(self)),
            #[cfg(feature = "exercise")]
            Mode::Sample => return self.sample_fields(table, slots),
            Mode::Json | Mode::Plain | Mode::PlainItem => {}
        }
        if !self.open_object() {
            return;
        }
        let start = self.at - 1;
        let mut seen = Seen::new(table.keys.len());
        let mut next = 0;
        let mut more = !self.close_object();
        while more {
            match self.key(table, next) {
                Some(n) => {
                    self.property(table, slots, n, seen.set(n));
                    next = n + 1;
                }
                None if self.stopped => {}
                None => self.other_property(table, slots, tag),
            }
            if self.stopped {
                return;
            }
            more = self.member_follows();
        }
        for (n, required) in table.required.iter().enumerate() {
            let missing = seen.missing(n, *required);
            if missing != 0 {
                self.note_missing(table, n * 64, missing, start);
            }
        }
        if let (true, Some(slot)) = (table.rest, slots.get_mut(table.keys.len())) {
            self.rest = Rest::End;
            slot.read(self);
            self.rest = Rest::Whole;
        }
    }

    /// Reads a key and its colon; the number of the property. The one after the last is tried first. A key that the
    /// struct does not know is left in `self.key`.
    #[inline]
    fn key(&mut self, table: &'static Fields, next: usize) -> Option<usize> {
        if self.token() != b'"' {
            self.refuse("a property name");
            return None;
        }
        self.at += 1;
        if let Some(key) = table.keys.get(next) {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            if rest.get(key.len()) == Some(&b'"') && rest.starts_with(key.as_bytes()) {
                self.at += key.len() + 1;
                return self.colon().then_some(next);
            }
        }
        self.any_key(table, next)
    }

    /// [`In::key`] for a key that does not follow the last one in the description.
    fn any_key(&mut self, table: &'static Fields, next: usize) -> Option<usize> {
        let name = self.string_body();
        let is_same = |key: &&str| key.len() == name.len() && *key == name;
        let later = table.keys.iter().skip(next).position(is_same).map(|n| n + next);
        let found = later.or_else(|| table.keys.iter().take(next).position(is_same));
        let found = if found.is_none() && !name.is_empty() { by_meaning(table, name) } else { found };
        if found.is_none() {
            let name = name.to_owned();
            self.key = name;
        }
        if self.stopped || !self.colon() { None } else { found }
    }

    /// Reads the value of property `n`.
    #[inline]
    fn property(&mut self, table: &'static Fields, slots: &mut [&mut dyn Slot], n: usize, again: bool) {
        let Some(slot) = slots.get_mut(n) else {
            return self.skip();
        };
        if again {
            self.reset(&mut **slot);
        }
        let before = self.faults.len();
        slot.read(self);
        if self.faults.len() != before {
            let key = table.keys.get(n).copied().unwrap_or_default();
            self.locate(before, &Segment::Key(plain_key(key)));
        }
    }

    /// Makes a slot blank again: the last of several values for one key counts.
    #[cold]
    fn reset(&mut self, slot: &mut dyn Slot) {
        let mode = std::mem::replace(&mut self.mode, Mode::Reset);
        slot.read(self);
        self.mode = mode;
    }

    /// Reads a property that the struct has no field for.
    fn other_property(&mut self, table: &'static Fields, slots: &mut [&mut dyn Slot], tag: Option<&str>) {
        match slots.get_mut(table.keys.len()) {
            Some(slot) if table.rest && tag != Some(self.key.as_str()) => {
                self.rest = Rest::Entry;
                slot.read(self);
            }
            _ => self.skip(),
        }
    }

    /// Notes required properties that are missing, and goes on: one error names all of the document.
    #[cold]
    fn note_missing(&mut self, table: &'static Fields, first: usize, missing: u64, offset: usize) {
        for (n, key) in table.keys.iter().enumerate().skip(first).take(64) {
            if missing >> (n - first) & 1 == 1 {
                self.note(Fault {
                    path: vec![Segment::Key(plain_key(key))],
                    expected: "a required property".to_owned(),
                    found: "nothing".to_owned(),
                    offset,
                    missing: true,
                });
            }
        }
    }
}

/// The property whose key is written with escapes in the table.
fn by_meaning(table: &'static Fields, name: &str) -> Option<usize> {
    table.keys.iter().position(|key| key.contains('\\') && plain_key(key) == name)
}

/// The key that this JSON text stands for.
pub(crate) fn plain_key(key: &str) -> String {
    if !key.contains('\\') {
        return key.to_owned();
    }
    let quoted = format!("{key}\"");
    let mut i = In::new(&quoted, Mode::Json, super::DecodeLimits::default());
    i.string_body().to_owned()
}
