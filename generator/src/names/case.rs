//! From any text to words, and from words to the case that Rust uses.
//!
//! The one user of heck, for the boundaries between words. Every result is bounded in length, whatever comes in.

use std::borrow::Cow;

use heck::ToSnakeCase;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::hash::hash;

/// The longest identifier that is made, in characters, before what a scope adds.
const MAX_LENGTH: usize = 80;

/// What characters between words become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbols {
    /// Nothing, unless nothing else is there; a sign before a leading digit stays (`-1` is `minus_1`).
    Dropped,
    /// Words (`$` is `dollar`).
    Spelled,
}

/// The words of `text` in lower case; at least one unless the text is empty.
pub(super) fn words(text: &str, symbols: Symbols) -> Vec<String> {
    let text = composed(text);
    let found = split(&text, symbols);
    if found.is_empty() { split(&text, Symbols::Spelled) } else { found }
}

/// The text in the form of Unicode in which the compiler compares identifiers (NFC, Unicode Standard Annex 15).
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether the words of a text say nothing of a symbol that it has, as its words with [`Symbols::Spelled`] would.
pub(super) fn drops_symbols(text: &str) -> bool {
    let has_words = text.contains(is_in_words);
    has_words && text.char_indices().any(|(at, c)| c != '_' && !is_in_words(c) && !is_sign(text, at, c))
}

fn is_in_words(c: char) -> bool {
    c != '_' && unicode_ident::is_xid_continue(c)
}

/// Whether the character is a sign before the digit that the text begins with.
fn is_sign(text: &str, at: usize, c: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + c.len_utf8()..).unwrap_or_default();
    matches!(c, '+' | '-')
        && !before.contains(|c| c != '_' && c != ' ')
        && after.starts_with(|c: char| c.is_ascii_digit())
}

/// `first name` as `FirstName`. Digits that would run together keep a separator: `1 1` is `1_1`.
pub(super) fn upper_camel(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        let digits_meet = text.ends_with(|c: char| c.is_numeric()) && word.starts_with(char::is_numeric);
        if digits_meet {
            text.push('_');
        }
        let mut characters = word.chars();
        text.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        text.push_str(characters.as_str());
    }
    text
}

/// `first name` as `first_name`.
pub(super) fn snake(words: &[String]) -> String {
    words.join("_")
}

/// `first name` as `FIRST_NAME`.
pub(super) fn screaming_snake(words: &[String]) -> String {
    snake(words).to_uppercase()
}

fn split(text: &str, symbols: Symbols) -> Vec<String> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !text.trim_matches('_').is_empty() {
        // Most names are nothing but letters, digits and underscores.
        return bound(snake_words(&join_acronyms(text)), text);
    }
    let spaced = join_acronyms(&space_symbols(text, symbols));
    bound(spaced.split_whitespace().flat_map(snake_words).collect(), text)
}

/// The words of a part without symbols.
fn snake_words(part: &str) -> Vec<String> {
    let separate = |text: &str| text.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        // Words meet at capitals; many parts have none.
        return separate(part);
    }
    let snake = part.to_snake_case();
    separate(if snake.is_empty() { part.to_lowercase() } else { snake }.as_str())
}

/// The text with everything that no identifier may have turned into spaces or into words between spaces.
fn space_symbols(text: &str, symbols: Symbols) -> String {
    let mut spaced = String::with_capacity(text.len());
    let wordless = !text.chars().any(|c| c != '_' && unicode_ident::is_xid_continue(c));
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let starts = spaced.trim().is_empty();
        let signs = starts && matches!(c, '+' | '-') && rest.peek().is_some_and(char::is_ascii_digit);
        if c != '_' && unicode_ident::is_xid_continue(c) {
            spaced.push(c);
        } else if symbols == Symbols::Spelled && (c != '_' || wordless) || signs {
            spaced.push(' ');
            spaced.push_str(&spell(c, starts));
            spaced.push(' ');
        } else {
            spaced.push(' ');
        }
    }
    spaced
}

/// A symbol as a word.
fn spell(symbol: char, leads: bool) -> String {
    let word = match symbol {
        '+' => "plus",
        '-' if leads => "minus",
        '-' => "dash",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '@' => "at",
        '#' => "number",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '~' => "tilde",
        '^' => "caret",
        '_' => "underscore",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '\'' | '"' | '`' => "quote",
        c if c.is_whitespace() => "space",
        c => return format!("u{:x}", u32::from(c)),
    };
    word.to_owned()
}

/// Keeps together what heck would tear apart: `IDs`, `IPv4` and `OAuth` are one word each.
fn join_acronyms(text: &str) -> String {
    // Most text has no run of capitals.
    if !text.as_bytes().windows(2).any(|pair| pair.iter().all(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())) {
        return text.to_owned();
    }
    let text = text.replace("OAuth", "Oauth");
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let run: usize = rest.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
        let (head, tail) = rest.split_at(run.max(first.len_utf8()));
        if run > first.len_utf8() && continues_acronym(tail) {
            joined.push(first);
            joined.extend(head.chars().skip(1).flat_map(char::to_lowercase));
        } else {
            joined.push_str(head);
        }
        rest = tail;
    }
    joined
}

/// Whether a plural `s` or a version (`v4`) follows.
fn continues_acronym(tail: &str) -> bool {
    let mut next = tail.chars();
    match next.next() {
        Some('s') => !next.next().is_some_and(char::is_lowercase),
        Some('v') => next.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// At most [`MAX_LENGTH`] characters; what is cut is replaced by a word made of the whole text.
fn bound(words: Vec<String>, text: &str) -> Vec<String> {
    let length: usize = words.iter().map(|word| word.chars().count() + 1).sum();
    if length <= MAX_LENGTH {
        return words;
    }
    let mut room = MAX_LENGTH;
    let mut kept = Vec::new();
    for word in words {
        let part: String = word.chars().take(room).collect();
        room = room.saturating_sub(part.chars().count() + 1);
        if !part.is_empty() {
            kept.push(part);
        }
        if room == 0 {
            break;
        }
    }
    kept.push(hash(text));
    kept
}
