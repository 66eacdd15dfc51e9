//! Texts that match a pattern.

use rand::RngExt;
use rand::rngs::SmallRng;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

use crate::schema::matches;

/// How many texts are made before none is taken to match: what anchors ask for is not seen to.
const ATTEMPTS: usize = 20;

/// How often something is repeated that has no upper bound, at most.
const REPEATED: u32 = 8;

/// A text that matches a pattern, no longer than that if there is one; `None` where none is found.
pub(super) fn matching(pattern: &str, most: usize, random: &mut SmallRng) -> Option<String> {
    let hir = without_anchors(&regex_syntax::Parser::new().parse(pattern).ok()?);
    let texts = rand_regex::Regex::with_hir(hir, REPEATED).ok()?;
    let found = |text: &String| matches(pattern, text) == Some(true) && text.chars().count() <= most;
    let attempts: Vec<String> = (0..ATTEMPTS).map(|_| random.sample(&texts)).collect();
    attempts
        .iter()
        .find(|text| found(text))
        .or_else(|| attempts.iter().find(|text| matches(pattern, text) == Some(true)))
        .cloned()
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
