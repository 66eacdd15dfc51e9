//! Functions: generics, arguments, bodies.

use proc_macro2::Delimiter;

use super::attribute::outer_attributes;
use super::item::body;
use super::path::{angle_brackets, bound, lifetime};
use super::pattern::pattern;
use super::printer::INDENT;
use super::reader::{Known, Reader};
use super::statement::statements;
use super::type_::{return_type, type_};

/// A function, in the box of its item.
pub(super) fn function(cx: &mut Reader<'_>) -> Known {
    cx.take_word("const", "const ");
    cx.take_word("async", "async ");
    cx.take_word("fn", "fn ").then_some(())?;
    cx.take()?;
    generics(cx)?;
    cx.out.word("(");
    cx.out.never();
    cx.out.open(0);
    cx.out.zero();
    cx.group(Delimiter::Parenthesis, |cx| cx.commas(argument, Reader::comma))?;
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word(")");
    cx.out.open(-INDENT);
    return_type(cx)?;
    cx.out.close();
    where_clause(cx)?;
    body(cx, statements)
}

fn argument(cx: &mut Reader<'_>) -> Known {
    outer_attributes(cx)?;
    if is_receiver(cx) {
        return receiver(cx);
    }
    pattern(cx)?;
    cx.skip(':').then(|| cx.out.word(": "))?;
    type_(cx)
}

/// Whether `self` stands before the end of the argument, and no type after it.
fn is_receiver(cx: &Reader<'_>) -> bool {
    (cx.at..cx.at + 5).any(|index| cx.is_word(index, "self") && !cx.is_operator(index + 1, "::"))
        && !(cx.at..cx.at + 5).take_while(|index| !cx.is_word(*index, "self")).any(|index| cx.is_operator(index, ","))
}

fn receiver(cx: &mut Reader<'_>) -> Known {
    if cx.skip('&') {
        cx.out.word("&");
        if cx.at_character('\'') {
            lifetime(cx)?;
            cx.out.word(" ");
        }
    }
    cx.take_word("mut", "mut ");
    cx.take_word("self", "self").then_some(())?;
    if cx.skip(':') {
        cx.out.word(": ");
        return type_(cx);
    }
    Some(())
}

/// `<'a, T: Bound>`, if there is one.
pub(super) fn generics(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('<') { angle_brackets(cx, 0, parameter) } else { Some(()) }
}

fn parameter(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('\'') {
        lifetime(cx)?;
        return (!cx.at_character(':')).then_some(());
    }
    if cx.at_word("const") {
        return None;
    }
    cx.take()?;
    cx.out.open_loose(INDENT);
    if cx.skip(':') {
        cx.out.word(": ");
        bounds(cx)?;
    }
    cx.out.close();
    (!cx.at_character('=')).then_some(())
}

fn bounds(cx: &mut Reader<'_>) -> Known {
    bound(cx)?;
    while cx.skip('+') {
        cx.out.space();
        cx.out.word("+ ");
        bound(cx)?;
    }
    Some(())
}

/// What stands between a head and its body.
pub(super) fn where_clause(cx: &mut Reader<'_>) -> Known {
    if !cx.at_word("where") {
        cx.out.word(" ");
        return Some(());
    }
    cx.out.line();
    cx.out.shift(-INDENT);
    cx.take_word("where", "where");
    cx.out.line();
    while !cx.at_group(Delimiter::Brace) {
        predicate(cx)?;
        if !cx.skip(',') && !cx.at_group(Delimiter::Brace) {
            return None;
        }
        cx.out.word(",");
        cx.out.line();
    }
    cx.out.shift(-INDENT);
    Some(())
}

fn predicate(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('\'') || cx.at_word("for") {
        return None;
    }
    type_(cx)?;
    cx.skip(':').then(|| cx.out.word(":"))?;
    cx.out.open_loose(if single_bound(cx) { 0 } else { INDENT });
    cx.out.word(" ");
    bounds(cx)?;
    cx.out.close();
    Some(())
}

fn single_bound(cx: &Reader<'_>) -> bool {
    let ahead = std::iter::successors(Some(cx.at), |index| Some(cx.token(*index).after));
    let mut ahead = ahead.take_while(|index| {
        let token = cx.token(*index).kind;
        !matches!(
            token,
            super::tokens::Kind::Open(Delimiter::Brace) | super::tokens::Kind::End | super::tokens::Kind::Close
        ) && !cx.is_operator(*index, ",")
    });
    !ahead.any(|index| cx.is_operator(index, "+"))
}
