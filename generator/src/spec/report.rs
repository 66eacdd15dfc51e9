//! The findings of this stage, worded in one place.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Severity};
use crate::hash::HashSet;
use crate::load::{Entry, Value};

use super::cx::{Cx, Site};

/// A value of the wrong kind costs its key.
pub(super) fn wrong_type(cx: &mut Cx<'_>, site: &Site<'_>, expected: &str) {
    let message = format!("{} must be {expected}, not {}", subject(site), article(&site.node.value));
    cx.diagnostics.report(Code::WrongType, site.location(), message);
}

/// A value of the wrong kind whose meaning is plain is used all the same.
pub(super) fn repaired_type(cx: &mut Cx<'_>, site: &Site<'_>, expected: &str) {
    let message = format!("{} must be {expected}, not {}", subject(site), article(&site.node.value));
    warn(cx, Code::WrongType, site.location(), message, "its meaning is plain, so it was used");
}

/// A null that stands for a key that is not there.
pub(super) fn absent(cx: &mut Cx<'_>, site: &Site<'_>) {
    let message = format!("{} must not be null", subject(site));
    warn(cx, Code::WrongType, site.location(), message, "it was taken to be absent");
}

/// A list that must not be empty.
pub(super) fn empty_list(cx: &mut Cx<'_>, site: &Site<'_>) {
    let message = format!("the list {} must not be empty", subject(site));
    warn(cx, Code::WrongType, site.location(), message, "it was taken to be absent");
}

/// A value that is not one of those allowed costs its key.
pub(super) fn unknown_value(cx: &mut Cx<'_>, site: &Site<'_>, value: &str, allowed: &[&str]) {
    let message = format!("{} does not know the value `{value}`", subject(site));
    let mut diagnostic = Diagnostic::new(Code::UnknownValue, site.location(), message);
    if let Some(near) = did_you_mean(value, allowed.iter().copied()) {
        diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
    } else if !allowed.is_empty() {
        diagnostic = diagnostic.help(format!("use one of {}", quoted(allowed)));
    }
    cx.diagnostics.push(diagnostic);
}

/// A key that the object does not have.
pub(super) fn unknown_key<'k>(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    entry: &Entry,
    object: &str,
    known: impl Iterator<Item = &'k str>,
) {
    let message = format!("`{}` is not a key of {object}", entry.key);
    let mut diagnostic = Diagnostic::new(Code::UnknownKey, site.key_location(entry), message);
    if let Some(near) = did_you_mean(&entry.key, known) {
        diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
    }
    cx.diagnostics.push(diagnostic);
}

/// A key that the object does not have, and whose value would have been used.
pub(super) fn lost_key(cx: &mut Cx<'_>, site: &Site<'_>, entry: &Entry, object: &str) {
    let message = format!("`{}` is not a key of {object}", entry.key);
    let mut diagnostic = Diagnostic::new(Code::UnknownKey, site.key_location(entry), message).note("it was left out");
    diagnostic.severity = Severity::Lossy;
    cx.diagnostics.push(diagnostic);
}

/// A key that only another version of the specification has; it is honoured.
pub(super) fn other_version(cx: &mut Cx<'_>, location: Location, what: &str) {
    let message = format!("{what} is of another version of the specification");
    cx.diagnostics.push(Diagnostic::new(Code::OtherVersion, location, message).note("it was honoured"));
}

/// A required key that is missing.
pub(super) fn missing_field(cx: &mut Cx<'_>, site: &Site<'_>, object: &str, key: &str, consequence: &str) {
    let message = format!("{object} needs `{key}`");
    cx.diagnostics.push(Diagnostic::new(Code::MissingField, site.location(), message).note(consequence));
}

/// A required key that is missing and whose value is plain.
pub(super) fn repaired_field(cx: &mut Cx<'_>, site: &Site<'_>, object: &str, key: &str, consequence: &str) {
    warn(cx, Code::MissingField, site.location(), format!("{object} needs `{key}`"), consequence);
}

/// Two keys of which only one may be there; the first was ignored.
pub(super) fn conflict(cx: &mut Cx<'_>, site: &Site<'_>, ignored: &str, used: &str) {
    let location = site.get(ignored).map_or_else(|| site.location(), |value| value.location());
    let message = format!("`{ignored}` and `{used}` exclude each other");
    let diagnostic = Diagnostic::new(Code::ExclusiveKeys, location, message);
    cx.diagnostics.push(diagnostic.note(format!("`{ignored}` was ignored")));
}

/// A body or form parameter beside a body.
pub(super) fn second_body(cx: &mut Cx<'_>, site: &Site<'_>) {
    let message = "an operation has one body parameter or form parameters";
    cx.diagnostics.push(Diagnostic::new(Code::ExclusiveKeys, site.location(), message).note("this one was ignored"));
}

/// A key that has no meaning in this form of the object.
pub(super) fn key_without_use(cx: &mut Cx<'_>, site: &Site<'_>, key: &str, object: &str) {
    let location = site.get(key).map_or_else(|| site.location(), |value| value.location());
    warn(cx, Code::UnknownKey, location, format!("`{key}` has no meaning for {object}"), "it was ignored");
}

/// A finding that costs nothing.
pub(super) fn warn(cx: &mut Cx<'_>, code: Code, location: Location, message: String, consequence: &str) {
    let mut diagnostic = Diagnostic::new(code, location, message).note(consequence);
    diagnostic.severity = Severity::Warning;
    cx.diagnostics.push(diagnostic);
}

/// Something that is right and that we do not model.
pub(super) fn not_modelled(cx: &mut Cx<'_>, location: Location, message: String, consequence: &str) {
    cx.diagnostics.push(Diagnostic::new(Code::NotModelled, location, message).note(consequence));
}

/// What `openapiv3` refused although we built it.
pub(super) fn internal(cx: &mut Cx<'_>, site: &Site<'_>, error: &serde_json::Error) {
    let message = format!("{} was built but could not be read: {error}", subject(site));
    cx.diagnostics.report(Code::Internal, site.location(), message);
}

/// Leaves one of equal findings: what several objects refer to may have been read for each of them.
pub(super) fn forget_repeats(diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::default();
    let mut kept = Diagnostics::new();
    for diagnostic in diagnostics.iter() {
        if seen.insert((diagnostic.code, &diagnostic.location, &diagnostic.message)) {
            kept.push(diagnostic.clone());
        }
    }
    if kept.len() < diagnostics.len() {
        *diagnostics = kept;
    }
}

/// The words for a node, by the last step of its pointer.
fn subject(site: &Site<'_>) -> String {
    site.place.pointer.last().map_or_else(|| "the document".to_owned(), |key| format!("`{key}`"))
}

/// The kind of a value, with its article.
pub(super) const fn article(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::List(_) => "a list",
        Value::Map(_) => "an object",
    }
}

/// Words in backticks, separated by commas.
fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The known word nearest to `word`, at most two edits away and fewer than it has letters.
fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let word: Vec<char> = word.chars().collect();
    if word.len() > 64 {
        return None;
    }
    known
        .map(|candidate| (edit_distance(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= 2 && *distance < word.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance; a difference of case alone counts as one edit.
fn edit_distance(word: &[char], candidate: &str) -> usize {
    if candidate.chars().flat_map(char::to_lowercase).eq(word.iter().flat_map(|c| c.to_lowercase())) {
        return 1;
    }
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (line, letter) in candidate.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        let mut next = vec![left];
        for (above, other) in row.iter().skip(1).zip(word) {
            left = (above + 1).min(left + 1).min(diagonal + usize::from(*other != letter));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
