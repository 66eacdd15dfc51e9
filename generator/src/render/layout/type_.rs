//! Types.

use proc_macro2::Delimiter;

use super::path::{Position, bound, lifetime, path};
use super::reader::{Known, Reader};
use super::tokens::Kind;

/// A type.
pub(super) fn type_(cx: &mut Reader<'_>) -> Known {
    match cx.kind() {
        Kind::Punct('&') => reference(cx),
        Kind::Open(Delimiter::Bracket) => slice(cx),
        Kind::Open(Delimiter::Parenthesis) => tuple(cx),
        Kind::Word if cx.at_word("impl") => bounds(cx, "impl", "impl "),
        Kind::Word if cx.at_word("dyn") => bounds(cx, "dyn", "dyn "),
        Kind::Word if ["fn", "for", "unsafe", "extern"].iter().any(|word| cx.at_word(word)) => None,
        Kind::Word | Kind::Punct(':' | '<') => path(cx, Position::Type),
        _ => None,
    }
}

/// `&'a mut T`
fn reference(cx: &mut Reader<'_>) -> Known {
    cx.skip('&');
    cx.out.word("&");
    if cx.at_character('\'') {
        lifetime(cx)?;
        cx.out.word(" ");
    }
    cx.take_word("mut", "mut ");
    type_(cx)
}

/// `[T]`; arrays with a length are not known here.
fn slice(cx: &mut Reader<'_>) -> Known {
    cx.out.word("[");
    cx.group(Delimiter::Bracket, type_)?;
    cx.out.word("]");
    Some(())
}

/// `(A, B)`
fn tuple(cx: &mut Reader<'_>) -> Known {
    let last = cx.token(cx.at).after - 2;
    cx.out.word("(");
    let count = cx.tuple(type_)?;
    cx.out.word(")");
    // One type without a comma is that type in parentheses.
    (count != 1 || cx.token(last).kind == Kind::Punct(',')).then_some(())
}

/// `impl A + B`
fn bounds(cx: &mut Reader<'_>, word: &str, text: &'static str) -> Known {
    cx.take_word(word, text);
    bound(cx)?;
    while cx.take_operator("+", " + ") {
        bound(cx)?;
    }
    Some(())
}

/// `-> T`, if there is one.
pub(super) fn return_type(cx: &mut Reader<'_>) -> Known {
    if cx.take_operator("->", " -> ") { type_(cx) } else { Some(()) }
}
