//! `Debug` text: Rust names, values as JSON kinds, `None` for what is absent, secrets redacted.

use std::fmt;

use super::{Mode, Out};
use crate::slot::{Fields, Slot};

/// Writes a value as `Debug` text, over several lines for `{:#?}`.
///
/// # Errors
/// Those of the formatter.
pub fn debug(value: &dyn Slot, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut o = Out::new(Mode::Debug);
    o.indent = f.alternate().then_some(0);
    value.write(&mut o);
    if o.absent {
        o.raw("None");
    }
    f.write_str(&String::from_utf8_lossy(&o.buffer))
}

impl Out<'_> {
    pub(super) fn debug_fields(&mut self, table: &'static Fields, slots: &[&dyn Slot], tag: Option<(&str, &str)>) {
        self.raw(table.name);
        self.raw(" {");
        let mut count = 0;
        if let Some((key, value)) = tag {
            self.debug_separator(count);
            self.raw(&format!("{key}: {value:?}"));
            count += 1;
        }
        for (n, slot) in slots.iter().enumerate().take(table.keys.len()) {
            self.debug_separator(count);
            count += 1;
            self.raw(table.rust_name(n));
            self.raw(": ");
            slot.write(self);
            if std::mem::take(&mut self.absent) {
                self.raw("None");
            }
        }
        if let (true, Some(slot)) = (table.rest, slots.get(table.keys.len())) {
            self.rest = true;
            slot.write(self);
        }
        self.debug_close(count, "}");
    }

    /// What stands before item `index`.
    pub(super) fn debug_separator(&mut self, index: usize) {
        if index > 0 {
            self.raw(",");
        }
        match self.indent {
            None if index == 0 && self.buffer.last() != Some(&b'{') => {}
            None => self.raw(" "),
            Some(_) => self.debug_line(0),
        }
    }

    /// Ends what has so many items.
    pub(super) fn debug_close(&mut self, count: usize, end: &str) {
        match self.indent {
            Some(_) if count > 0 => {
                self.raw(",");
                self.debug_line(1);
            }
            None if count > 0 && end == "}" => self.raw(" "),
            _ => {}
        }
        self.raw(end);
    }

    fn debug_line(&mut self, out: usize) {
        let levels = super::DEPTH.saturating_sub(self.depth) as usize;
        self.raw("\n");
        for _ in out..levels {
            self.raw("    ");
        }
    }
}
