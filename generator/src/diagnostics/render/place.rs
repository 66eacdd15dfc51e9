//! Where a finding stands, for people.

use crate::diagnostics::{LineColumn, Location, SourceFile, SourceMap};

use super::safe;

/// A location with its file at hand.
pub(super) struct Place<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) start: LineColumn,
    pub(super) end: LineColumn,
    pub(super) location: &'a Location,
}

impl<'a> Place<'a> {
    /// `None` when the location is not of these sources.
    pub(super) fn new(sources: &'a SourceMap, location: &'a Location) -> Option<Self> {
        let file = sources.get(location.source)?;
        let (start, end) = (file.line_column(location.span.start), file.line_column(location.span.end));
        Some(Self { file, start, end, location })
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        safe::one_line(&self.file.name)
    }

    /// `openapi/petstore.yaml:41:13`
    pub(super) fn position(&self) -> String {
        format!("{}:{}:{}", self.name(), self.start.line, self.start.column)
    }

    /// `#/paths/~1pets/get`; `None` for the whole document.
    pub(super) fn pointer(&self) -> Option<String> {
        let text = self.location.pointer.as_str();
        (!text.is_empty()).then(|| format!("#{}", safe::one_line(text)))
    }
}
