//! Texts that match a pattern.

use std::ops::RangeInclusive;

use rand::RngExt;
use rand::rngs::SmallRng;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

use crate::schema::matches;

/// How many texts are made before none is taken to match: what anchors ask for is not seen to.
const ATTEMPTS: usize = 20;

/// What look-ahead and look-behind begin with.
const LOOK_AROUND: [&str; 4] = ["(?=", "(?!", "(?<=", "(?<!"];

/// How often something is repeated that has no upper bound, at most.
const REPEATED: u32 = 8;

/// A text that matches a pattern, as long as that if there is one; `None` where none is found. What a pattern asks for beyond what it takes
/// (`(?=…)`) is not seen to: nothing here could check it.
pub(super) fn matching(pattern: &str, length: RangeInclusive<usize>, random: &mut SmallRng) -> Option<String> {
    let pattern = &without_look_around(pattern);
    let hir = without_anchors(&regex_syntax::Parser::new().parse(pattern).ok()?);
    let texts = rand_regex::Regex::with_hir(hir, REPEATED).ok()?;
    let found = |text: &String| matches(pattern, text) == Some(true) && length.contains(&text.chars().count());
    (0..ATTEMPTS).map(|_| random.sample(&texts)).find(found)
}

/// The pattern without look-ahead and look-behind (ECMA-262, section 22.2.1, Assertion), which the parser does not know.
fn without_look_around(pattern: &str) -> String {
    let mut kept = String::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let length = if LOOK_AROUND.iter().any(|look| rest.starts_with(look)) {
            group_length(rest)
        } else {
            let length =
                if first == '\\' { 1 + rest[1..].chars().next().map_or(0, char::len_utf8) } else { first.len_utf8() };
            kept.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    kept
}

/// How long the group is that a pattern begins with.
fn group_length(pattern: &str) -> usize {
    let (mut depth, mut is_escaped, mut is_class) = (0_usize, false, false);
    for (at, character) in pattern.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_class = true,
            ']' => is_class = false,
            '(' if !is_class => depth += 1,
            ')' if !is_class => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && !is_class && !is_escaped {
            return at + character.len_utf8();
        }
    }
    pattern.len()
}

/// The pattern without anchors, its classes in ASCII where they have any of it.
fn without_anchors(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0.clone()),
        HirKind::Class(class) => Hir::class(printable(class)),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            min: repetition.min,
            max: repetition.max,
            greedy: repetition.greedy,
            sub: Box::new(without_anchors(&repetition.sub)),
        }),
        HirKind::Capture(capture) => without_anchors(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_anchors).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(without_anchors).collect()),
    }
}

fn printable(class: &Class) -> Class {
    let Class::Unicode(unicode) = class else { return class.clone() };
    let mut ascii = unicode.clone();
    ascii.intersect(&ClassUnicode::new([ClassUnicodeRange::new('!', '~')]));
    Class::Unicode(if ascii.ranges().is_empty() { unicode.clone() } else { ascii })
}
