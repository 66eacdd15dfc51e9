//! Expressions with blocks: `match`, `if`, loops, closures, blocks themselves.

use proc_macro2::Delimiter;

use super::attribute::outer_attributes;
use super::expression::{Start, expression, expression_from};
use super::operand::{is_control, is_one_expression, is_statement, operand, operator};
use super::pattern::{pattern, single};
use super::printer::{Break, INDENT};
use super::reader::{Known, Place, Reader};
use super::statement::statements;
use super::tokens::Kind;
use super::type_::type_;

/// `{ … }` in a box that is open already; on one line when it is one expression and fits.
pub(super) fn block(cx: &mut Reader<'_>) -> Known {
    let is_one = is_one_expression(cx, cx.at);
    cx.out.word("{");
    cx.group(Delimiter::Brace, |cx| {
        if cx.is_done() {
            return Some(());
        }
        cx.out.space();
        if is_one {
            cx.out.open_loose(0);
            expression_from(cx, Start::Line)?;
            cx.out.close();
            cx.out.space();
        } else {
            statements(cx)?;
        }
        cx.out.shift(-INDENT);
        Some(())
    })?;
    cx.out.word("}");
    Some(())
}

/// `{ … }` with a line for each statement.
fn lines(cx: &mut Reader<'_>, content: fn(&mut Reader<'_>) -> Known) -> Known {
    cx.out.word("{");
    cx.out.never();
    cx.out.open(INDENT);
    cx.out.line_in_content();
    cx.group(Delimiter::Brace, content)?;
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word("}");
    Some(())
}

/// The expression between a keyword and the block.
fn condition(cx: &mut Reader<'_>) -> Known {
    let in_head = std::mem::replace(&mut cx.in_head, true);
    cx.out.open(0);
    let breaks = if cx.at_word("let") { let_condition(cx)? } else { plain_condition(cx)? };
    if breaks {
        cx.out.space();
    } else {
        cx.out.word(" ");
    }
    cx.out.close();
    cx.in_head = in_head;
    Some(())
}

/// Reads a condition; whether the block starts a line of its own when it breaks.
fn plain_condition(cx: &mut Reader<'_>) -> Option<bool> {
    let first = operand(cx, cx.at)?;
    let breaks = first.last_dot.is_some() || first.is_indexed || operator(cx, first.end).is_some();
    expression(cx)?;
    Some(breaks)
}

fn let_condition(cx: &mut Reader<'_>) -> Option<bool> {
    cx.out.open_loose(0);
    cx.take_word("let", "let ");
    cx.out.open_loose(0);
    pattern(cx)?;
    cx.out.close();
    cx.take_operator("=", " = ").then_some(())?;
    cx.out.never();
    cx.out.open_loose(0);
    let first = operand(cx, cx.at)?;
    if operator(cx, first.end).is_some() {
        return None;
    }
    let breaks = plain_condition(cx)?;
    cx.out.close();
    cx.out.close();
    Some(breaks)
}

/// `if`, with its `else`.
pub(super) fn choice(cx: &mut Reader<'_>) -> Known {
    cx.out.open(INDENT);
    head(cx)?;
    let then = cx.at;
    if !cx.at_group(Delimiter::Brace) {
        return None;
    }
    if cx.is_word(cx.token(then).after, "else") {
        block(cx)?;
        while cx.take_word("else", " else ") {
            if cx.at_word("if") {
                head(cx)?;
            }
            block(cx)?;
        }
    } else if cx.token(then).after == then + 2 {
        cx.at += 2;
        cx.out.word("{}");
    } else {
        cx.out.word("{");
        cx.out.line();
        cx.group(Delimiter::Brace, statements)?;
        cx.out.shift(-INDENT);
        cx.out.word("}");
    }
    cx.out.close();
    Some(())
}

fn head(cx: &mut Reader<'_>) -> Known {
    cx.take_word("if", "if ");
    cx.out.open(-INDENT);
    condition(cx)?;
    cx.out.close();
    Some(())
}

/// `match`
pub(super) fn selection(cx: &mut Reader<'_>) -> Known {
    cx.out.open_loose(0);
    cx.take_word("match", "match ");
    condition(cx)?;
    lines(cx, arms)?;
    cx.out.close();
    Some(())
}

