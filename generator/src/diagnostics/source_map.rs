//! The texts of all files of a description, and where their lines start.

use super::{SourceId, Span};

/// Bytes between two known character counts, so that a column in a file of one line costs no walk over all of it.
const BLOCK: usize = 1 << 12;

/// One file's display name and text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user gave it, or relative to the entry file's folder, with `/` between the parts.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Byte offsets.
    line_starts: Vec<u32>,
    /// How many characters stand before each block of [`BLOCK`] bytes.
    characters: Vec<u32>,
}

/// A position for people: both numbers start at 1, columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// All files of a description; a [`SourceId`] is an index into it.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceFile {
    /// A file of that name and text.
    pub fn new(name: impl Into<String>, text: String) -> Self {
        let after_break = |(at, byte): (u32, u8)| (byte == b'\n').then_some(at + 1);
        let line_starts = std::iter::once(0).chain((0_u32..).zip(text.bytes()).filter_map(after_break)).collect();
        let mut total = 0;
        let characters = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = total;
            total += count_characters(block);
            before
        });
        let characters = characters.collect();
        Self { name: name.into(), text, line_starts, characters }
    }

    /// Where byte `offset` stands. O(log lines), whatever the length of a line.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.characters_before(offset).saturating_sub(self.characters_before(start));
        LineColumn { line: u32::try_from(line).unwrap_or(u32::MAX), column: before + 1 }
    }

    /// The bytes of the line that byte `offset` stands on, without the line break.
    pub fn line_span(&self, offset: u32) -> Span {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let end = self.line_starts.get(line).copied().unwrap_or(u32::MAX).min(byte_length(&self.text));
        let text = self.slice(Span { start, end });
        Span { start, end: start + byte_length(text.trim_end_matches(['\n', '\r'])) }
    }

    /// The text of a span; empty when the span is not of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        // An offset at the very end may open a block that no byte is in.
        let before = self.characters.get(block).copied().unwrap_or_else(|| count_characters(self.text.as_bytes()));
        before + count_characters(rest)
    }
}

/// Every byte that does not continue a UTF-8 sequence is a character.
fn count_characters(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn byte_length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

impl SourceMap {
    /// Adds a file. The first one added is [`SourceId::ENTRY`].
    pub fn add(&mut self, file: SourceFile) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// The file of that id.
    pub fn get(&self, id: SourceId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        (0..).map(SourceId).zip(&self.files)
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, LineColumn, SourceFile, Span};

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a", "é: 1\r\nb: ü\n".to_owned());
        assert_eq!(file.line_column(0), LineColumn { line: 1, column: 1 });
        assert_eq!(file.line_column(4), LineColumn { line: 1, column: 4 });
        assert_eq!(file.line_column(7), LineColumn { line: 2, column: 1 });
        assert_eq!(file.line_column(12), LineColumn { line: 2, column: 5 });
        assert_eq!(file.slice(file.line_span(8)), "b: ü");
        assert_eq!(file.slice(file.line_span(0)), "é: 1");
        assert_eq!(file.line_span(13), Span { start: 13, end: 13 });
    }

    #[test]
    fn columns_are_right_around_the_borders_of_blocks() {
        let text = "ä".repeat(BLOCK);
        let file = SourceFile::new("a", text);
        for offset in [BLOCK - 2, BLOCK, BLOCK + 2, 2 * BLOCK] {
            let column = u32::try_from(offset / 2 + 1).unwrap();
            assert_eq!(file.line_column(u32::try_from(offset).unwrap()), LineColumn { line: 1, column });
        }
    }

    #[test]
    fn offsets_past_the_end_give_the_end() {
        let file = SourceFile::new("a", "ab".to_owned());
        assert_eq!(file.line_column(u32::MAX), LineColumn { line: 1, column: 3 });
        assert_eq!(file.line_span(u32::MAX), Span { start: 0, end: 2 });
    }
}
