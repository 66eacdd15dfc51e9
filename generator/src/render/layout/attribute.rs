//! Attributes, and documentation as comments.

use proc_macro2::Delimiter;

use super::expression::expression;
use super::path::{Position, path};
use super::printer::INDENT;
use super::reader::{Known, Reader};
use super::tokens::Kind;

/// The attributes before an item, a member, an argument or a statement.
pub(super) fn outer_attributes(cx: &mut Reader<'_>) -> Known {
    while cx.at_character('#') && cx.token(cx.at + 1).kind == Kind::Open(Delimiter::Bracket) {
        cx.at += 1;
        attribute(cx, "#", "///")?;
    }
    Some(())
}

/// The attributes at the start of a module or file.
pub(super) fn inner_attributes(cx: &mut Reader<'_>) -> Known {
    while cx.at_character('#') && cx.token(cx.at + 1).kind == Kind::Punct('!') {
        cx.at += 2;
        attribute(cx, "#!", "//!")?;
    }
    Some(())
}

fn attribute(cx: &mut Reader<'_>, sign: &'static str, comment: &'static str) -> Known {
    if cx.is_word(cx.at + 1, "doc") && cx.token(cx.at + 3).kind == Kind::Literal {
        return documentation(cx, comment);
    }
    cx.out.word(sign);
    cx.out.word("[");
    cx.group(Delimiter::Bracket, meta)?;
    cx.out.word("]");
    cx.out.space();
    Some(())
}

/// `#[doc = "…"]` as a comment. What no line comment can say is not known here.
fn documentation(cx: &mut Reader<'_>, comment: &'static str) -> Known {
    let text = unescape(cx.text(cx.at + 3))?;
    if text.contains(['\n', '\r']) || (comment == "///" && text.starts_with('/')) {
        return None;
    }
    cx.at = cx.token(cx.at).after;
    cx.out.word(comment);
    match text {
        std::borrow::Cow::Borrowed(text) => cx.out.word(text.trim_end_matches(' ')),
        std::borrow::Cow::Owned(text) => cx.out.word(text.trim_end_matches(' ').to_owned()),
    }
    cx.out.line();
    Some(())
}

/// The value of a string literal; nothing for one whose escapes are not known here.
fn unescape(literal: &str) -> Option<std::borrow::Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_start_matches('#');
        return raw.strip_prefix('"')?.trim_end_matches('#').strip_suffix('"').map(Into::into);
    }
    let content = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !content.contains('\\') {
        return Some(content.into());
    }
    let mut text = String::with_capacity(content.len());
    let mut rest = content.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match rest.next()? {
            same @ ('\\' | '"' | '\'') => text.push(same),
            't' => text.push('\t'),
            _ => return None,
        }
    }
    Some(text.into())
}

/// What stands in the brackets: a path, a value, or a list.
fn meta(cx: &mut Reader<'_>) -> Known {
    path(cx, Position::Expression)?;
    if cx.take_operator("=", " = ") {
        return expression(cx);
    }
    if cx.at_group(Delimiter::Parenthesis) { list(cx) } else { Some(()) }
}

/// `(a, b(c), d = "e")`
fn list(cx: &mut Reader<'_>) -> Known {
    cx.out.word("(");
    cx.out.open(INDENT);
    cx.out.zero();
    cx.group(Delimiter::Parenthesis, |cx| {
        let mut is_broken_after_comma = false;
        while !cx.is_done() {
            entry(cx)?;
            if cx.skip(',') {
                is_broken_after_comma = cx.is_done();
                cx.comma(if cx.is_done() { super::reader::Place::Last } else { super::reader::Place::Inner });
            } else if !cx.is_done() {
                return None;
            }
        }
        if !is_broken_after_comma {
            cx.out.zero();
        }
        Some(())
    })?;
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word(")");
    Some(())
}

/// An entry of a list: words joined by `::`, with a value or a list of its own.
fn entry(cx: &mut Reader<'_>) -> Known {
    if cx.kind() == Kind::Literal {
        return cx.take();
    }
    cx.take()?;
    while cx.take_operator("::", "::") {
        cx.take()?;
    }
    if cx.take_operator("=", " = ") {
        return if cx.kind() == Kind::Literal { cx.take() } else { None };
    }
    if cx.at_group(Delimiter::Parenthesis) { list(cx) } else { Some(()) }
}
