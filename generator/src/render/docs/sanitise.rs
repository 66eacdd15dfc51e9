//! From a description's Markdown to lines of documentation.

use std::borrow::Cow;

use super::block::{Block, blocks};
use super::inline::{inline, inline_cells};
use super::wrap::wrap;

/// The lines of `markdown` as documentation; none when there is no text.
pub(crate) fn sanitise(markdown: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<Block> = None;
    for block in blocks(&clean(markdown)) {
        let are_items = matches!((&before, &block), (Some(Block::Item(..)), Block::Item(..)));
        if !lines.is_empty() && !are_items {
            lines.push(String::new());
        }
        lines.extend(block_lines(&block));
        before = Some(block);
    }
    lines
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => wrap(&inline(text), "", ""),
        Block::Heading(text) => wrap(&bold(&inline(text)), "", ""),
        Block::Item(depth, marker, text) => item_lines(*depth, marker, &inline(text)),
        Block::Code(code) => code_lines(code),
        Block::Table(rows) => rows.iter().map(|row| inline_cells(row)).collect(),
        Block::Quote(text) => wrap(&inline(text), "> ", "> "),
    }
}

fn bold(text: &str) -> String {
    let plain = text.replace('*', "");
    let plain = plain.trim();
    if plain.is_empty() { String::new() } else { format!("**{plain}**") }
}

/// A list item; those inside others are shown by their indentation, two columns a level as for `-`.
fn item_lines(depth: usize, marker: &str, text: &str) -> Vec<String> {
    let marker = if marker == "-" { "- ".to_owned() } else { format!("{marker}. ") };
    let indent = "  ".repeat(depth);
    let rest = format!("{indent}{}", " ".repeat(marker.len()));
    wrap(text, &format!("{indent}{marker}"), &rest)
}

/// A text of ours as an item of a list.
pub(crate) fn list_item(text: &str) -> Vec<String> {
    item_lines(0, "-", text)
}

/// Code is text: rustdoc neither compiles nor runs it.
fn code_lines(code: &[String]) -> Vec<String> {
    let longest = code.iter().map(|line| longest_run(line)).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let body = code.iter().map(|line| line.trim_end().to_owned());
    std::iter::once(format!("{fence}text")).chain(body).chain([fence.clone()]).collect()
}

fn longest_run(line: &str) -> usize {
    line.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Without control characters, without characters that turn the direction of text, tabs as spaces.
fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\t' => cleaned.push_str("    "),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => cleaned.push('\n'),
            c if is_removed(c) => {}
            c => cleaned.push(c),
        }
    }
    Cow::Owned(cleaned)
}

/// Control characters, and those that show text in another order than it stands (Unicode Standard Annex 9).
pub(super) fn is_removed(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || c == '\u{feff}'
}
