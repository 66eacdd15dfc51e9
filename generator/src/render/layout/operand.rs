//! Looking ahead: where an operand ends, and what stands after it.
//!
//! In: a place in the tokens. Out: places; nothing is printed. An operand is a path, a literal or a group with the operators before it and
//! the calls, members and indices after it.

use proc_macro2::Delimiter;

use super::reader::Reader;
use super::tokens::Kind;

/// An operand that starts at some place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operand {
    /// Where the calls, members and indices start.
    pub(super) base_end: usize,
    /// Where the last `.` stands.
    pub(super) last_dot: Option<usize>,
    /// Whether anything is indexed.
    pub(super) is_indexed: bool,
    /// Where it ends.
    pub(super) end: usize,
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// With its precedence: the higher, the tighter.
    Binary(&'static str, u8),
    Assign,
    Cast,
    Range,
}

const BINARY: &[(&str, u8)] = &[
    ("&&", 2),
    ("||", 1),
    ("==", 3),
    ("!=", 3),
    ("<=", 3),
    (">=", 3),
    ("<<", 7),
    (">>", 7),
    ("+=", 0),
    ("-=", 0),
    ("*=", 0),
    ("|=", 0),
    ("&=", 0),
    ("<", 3),
    (">", 3),
    ("*", 9),
    ("/", 9),
    ("%", 9),
    ("+", 8),
    ("-", 8),
    ("&", 6),
    ("^", 5),
    ("|", 4),
];

/// The operator at that place.
pub(super) fn operator(cx: &Reader<'_>, index: usize) -> Option<Operator> {
    if cx.is_word(index, "as") {
        return Some(Operator::Cast);
    }
    // What mostly stands here is looked at first.
    if !matches!(cx.token(index).kind, Kind::Punct(character) if !matches!(character, ',' | ';' | ':' | '?' | '#')) {
        return None;
    }
    if cx.is_operator(index, "=") {
        return Some(Operator::Assign);
    }
    if cx.starts_at(index, "..") {
        return Some(Operator::Range);
    }
    let found = BINARY.iter().find(|(operator, _)| cx.is_operator(index, operator));
    found.map(|(operator, precedence)| Operator::Binary(operator, *precedence))
}

/// The operand that starts at that place; nothing for what is none, or is not known here.
pub(super) fn operand(cx: &Reader<'_>, start: usize) -> Option<Operand> {
    let base_end = base_end(cx, after_prefixes(cx, start))?;
    let mut found = Operand { base_end, last_dot: None, is_indexed: false, end: base_end };
    loop {
        let token = cx.token(found.end);
        match token.kind {
            Kind::Open(Delimiter::Parenthesis) => found.end = token.after,
            Kind::Open(Delimiter::Bracket) => {
                found.is_indexed = true;
                found.end = token.after;
            }
            Kind::Punct('?') => found.end += 1,
            Kind::Punct('.') if !cx.starts_at(found.end, "..") => {
                found.last_dot = Some(found.end);
                found.end = member_end(cx, found.end + 1)?;
            }
            Kind::Punct('!') if matches!(cx.token(found.end + 1).kind, Kind::Open(_)) => return None,
            _ => return Some(found),
        }
    }
}

/// Where the operators before an operand end.
pub(super) fn after_prefixes(cx: &Reader<'_>, start: usize) -> usize {
    let is_prefix =
        |index: usize| matches!(cx.token(index).kind, Kind::Punct('&' | '*' | '!' | '-')) || cx.is_word(index, "mut");
    let mut at = start;
    while is_prefix(at) {
        at += 1;
    }
    at
}

fn base_end(cx: &Reader<'_>, at: usize) -> Option<usize> {
    const KEYWORDS: &[&str] = &[
        "match", "if", "unsafe", "loop", "for", "while", "return", "break", "continue", "move", "async", "let",
        "const", "static", "fn",
    ];
    match cx.token(at).kind {
        Kind::Literal => Some(at + 1),
        Kind::Word if KEYWORDS.contains(&cx.text(at)) => None,
        Kind::Word | Kind::Punct(':' | '<') => {
            let end = path_end(cx, at)?;
            let token = cx.token(end);
            let is_struct = token.kind == Kind::Open(Delimiter::Brace) && !cx.in_head;
            Some(if is_struct { token.after } else { end })
        }
        Kind::Open(Delimiter::Parenthesis | Delimiter::Bracket) => Some(cx.token(at).after),
        _ => None,
    }
}

