//! Structs, arrays and maps.

use super::{Mode, Out, PlainText};
use crate::read::{Segment, plain_key};
use crate::slot::{Check, Fields, Slot};

/// An array or map that is being shown.
#[derive(Debug)]
pub struct Open {
    count: usize,
    /// Its constraints, those of its items or values among them.
    checks: Vec<&'static [Check]>,
    /// Where the entries of a map begin in the buffer, if they are sorted in the end.
    starts: Vec<usize>,
    /// Whether the entries belong to the struct around it.
    rest: bool,
    /// Whether it may be walked at all.
    entered: bool,
    /// What the walk was for, if this becomes one text, as JSON.
    captured: Option<Mode>,
}

impl Open {
    /// The constraints of the item at a place.
    fn of_item(&self, place: usize) -> impl Iterator<Item = &'static [Check]> {
        self.checks.iter().copied().flatten().filter_map(move |check| match check {
            Check::Items(checks) => Some(*checks),
            Check::Place(at, checks) if *at == place => Some(*checks),
            _ => None,
        })
    }

    /// The constraints of each value.
    fn of_value(&self) -> impl Iterator<Item = &'static [Check]> {
        self.checks.iter().copied().flatten().filter_map(|check| match check {
            Check::Values(checks) => Some(*checks),
            _ => None,
        })
    }
}

