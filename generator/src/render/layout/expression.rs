//! Expressions.

use proc_macro2::Delimiter;

use super::control::{block, choice, closure, selection};
use super::operand::{Operand, Operator, after_prefixes, operand, operator, path_end};
use super::path::{Position, arguments, path};
use super::printer::{Break, INDENT};
use super::reader::{Known, Place, Reader};
use super::tokens::Kind;
use super::type_::type_;

/// Where an expression starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// A line, where a short name keeps the first of the calls on it beside it.
    Line,
    Inside,
}

/// How wide a struct's braces are at most in one line.
const STRUCT_WIDTH: isize = 34;

/// An expression.
pub(super) fn expression(cx: &mut Reader<'_>) -> Known {
    expression_from(cx, Start::Inside)
}

/// An expression that starts there.
pub(super) fn expression_from(cx: &mut Reader<'_>, start: Start) -> Known {
    match cx.kind() {
        Kind::Word if cx.at_word("match") => selection(cx).and_then(|()| ends(cx)),
        Kind::Word if cx.at_word("if") => choice(cx).and_then(|()| ends(cx)),
        Kind::Word if cx.at_word("return") => {
            cx.take()?;
            if cx.is_done() || cx.at_character(';') || cx.at_character(',') {
                return Some(());
            }
            cx.out.word(" ");
            expression(cx)
        }
        Kind::Word if cx.at_word("move") => closure(cx),
        Kind::Punct('|') => closure(cx),
        Kind::Open(Delimiter::Brace) => {
            cx.out.open(INDENT);
            block(cx)?;
            cx.out.close();
            ends(cx)
        }
        _ => operation(cx, start),
    }
}

/// Whether an expression that ends with a block ends there, which not all do.
fn ends(cx: &Reader<'_>) -> Known {
    let goes_on = matches!(cx.kind(), Kind::Punct('.' | '?')) || operator(cx, cx.at).is_some();
    (!goes_on).then_some(())
}

/// Operands with operators between them.
fn operation(cx: &mut Reader<'_>, start: Start) -> Known {
    let first = operand(cx, cx.at)?;
    match operator(cx, first.end) {
        None => prefixed(cx, start),
        Some(Operator::Assign) => {
            cx.out.open_loose(0);
            prefixed(cx, start)?;
            cx.take_operator("=", " = ");
            cx.out.never();
            expression(cx)?;
            cx.out.close();
            Some(())
        }
        Some(Operator::Cast) => {
            cx.out.open_loose(INDENT);
            cx.out.open_loose(-INDENT);
            prefixed(cx, Start::Inside)?;
            cx.out.close();
            cx.out.space();
            cx.take_word("as", "as ");
            type_(cx)?;
            cx.out.close();
            operator(cx, cx.at).is_none().then_some(())
        }
        Some(Operator::Range) => None,
        Some(Operator::Binary(..)) => binary(cx, first),
    }
}

/// The operators of an operation: where each stands.
fn binary(cx: &mut Reader<'_>, first: Operand) -> Known {
    let mut operators = Vec::new();
    let mut end = first.end;
    while let Some(found) = operator(cx, end) {
        let Operator::Binary(text, precedence) = found else { return None };
        operators.push((text, precedence));
        end = operand(cx, end + text.len())?.end;
    }
    // One assignment is the outermost; comparisons do not follow each other.
    if operators.iter().skip(1).any(|(_, precedence)| *precedence == 0) {
        return None;
    }
    binary_part(cx, &operators)
}

fn binary_part(cx: &mut Reader<'_>, operators: &[(&'static str, u8)]) -> Known {
    let Some(loosest) = operators.iter().map(|(_, precedence)| *precedence).min() else {
        return prefixed(cx, Start::Inside);
    };
    let at = operators.iter().rposition(|(_, precedence)| *precedence == loosest)?;
    let (left, right) = operators.split_at(at);
    let ((text, _), right) = right.split_first()?;
    cx.out.open_loose(INDENT);
    cx.out.open_loose(-INDENT);
    binary_part(cx, left)?;
    cx.out.close();
    cx.out.space();
    cx.take_operator(text, text).then_some(())?;
    cx.out.word(" ");
    binary_part(cx, right)?;
    cx.out.close();
    Some(())
}

