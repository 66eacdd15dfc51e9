//! Which texts are names and characters of XML (XML 1.0, sections 2.2 and 2.3; Namespaces in XML 1.0, section 3).

use std::ops::RangeInclusive;

/// `NameStartChar` but for the colon.
const START: &[RangeInclusive<char>] = &[
    'A'..='Z',
    '_'..='_',
    'a'..='z',
    '\u{C0}'..='\u{D6}',
    '\u{D8}'..='\u{F6}',
    '\u{F8}'..='\u{2FF}',
    '\u{370}'..='\u{37D}',
    '\u{37F}'..='\u{1FFF}',
    '\u{200C}'..='\u{200D}',
    '\u{2070}'..='\u{218F}',
    '\u{2C00}'..='\u{2FEF}',
    '\u{3001}'..='\u{D7FF}',
    '\u{F900}'..='\u{FDCF}',
    '\u{FDF0}'..='\u{FFFD}',
    '\u{10000}'..='\u{EFFFF}',
];

/// What `NameChar` adds.
const FURTHER: &[RangeInclusive<char>] =
    &['-'..='.', '0'..='9', '\u{B7}'..='\u{B7}', '\u{300}'..='\u{36F}', '\u{203F}'..='\u{2040}'];

fn is_in(ranges: &[RangeInclusive<char>], c: char) -> bool {
    ranges.iter().any(|range| range.contains(&c))
}

/// Whether it is a name without a prefix.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|first| is_in(START, first)) && text.chars().all(|c| is_in(START, c) || is_in(FURTHER, c))
}

/// Whether a document may hold it, escaped or not.
pub(super) fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_have_neither_blanks_nor_markup() {
        for name in ["a", "_a", "x-ms-1.b", "Größe", "名前"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "1a", "-a", "a b", "a:b", "a>", "a/", "a=\"b\"", "a\u{0}"] {
            assert!(!is_name(other), "{other}");
        }
    }
}
