//! Patterns.

use proc_macro2::Delimiter;

use super::path::{Position, path};
use super::reader::{Known, Reader};
use super::tokens::Kind;

/// A pattern, alternatives included.
pub(super) fn pattern(cx: &mut Reader<'_>) -> Known {
    if !has_alternatives(cx) {
        return single(cx);
    }
    if only_literals(cx) {
        cx.out.open_loose(0);
    } else {
        cx.out.open(0);
    }
    single(cx)?;
    while cx.at_operator("|") {
        cx.at += 1;
        cx.out.space();
        cx.out.word("| ");
        single(cx)?;
    }
    cx.out.close();
    Some(())
}

/// The indices of the tokens of the pattern, groups passed over.
fn ahead<'r>(cx: &'r Reader<'_>) -> impl Iterator<Item = usize> + 'r {
    let next = |index: &usize| Some(cx.token(*index).after);
    std::iter::successors(Some(cx.at), next).take_while(|index| {
        let ends = matches!(cx.token(*index).kind, Kind::Close | Kind::End | Kind::Punct(',' | '='));
        !ends && !cx.is_word(*index, "if") && !cx.is_word(*index, "in")
    })
}

fn has_alternatives(cx: &Reader<'_>) -> bool {
    ahead(cx).skip(1).any(|index| cx.is_operator(index, "|"))
}

fn only_literals(cx: &Reader<'_>) -> bool {
    ahead(cx).all(|index| {
        let is_word = ["_", "true", "false"].iter().any(|word| cx.is_word(index, word));
        cx.token(index).kind == Kind::Literal || is_word || cx.is_operator(index, "|")
    })
}

/// A pattern without alternatives.
pub(super) fn single(cx: &mut Reader<'_>) -> Known {
    match cx.kind() {
        Kind::Literal => plain_literal(cx),
        Kind::Word if cx.at_word("_") => cx.take(),
        Kind::Word if cx.at_word("ref") || cx.at_word("box") => None,
        Kind::Word if cx.take_word("mut", "mut ") => cx.take(),
        Kind::Word | Kind::Punct(':') => path_pattern(cx),
        Kind::Punct('&') => {
            cx.skip('&');
            cx.out.word("&");
            cx.take_word("mut", "mut ");
            single(cx)
        }
        Kind::Punct('.') => cx.take_operator("..", "..").then_some(()),
        Kind::Open(Delimiter::Parenthesis) => tuple(cx),
        _ => None,
    }
}

/// A literal that starts no range.
fn plain_literal(cx: &mut Reader<'_>) -> Known {
    cx.take()?;
    (!cx.starts("..")).then_some(())
}

/// A name, a constant, or a variant with what is in its parentheses.
fn path_pattern(cx: &mut Reader<'_>) -> Known {
    path(cx, Position::Expression)?;
    match cx.kind() {
        Kind::Open(Delimiter::Parenthesis) => parenthesized(cx),
        Kind::Open(Delimiter::Brace) if !cx.in_head => None,
        Kind::Punct('@' | '!') => None,
        _ => (!cx.starts("..")).then_some(()),
    }
}

fn parenthesized(cx: &mut Reader<'_>) -> Known {
    cx.out.word("(");
    let content = |cx: &mut Reader<'_>| cx.elements(pattern);
    cx.group(Delimiter::Parenthesis, content)?;
    cx.out.word(")");
    Some(())
}

/// Two patterns or more; one alone may stand for itself.
fn tuple(cx: &mut Reader<'_>) -> Known {
    let end = cx.token(cx.at).after - 1;
    let inside = std::iter::successors(Some(cx.at + 1), |index| Some(cx.token(*index).after));
    let commas = inside.take_while(|index| *index < end).filter(|index| cx.is_operator(*index, ","));
    let is_one = commas.filter(|index| index + 1 < end).count() == 0;
    if is_one && end > cx.at + 1 { None } else { parenthesized(cx) }
}
