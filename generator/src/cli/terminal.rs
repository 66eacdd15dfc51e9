//! Where a command runs, and where it writes to.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::diagnostics::Style;

/// A working folder and two streams.
pub struct Terminal<'a> {
    /// The folder that relative paths start from; absolute.
    pub folder: PathBuf,
    /// Takes results.
    pub out: &'a mut dyn Write,
    /// Takes reports.
    pub err: &'a mut dyn Write,
    /// Whether reports are coloured.
    pub style: Style,
}

impl Terminal<'_> {
    /// Writes a result. A reader that went away (`| head`) is no fault of the command.
    pub(super) fn result(&mut self, text: impl Display) {
        write!(self.out, "{text}").ok();
    }

    /// Writes a report and ends the line.
    pub(super) fn report(&mut self, text: impl Display) {
        writeln!(self.err, "{text}").ok();
    }

    /// Writes an error that ends the command.
    pub(super) fn error(&mut self, text: impl Display) {
        self.report(format_args!("error: {text}"));
    }

    /// `path` as the user would write it: relative to the working folder when it is inside.
    pub(super) fn shown<'p>(&self, path: &'p Path) -> std::path::Display<'p> {
        path.strip_prefix(&self.folder).unwrap_or(path).display()
    }
}
