//! Lines with indentation.

use std::fmt::{self, Display, Write};

/// Text under construction.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    depth: usize,
}

impl Page {
    /// Adds a line.
    pub(super) fn line(&mut self, line: impl Display) {
        // Writing to a string cannot fail.
        let _: fmt::Result = writeln!(self.text, "{:indent$}{line}", "", indent = self.depth * 2);
    }

    /// Adds a line when there is something to say.
    pub(super) fn fact<T: fmt::Debug>(&mut self, name: &str, value: Option<T>) {
        if let Some(value) = value {
            self.line(format_args!("{name} {value:?}"));
        }
    }

    /// Adds lines one step further in.
    pub(super) fn nested(&mut self, add: impl FnOnce(&mut Self)) {
        self.depth += 1;
        add(self);
        self.depth -= 1;
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// The words of those flags that are set, each after a space.
pub(super) fn flags(flags: &[(&str, bool)]) -> String {
    flags.iter().filter(|(_, set)| *set).fold(String::new(), |text, (word, _)| text + " " + word)
}