/// An operand with the operators before it.
fn prefixed(cx: &mut Reader<'_>, start: Start) -> Known {
    let end = after_prefixes(cx, cx.at);
    let start = if end == cx.at { start } else { Start::Inside };
    while cx.at < end {
        match cx.kind() {
            Kind::Punct('&') => cx.out.word("&"),
            Kind::Punct('*') => cx.out.word("*"),
            Kind::Punct('!') => cx.out.word("!"),
            Kind::Punct('-') => cx.out.word("-"),
            Kind::Word => cx.out.word("mut "),
            _ => return None,
        }
        cx.at += 1;
    }
    chain(cx, start)
}

/// A base with calls, members and indices after it.
fn chain(cx: &mut Reader<'_>, start: Start) -> Known {
    let Operand { base_end, last_dot, end, .. } = operand(cx, cx.at)?;
    let Some(last_dot) = last_dot else {
        base(cx)?;
        return rest(cx, end);
    };
    let is_short = base_end == cx.at + 1 && cx.kind() == Kind::Word && cx.text(cx.at).len() <= 4;
    let is_beside = start == Start::Line && is_short && cx.token(base_end).kind == Kind::Punct('.');
    cx.out.open(INDENT);
    cx.out.open(-INDENT);
    base(cx)?;
    cx.out.close();
    let first_dot = cx.at;
    while cx.at <= last_dot {
        if !cx.at_character('.') {
            rest_one(cx)?;
            continue;
        }
        let beside = is_beside && cx.at == first_dot;
        if !beside {
            cx.out.zero();
        }
        let indent = if beside && first_dot == last_dot { -INDENT } else { 0 };
        member(cx, indent)?;
    }
    cx.out.close();
    rest(cx, end)
}

/// `.name(…)`, `.name`, `.0`
fn member(cx: &mut Reader<'_>, indent: isize) -> Known {
    cx.skip('.');
    cx.out.word(".");
    cx.take()?;
    if cx.starts("::") {
        cx.at += 2;
        cx.out.word("::");
        arguments(cx)?;
    }
    if !cx.at_group(Delimiter::Parenthesis) {
        return Some(());
    }
    cx.out.open(indent);
    call(cx)?;
    cx.out.close();
    Some(())
}

/// Calls, indices and `?` up to that place.
fn rest(cx: &mut Reader<'_>, end: usize) -> Known {
    while cx.at < end {
        rest_one(cx)?;
    }
    Some(())
}

fn rest_one(cx: &mut Reader<'_>) -> Known {
    match cx.kind() {
        Kind::Open(Delimiter::Parenthesis) => call(cx),
        Kind::Open(Delimiter::Bracket) => {
            cx.out.word("[");
            cx.group(Delimiter::Bracket, expression)?;
            cx.out.word("]");
            Some(())
        }
        Kind::Punct('?') => cx.skip('?').then(|| cx.out.word("?")),
        _ => None,
    }
}

/// The arguments of a call. One that brings its own brackets needs no box around it.
fn call(cx: &mut Reader<'_>) -> Known {
    cx.out.word("(");
    let is_bracketed = is_bracketed(cx);
    cx.group(Delimiter::Parenthesis, |cx| {
        if !is_bracketed {
            return cx.elements(expression);
        }
        expression(cx)?;
        cx.skip(',');
        Some(())
    })?;
    cx.out.word(")");
    Some(())
}

/// Whether a list of arguments is one list, tuple, struct or closure.
fn is_bracketed(cx: &Reader<'_>) -> bool {
    let first = cx.at + 1;
    let close = cx.token(cx.at).after - 1;
    let is_last = |end: usize| end == close || (end + 1 == close && cx.is_operator(end, ","));
    match cx.token(first).kind {
        Kind::Open(Delimiter::Bracket) => is_last(cx.token(first).after) && !has(cx, first, ";"),
        Kind::Open(Delimiter::Parenthesis) => {
            let is_tuple = cx.token(first).after == first + 2 || has(cx, first, ",");
            is_last(cx.token(first).after) && is_tuple
        }
        Kind::Punct('|') => is_one_closure(cx, first, close),
        Kind::Word if cx.is_word(first, "move") => is_one_closure(cx, first + 1, close),
        Kind::Word | Kind::Punct(':') => path_end(cx, first)
            .is_some_and(|end| cx.token(end).kind == Kind::Open(Delimiter::Brace) && is_last(cx.token(end).after)),
        _ => false,
    }
}

/// Whether a group has that operator at its own level.
fn has(cx: &Reader<'_>, open: usize, operator: &str) -> bool {
    let end = cx.token(open).after - 1;
    let inside = std::iter::successors(Some(open + 1), |index| Some(cx.token(*index).after));
    inside.take_while(|index| *index < end).any(|index| cx.is_operator(index, operator))
}