fn arms(cx: &mut Reader<'_>) -> Known {
    while !cx.is_done() {
        outer_attributes(cx)?;
        cx.out.open_loose(0);
        pattern(cx)?;
        if cx.take_word("if", " if ") {
            expression(cx)?;
        }
        cx.take_operator("=>", " => ").then_some(())?;
        arm_body(cx)?;
        cx.out.close();
        cx.skip(',');
        cx.out.line();
    }
    Some(())
}

/// What an arm gives: braces are there for several statements, and for what needs lines of its own.
fn arm_body(cx: &mut Reader<'_>) -> Known {
    if cx.at_group(Delimiter::Brace) {
        return if is_one_expression(cx, cx.at) { cx.group(Delimiter::Brace, arm_body) } else { lines(cx, statements) };
    }
    let is_unit = cx.at_group(Delimiter::Parenthesis) && cx.token(cx.at).after == cx.at + 2;
    if is_unit {
        cx.at += 2;
        cx.out.word("{");
        cx.out.never();
        cx.out.word("}");
        return Some(());
    }
    let (is_control, is_statement) = (is_control(cx, cx.at), is_statement(cx, cx.at));
    cx.out.never();
    cx.out.open(INDENT);
    cx.out.place(Break { before: "{", ..Break::default() });
    expression_from(cx, Start::Line)?;
    cx.out.place(Break {
        offset: -INDENT,
        before: if is_statement { ";" } else { "" },
        after: "}",
        instead: if is_control { "" } else { "," },
        ..Break::default()
    });
    cx.out.close();
    Some(())
}

/// `for … in …`
pub(super) fn iteration(cx: &mut Reader<'_>) -> Known {
    cx.out.open_loose(0);
    cx.take_word("for", "for ");
    pattern(cx)?;
    cx.take_word("in", " in ").then_some(())?;
    cx.out.never();
    condition(cx)?;
    lines(cx, statements)?;
    cx.out.close();
    Some(())
}

/// `|a, b| …`
pub(super) fn closure(cx: &mut Reader<'_>) -> Known {
    cx.out.open_loose(0);
    cx.take_word("move", "move ");
    cx.out.open(INDENT);
    parameters(cx)?;
    cx.out.word("|");
    cx.out.space();
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.never();
    closure_body(cx)?;
    cx.out.close();
    Some(())
}

fn parameters(cx: &mut Reader<'_>) -> Known {
    cx.skip('|').then(|| cx.out.word("|"))?;
    let mut place = Place::Last;
    while !cx.at_character('|') {
        if place == Place::Last {
            cx.out.zero();
        }
        place = Place::Inner;
        single(cx)?;
        if cx.skip(':') {
            cx.out.word(": ");
            type_(cx)?;
        }
        if cx.skip(',') && !cx.at_character('|') {
            cx.out.word(",");
            cx.out.space();
        }
    }
    // A type after the parameters is not known here.
    (cx.skip('|') && !cx.starts("->")).then_some(())
}

/// The value of a closure, in braces when it needs lines of its own.
fn closure_body(cx: &mut Reader<'_>) -> Known {
    if is_plain_body(cx)? {
        return expression(cx);
    }
    let is_statement = is_statement(cx, cx.at);
    cx.out.open(INDENT);
    cx.out.place(Break { before: "{", ..Break::default() });
    expression(cx)?;
    cx.out.place(Break {
        offset: -INDENT,
        before: if is_statement { ";" } else { "" },
        after: "}",
        ..Break::default()
    });
    cx.out.close();
    Some(())
}

/// Whether a body never gets braces: a block, a `match`, a closure, a call, and what brings brackets of its own.
fn is_plain_body(cx: &Reader<'_>) -> Option<bool> {
    if cx.at_word("match") || cx.at_word("move") || matches!(cx.kind(), Kind::Open(Delimiter::Brace) | Kind::Punct('|'))
    {
        return Some(true);
    }
    if cx.at_word("if") {
        return Some(false);
    }
    let first = operand(cx, cx.at)?;
    let is_prefixed = matches!(cx.kind(), Kind::Punct('&' | '*' | '!' | '-'));
    let last = first.end - 1;
    let is_alone = operator(cx, first.end).is_none() && first.last_dot.is_none() && !is_prefixed;
    let ends_with_group = cx.token(last).kind == Kind::Close;
    let is_parenthesized = cx.at_group(Delimiter::Parenthesis) && first.end == first.base_end;
    Some(is_alone && !first.is_indexed && ends_with_group && !is_parenthesized)
}
