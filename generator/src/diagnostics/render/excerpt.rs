//! The part of a line that a finding is about.

use std::ops::Range;

use crate::diagnostics::Span;

use super::place::Place;
use super::safe;

/// Characters shown before the place on a long line.
const BEFORE: usize = 60;
/// Characters shown from the place on.
const AFTER: usize = 100;
/// Stands for what is not shown.
const CUT: &str = "…";

/// One line, or what is shown of it.
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) line: usize,
    /// The place in `text`, in bytes.
    pub(super) marked: Range<usize>,
    /// Whether `text` starts where the line starts, so that columns in it are those of the file.
    pub(super) from_start: bool,
}

/// The first line of a place; `None` when there is nothing on it.
pub(super) fn excerpt(place: &Place<'_>) -> Option<Excerpt> {
    let span = place.location.span;
    let line = place.file.line_span(span.start);
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let slice = |start, end| place.file.slice(Span { start, end });
    let (before, from_start) = last_characters(slice(line.start, start));
    let (inside, inside_is_whole) = first_characters(slice(start, end).trim_end(), AFTER);
    let left = AFTER.saturating_sub(inside.chars().count());
    let (after, after_is_whole) = first_characters(slice(end, line.end), left);
    if before.trim().is_empty() && inside.is_empty() && after.trim().is_empty() {
        return None;
    }
    let mut text = if from_start { String::new() } else { CUT.to_owned() };
    text.push_str(&safe::same_columns(before));
    let marked_from = text.len();
    text.push_str(&safe::same_columns(inside));
    let marked = marked_from..text.len();
    if inside_is_whole {
        text.push_str(&safe::same_columns(after));
    }
    if !(inside_is_whole && after_is_whole) {
        text.push_str(CUT);
    }
    Some(Excerpt { text, line: place.start.line as usize, marked, from_start })
}

fn first_characters(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().nth(count).and_then(|(at, _)| text.get(..at)) {
        Some(first) => (first, false),
        None => (text, true),
    }
}

fn last_characters(text: &str) -> (&str, bool) {
    match text.char_indices().rev().nth(BEFORE).and_then(|(at, cut)| text.get(at + cut.len_utf8()..)) {
        Some(last) => (last, false),
        None => (text, true),
    }
}
