//! Statements.

use super::attribute::outer_attributes;
use super::control::{choice, iteration, selection};
use super::expression::{Start, expression, expression_from};
use super::operand::is_statement;
use super::pattern::pattern;
use super::reader::{Known, Reader};
use super::tokens::Kind;
use super::type_::type_;

/// The statements of a block.
pub(super) fn statements(cx: &mut Reader<'_>) -> Known {
    while !cx.is_done() {
        statement(cx)?;
    }
    Some(())
}

fn statement(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('#') {
        outer_attributes(cx)?;
        return if cx.at_word("let") { binding(cx) } else { None };
    }
    match cx.text(cx.at) {
        "let" => binding(cx),
        "match" => controlled(cx, selection),
        "if" => controlled(cx, choice),
        "for" => controlled(cx, iteration),
        "const" | "static" | "use" | "fn" | "struct" | "enum" | "impl" | "type" | "mod" => None,
        _ => plain(cx),
    }
}

/// `let name: T = value;`
fn binding(cx: &mut Reader<'_>) -> Known {
    cx.out.open_loose(0);
    cx.take_word("let", "let ");
    pattern(cx)?;
    if cx.skip(':') {
        cx.out.word(": ");
        type_(cx)?;
    }
    if cx.take_operator("=", " = ") {
        cx.out.never();
        expression(cx)?;
    }
    cx.skip(';').then_some(())?;
    cx.out.close();
    cx.out.word(";");
    cx.out.line();
    Some(())
}

/// A statement that ends with a block.
fn controlled(cx: &mut Reader<'_>, content: fn(&mut Reader<'_>) -> Known) -> Known {
    cx.out.open_loose(0);
    content(cx)?;
    if matches!(cx.kind(), Kind::Punct('.' | '?' | ';')) {
        return None;
    }
    cx.out.close();
    cx.out.line();
    Some(())
}

fn plain(cx: &mut Reader<'_>) -> Known {
    let needs_semicolon = is_statement(cx, cx.at);
    cx.out.open_loose(0);
    expression_from(cx, Start::Line)?;
    let has_semicolon = cx.skip(';');
    if has_semicolon || needs_semicolon {
        cx.out.word(";");
    }
    if !has_semicolon && !cx.is_done() {
        return None;
    }
    cx.out.close();
    cx.out.line();
    Some(())
}