/// Whether nothing follows a closure whose parameters start at that place.
fn is_one_closure(cx: &Reader<'_>, start: usize, close: usize) -> bool {
    let ahead = std::iter::successors(Some(start + 1), |index| Some(cx.token(*index).after));
    let mut body =
        ahead.take_while(|index| *index < close).skip_while(|index| cx.token(*index).kind != Kind::Punct('|'));
    !body.any(|index| cx.is_operator(index, ",") && index + 1 < close)
}

/// A path, a struct, a literal, a list, a tuple or an expression in parentheses.
fn base(cx: &mut Reader<'_>) -> Known {
    match cx.kind() {
        Kind::Literal => cx.take(),
        Kind::Word | Kind::Punct(':' | '<') => {
            let end = path_end(cx, cx.at)?;
            let is_struct = cx.token(end).kind == Kind::Open(Delimiter::Brace) && !cx.in_head;
            if is_struct { structure(cx) } else { path(cx, Position::Expression) }
        }
        Kind::Open(Delimiter::Bracket) => list(cx),
        Kind::Open(Delimiter::Parenthesis) => parenthesized(cx),
        _ => None,
    }
}

/// `(a)`, `(a,)`, `(a, b)`, `()`
fn parenthesized(cx: &mut Reader<'_>) -> Known {
    let open = cx.at;
    let is_tuple = cx.token(open).after == open + 2 || has(cx, open, ",");
    cx.out.word("(");
    if is_tuple {
        cx.tuple(expression)?;
    } else {
        cx.group(Delimiter::Parenthesis, expression)?;
    }
    cx.out.word(")");
    Some(())
}

/// `[a, b]`; short values fill their lines.
fn list(cx: &mut Reader<'_>) -> Known {
    let open = cx.at;
    if cx.token(open).after == open + 2 {
        cx.out.word("[]");
        cx.at += 2;
        return Some(());
    }
    if has(cx, open, ";") {
        return None;
    }
    if is_simple(cx, open) {
        return cx.filled(Delimiter::Bracket, ["[", "]"], Reader::take).map(drop);
    }
    cx.out.word("[");
    cx.group(Delimiter::Bracket, |cx| cx.elements(expression))?;
    cx.out.word("]");
    Some(())
}

/// Whether all elements are whole numbers, characters, bytes or truth values.
fn is_simple(cx: &Reader<'_>, open: usize) -> bool {
    let end = cx.token(open).after - 1;
    (open + 1..end).all(|index| match cx.token(index).kind {
        Kind::Literal => is_short_literal(cx.text(index)),
        Kind::Word => cx.is_word(index, "true") || cx.is_word(index, "false"),
        _ => cx.is_operator(index, ","),
    })
}

fn is_short_literal(text: &str) -> bool {
    let is_whole = text.starts_with(|c: char| c.is_ascii_digit())
        && (text.starts_with("0x") || text.starts_with("0b") || !text.contains(['.', 'e', 'E', 'f']));
    is_whole || text.starts_with('\'') || text.starts_with("b'")
}

/// `Path { name: value, ..base }`
fn structure(cx: &mut Reader<'_>) -> Known {
    cx.out.open(INDENT);
    cx.out.open_loose(-INDENT);
    path(cx, Position::Expression)?;
    cx.out.close();
    cx.out.word(" {");
    cx.out.place(Break { blanks: 1, only_in_content: true, ..Break::default() });
    cx.group(Delimiter::Brace, |cx| {
        while !cx.is_done() {
            field(cx)?;
        }
        Some(())
    })?;
    cx.out.shift(-INDENT);
    cx.out.close_within(STRUCT_WIDTH);
    cx.out.word("}");
    Some(())
}

/// A field, or the value that gives the rest of them.
fn field(cx: &mut Reader<'_>) -> Known {
    if cx.take_operator("..", "..") {
        expression(cx)?;
        cx.out.space();
        return Some(());
    }
    cx.take()?;
    if cx.skip(':') {
        cx.out.word(": ");
        cx.out.open_loose(0);
        expression(cx)?;
        cx.out.close();
    }
    let comma = cx.skip(',');
    let place = if cx.is_done() { Place::Last } else { Place::Inner };
    cx.comma_or_space(place);
    (comma || place == Place::Last).then_some(())
}
