//! Arrays, and objects that are maps.

use super::{In, Mode, Rest, Segment};
use crate::slot::Slot;

impl In<'_> {
    /// Begins an array; whether it has a first item.
    pub fn open_list(&mut self) -> bool {
        if self.mode != Mode::Json {
            return self.plain_list();
        }
        if self.stopped || self.token() != b'[' {
            self.refuse("an array");
            return false;
        }
        if !self.enter() {
            return false;
        }
        self.at += 1;
        if self.eat(b']') {
            self.leave();
            return false;
        }
        true
    }

    /// Reads item `index` and what follows it; whether there is another.
    #[inline(never)]
    pub fn item(&mut self, index: usize, slot: &mut dyn Slot) -> bool {
        let before = self.faults.len();
        slot.read(self);
        if self.faults.len() != before {
            self.locate(before, &Segment::Index(index));
            if self.stopped {
                return false;
            }
        }
        if self.mode != Mode::Json {
            return self.plain_item();
        }
        match self.token() {
            b',' => {
                self.at += 1;
                true
            }
            b']' => {
                self.at += 1;
                self.leave();
                false
            }
            _ => {
                self.refuse("`,` or `]`");
                false
            }
        }
    }

    /// Reads an array with one item for each slot; items beyond are passed over.
    pub fn items(&mut self, slots: &mut [&mut dyn Slot]) {
        if self.resets() {
            for slot in slots.iter_mut() {
                slot.read(self);
            }
            return;
        }
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_places(slots);
        }
        let count = slots.len();
        let mut more = self.open_list();
        for (index, slot) in slots.iter_mut().enumerate() {
            if self.stopped {
                return;
            }
            if !more {
                self.refuse(&format!("an array of {count} items"));
                return;
            }
            more = self.item(index, *slot);
        }
        let mut index = count;
        while more && !self.stopped {
            more = self.item(index, &mut crate::Value::default());
            index += 1;
        }
    }

    /// What a map is asked to do.
    pub fn rest(&self) -> Rest {
        self.rest
    }

    /// Begins a map; the key of its first entry.
    pub fn open_map(&mut self) -> Option<String> {
        match self.rest {
            Rest::Whole => {}
            Rest::Entry => return Some(std::mem::take(&mut self.key)),
            Rest::End => return None,
        }
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample {
            return self.sample_map();
        }
        if !self.open_object() || self.close_object() {
            return None;
        }
        self.map_key()
    }

    /// Reads an entry's value and what follows it; the key of the next.
    #[inline(never)]
    pub fn entry(&mut self, key: &str, slot: &mut dyn Slot) -> Option<String> {
        let is_rest = std::mem::replace(&mut self.rest, Rest::Whole) == Rest::Entry;
        let before = self.faults.len();
        slot.read(self);
        if self.faults.len() != before {
            self.locate(before, &Segment::Key(key.to_owned()));
        }
        #[cfg(feature = "exercise")]
        if self.mode == Mode::Sample && !is_rest {
            return self.sample_entry();
        }
        if is_rest || self.stopped || !self.member_follows() {
            return None;
        }
        self.map_key()
    }

    /// Reads a key and the colon.
    fn map_key(&mut self) -> Option<String> {
        if self.token() != b'"' {
            self.refuse("a property name");
            return None;
        }
        self.at += 1;
        let key = self.string_body().to_owned();
        (!self.stopped && self.colon()).then_some(key)
    }

    /// Begins an object.
    pub(super) fn open_object(&mut self) -> bool {
        match self.mode {
            Mode::Json => {}
            Mode::Plain | Mode::PlainItem => self.refuse("a scalar, as objects have no plain text"),
            Mode::Reset => return false,
            #[cfg(feature = "exercise")]
            Mode::Sample => return false,
        }
        if self.stopped || self.token() != b'{' {
            self.refuse("an object");
            return false;
        }
        if !self.enter() {
            return false;
        }
        self.at += 1;
        true
    }

    /// Ends an object, if it has no more members.
    #[inline]
    pub(super) fn close_object(&mut self) -> bool {
        let closes = self.eat(b'}');
        if closes {
            self.leave();
        }
        closes
    }

    /// Passes over what stands after a member; whether there is another.
    #[inline]
    pub(super) fn member_follows(&mut self) -> bool {
        match self.token() {
            b',' => {
                self.at += 1;
                true
            }
            b'}' => {
                self.at += 1;
                self.leave();
                false
            }
            _ => {
                self.refuse("`,` or `}`");
                false
            }
        }
    }

    /// Passes over the colon.
    #[inline]
    pub(super) fn colon(&mut self) -> bool {
        let is_next = self.eat(b':');
        if !is_next {
            self.refuse("`:`");
        }
        is_next
    }
}