impl<'a> Out<'a> {
    /// Shows a struct.
    #[inline(never)]
    pub fn fields(&mut self, table: &'static Fields, slots: &[&dyn Slot]) {
        let tag = self.tag.take();
        let checks = std::mem::take(&mut self.checks);
        let captured = if self.mode == Mode::Plain { self.capture(0) } else { None };
        if !self.enter() {
            return;
        }
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => self.json_fields(table, slots, tag),
            Mode::Debug => self.debug_fields(table, slots, tag),
            Mode::Plain => self.plain_fields(table, slots, tag),
            Mode::Parts => self.part_fields(table, slots, tag),
            Mode::Validate => self.check_fields(table, slots, tag, &checks),
        }
        self.depth = self.depth.saturating_add(1);
        self.end_captured(captured);
    }

    pub(super) fn json_fields(&mut self, table: &'static Fields, slots: &[&dyn Slot], tag: Option<(&'a str, &'a str)>) {
        self.buffer.push(b'{');
        let mut comma = false;
        if let Some((key, value)) = tag {
            self.quoted(key);
            self.buffer.push(b':');
            self.quoted(value);
            comma = true;
        }
        for (n, (key, slot)) in table.keys.iter().zip(slots).enumerate() {
            let start = self.buffer.len();
            let faults = self.faults.len();
            self.buffer.extend_from_slice(if comma { b",\"" } else { b"\"" });
            self.buffer.extend_from_slice(key.as_bytes());
            self.buffer.extend_from_slice(b"\":");
            slot.write(self);
            if std::mem::take(&mut self.absent) {
                if !table.is_required(n) {
                    self.buffer.truncate(start);
                    continue;
                }
                self.raw("null");
            }
            comma = true;
            if self.faults.len() != faults {
                self.locate(faults, &Segment::Key(plain_key(key)));
            }
        }
        if let (true, Some(slot)) = (table.rest, slots.get(table.keys.len())) {
            if comma {
                self.buffer.push(b',');
            }
            let start = self.buffer.len();
            self.rest = true;
            slot.write(self);
            if comma && self.buffer.len() == start {
                self.buffer.pop();
            }
        }
        self.buffer.push(b'}');
    }

    fn plain_fields(&mut self, table: &'static Fields, slots: &[&dyn Slot], tag: Option<(&'a str, &'a str)>) {
        if let Some((key, value)) = tag {
            self.plain_key(key.to_owned());
            self.plain_scalar(value.to_owned());
        }
        for (key, slot) in table.keys.iter().zip(slots) {
            let faults = self.faults.len();
            self.plain_key(plain_key(key));
            slot.write(self);
            if std::mem::take(&mut self.absent) {
                self.plain_drop_key();
            }
            self.locate(faults, &Segment::Key(plain_key(key)));
        }
        if let (true, Some(slot)) = (table.rest, slots.get(table.keys.len())) {
            self.rest = true;
            slot.write(self);
        }
    }

    /// Opens a level of nesting.
    pub(super) fn enter(&mut self) -> bool {
        if self.mode == Mode::Plain {
            self.plain_open(PlainText::Named(Vec::new()));
            return true;
        }
        if self.depth == 0 {
            match self.mode {
                Mode::Debug => self.raw(".."),
                _ => self.fault("nested too deep".to_owned()),
            }
            return false;
        }
        self.depth -= 1;
        true
    }

    /// Begins an array of so many items.
    pub fn open_list(&mut self, count: usize) -> Open {
        let checks = std::mem::take(&mut self.checks);
        let captured = self.capture(1);
        let mut open = Open { count: 0, checks, starts: Vec::new(), rest: false, entered: true, captured };
        if self.mode == Mode::Plain {
            self.plain_open(PlainText::Many(Vec::new()));
            return open;
        }
        open.entered = self.enter();
        match self.mode {
            Mode::Parts => {}
            Mode::Validate => self.check_list(count, &open.checks),
            _ if open.entered => self.buffer.push(b'['),
            _ => {}
        }
        open
    }

    /// Shows the next item.
    #[inline(never)]
    pub fn item(&mut self, open: &mut Open, slot: &dyn Slot) {
        if !open.entered {
            return;
        }
        let index = open.count;
        open.count += 1;
        let faults = self.faults.len();
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => {
                if index > 0 {
                    self.buffer.push(b',');
                }
            }
            Mode::Debug => self.debug_separator(index),
            Mode::Validate => self.checks.extend(open.of_item(index)),
            Mode::Plain | Mode::Parts => {}
        }
        slot.write(self);
        if std::mem::take(&mut self.absent) {
            self.null();
        }
        if self.mode == Mode::Validate {
            self.end_checks(slot, open.of_item(index));
        }
        if self.faults.len() != faults {
            self.locate(faults, &Segment::Index(index));
        }
    }

    /// Ends an array.
    pub fn close_list(&mut self, open: &Open) {
        if !open.entered {
            return;
        }
        self.depth = self.depth.saturating_add(1);
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => self.buffer.push(b']'),
            Mode::Debug => self.debug_close(open.count, "]"),
            Mode::Validate | Mode::Plain | Mode::Parts => {}
        }
        self.end_captured(open.captured);
    }

    /// Shows an array of these items.
    pub fn items(&mut self, slots: &[&dyn Slot]) {
        let mut list = self.open_list(slots.len());
        for slot in slots {
            self.item(&mut list, *slot);
        }
        self.close_list(&list);
    }

    /// Begins a map of so many entries.
    pub fn open_map(&mut self, count: usize) -> Open {
        let checks = std::mem::take(&mut self.checks);
        let rest = std::mem::take(&mut self.rest);
        let mut open = Open { count: 0, checks, starts: Vec::new(), rest, entered: true, captured: None };
        if self.mode == Mode::Validate {
            let count = count as u64;
            self.check_map(count, &open.checks);
            self.extra = if rest { count } else { self.extra };
        }
        if rest {
            return open;
        }
        open.captured = self.capture(0);
        open.entered = self.enter();
        if open.entered && !matches!(self.mode, Mode::Validate | Mode::Plain | Mode::Parts) {
            self.buffer.push(b'{');
        }
        open
    }

    /// Shows the next entry.
    #[inline(never)]
    pub fn entry(&mut self, open: &mut Open, key: &str, slot: &dyn Slot) {
        if !open.entered {
            return;
        }
        let index = open.count;
        open.count += 1;
        let faults = self.faults.len();
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => {
                if index > 0 {
                    self.buffer.push(b',');
                }
                if self.mode == Mode::Compare {
                    open.starts.push(self.buffer.len());
                }
                self.quoted(key);
                self.buffer.push(b':');
            }
            Mode::Debug => {
                self.debug_separator(index + usize::from(open.rest));
                self.raw(&format!("{key:?}: "));
            }
            Mode::Plain => self.plain_key(key.to_owned()),
            Mode::Parts => self.part_key(key.to_owned()),
            Mode::Validate => self.checks.extend(open.of_value()),
        }
        slot.write(self);
        if std::mem::take(&mut self.absent) {
            self.null();
        }
        if self.mode == Mode::Validate {
            self.end_checks(slot, open.of_value());
        }
        if self.faults.len() != faults {
            self.locate(faults, &Segment::Key(key.to_owned()));
        }
    }

    /// Ends a map.
    pub fn close_map(&mut self, open: &Open) {
        if !open.entered {
            return;
        }
        if self.mode == Mode::Compare {
            self.sort_entries(&open.starts);
        }
        if open.rest {
            return;
        }
        self.depth = self.depth.saturating_add(1);
        match self.mode {
            Mode::Json | Mode::Compare | Mode::Keep => self.buffer.push(b'}'),
            Mode::Debug => self.debug_close(open.count, "}"),
            Mode::Validate | Mode::Plain | Mode::Parts => {}
        }
        self.end_captured(open.captured);
    }

    /// Sorts the entries that were written from `starts` on.
    fn sort_entries(&mut self, starts: &[usize]) {
        let Some(first) = starts.first() else { return };
        let ends = starts.iter().skip(1).map(|start| start - 1).chain([self.buffer.len()]);
        let mut entries: Vec<Vec<u8>> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| self.buffer.get(*start..end).unwrap_or_default().to_vec())
            .collect();
        entries.sort_unstable();
        self.buffer.truncate(*first);
        self.buffer.extend_from_slice(&entries.join(&b','));
    }
}