/// Where a path in an expression ends.
pub(super) fn path_end(cx: &Reader<'_>, start: usize) -> Option<usize> {
    let mut at = if cx.token(start).kind == Kind::Punct('<') {
        angle_end(cx, start)?
    } else {
        let at = if cx.starts_at(start, "::") { start + 2 } else { start };
        if cx.token(at).kind != Kind::Word {
            return None;
        }
        at + 1
    };
    while cx.starts_at(at, "::") {
        at = match cx.token(at + 2).kind {
            Kind::Word => at + 3,
            Kind::Punct('<') => angle_end(cx, at + 2)?,
            _ => return None,
        };
    }
    Some(at)
}

/// Where a member ends that starts at that place: a name with generic arguments, or an index.
fn member_end(cx: &Reader<'_>, at: usize) -> Option<usize> {
    match cx.token(at).kind {
        Kind::Word if cx.starts_at(at + 1, "::") => angle_end(cx, at + 3),
        Kind::Word => Some(at + 1),
        Kind::Literal if !cx.text(at).contains('.') => Some(at + 1),
        _ => None,
    }
}

/// Where angle brackets end that open at that place.
fn angle_end(cx: &Reader<'_>, start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        let token = cx.token(at);
        match token.kind {
            Kind::Punct('<') => depth += 1,
            Kind::Punct('>') if at > start && cx.starts_at(at - 1, "->") => {}
            Kind::Punct('>') => depth = depth.checked_sub(1)?,
            Kind::Close | Kind::End => return None,
            _ => {}
        }
        at = token.after;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where `match …`, `if … else …` or a loop ends that starts at that place.
pub(super) fn control_end(cx: &Reader<'_>, start: usize) -> Option<usize> {
    let ahead = std::iter::successors(Some(start), |index| Some(cx.token(*index).after));
    let mut ahead = ahead.take_while(|index| !matches!(cx.token(*index).kind, Kind::Close | Kind::End));
    let block = ahead.find(|index| cx.token(*index).kind == Kind::Open(Delimiter::Brace))?;
    let end = cx.token(block).after;
    if cx.is_word(end, "else") { control_end(cx, end + 1) } else { Some(end) }
}

/// Whether the group that opens at that place is a block of one expression.
pub(super) fn is_one_expression(cx: &Reader<'_>, open: usize) -> bool {
    let end = cx.token(open).after - 1;
    let inside = std::iter::successors(Some(open + 1), |index| Some(cx.token(*index).after));
    let is_statement = inside.take_while(|index| *index < end).any(|index| cx.is_operator(index, ";"));
    let first = open + 1;
    let is_whole = if is_control(cx, first) { control_end(cx, first) == Some(end) } else { !cx.is_word(first, "let") };
    first < end && !is_statement && is_whole
}

/// Whether an expression starts at that place that ends with a block.
pub(super) fn is_control(cx: &Reader<'_>, at: usize) -> bool {
    const WORDS: [&str; 6] = ["match", "if", "for", "while", "loop", "unsafe"];
    WORDS.iter().any(|word| cx.is_word(at, word)) || cx.token(at).kind == Kind::Open(Delimiter::Brace)
}

/// Whether the expression at that place needs a semicolon to be a statement that gives nothing.
pub(super) fn is_statement(cx: &Reader<'_>, at: usize) -> bool {
    let jumps = ["return", "break", "continue"].iter().any(|word| cx.is_word(at, word));
    let after = operand(cx, at).and_then(|operand| operator(cx, operand.end));
    jumps || matches!(after, Some(Operator::Assign | Operator::Binary(_, 0)))
}
