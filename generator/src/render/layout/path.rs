//! Paths, what stands in their angle brackets, bounds.

use proc_macro2::Delimiter;

use super::printer::INDENT;
use super::reader::{Known, Place, Reader};
use super::tokens::Kind;
use super::type_::{return_type, type_};

/// Where a path stands; its generic arguments are written `::<…>` in expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Type,
    Expression,
}

/// A path, `<T as Trait>::name` included.
pub(super) fn path(cx: &mut Reader<'_>, position: Position) -> Known {
    if cx.at_character('<') {
        qualified_start(cx)?;
    } else {
        cx.take_operator("::", "::");
        segment(cx, position)?;
    }
    while cx.starts("::") && cx.token(cx.at + 2).kind == Kind::Word {
        cx.at += 2;
        cx.out.word("::");
        segment(cx, position)?;
    }
    Some(())
}

/// `<T as Trait>`
fn qualified_start(cx: &mut Reader<'_>) -> Known {
    cx.skip('<');
    cx.out.word("<");
    type_(cx)?;
    if cx.take_word("as", " as ") {
        path(cx, Position::Type)?;
    }
    close_angle(cx)
}

fn segment(cx: &mut Reader<'_>, position: Position) -> Known {
    if cx.kind() != Kind::Word {
        return None;
    }
    cx.take()?;
    match position {
        Position::Type if cx.at_character('<') => arguments(cx),
        Position::Type if cx.at_group(Delimiter::Parenthesis) => signature(cx),
        Position::Expression if cx.starts("::") && cx.token(cx.at + 2).kind == Kind::Punct('<') => {
            cx.at += 2;
            cx.out.word("::");
            arguments(cx)
        }
        _ => Some(()),
    }
}

/// `<'a, T, Item = U>`
pub(super) fn arguments(cx: &mut Reader<'_>) -> Known {
    angle_brackets(cx, INDENT, argument)
}

fn argument(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('\'') {
        return lifetime(cx);
    }
    if cx.kind() == Kind::Word && cx.is_operator(cx.at + 1, "=") {
        cx.take()?;
        cx.at += 1;
        cx.out.word(" = ");
    }
    type_(cx)
}

/// Elements in angle brackets, the inside indented by `indent`.
pub(super) fn angle_brackets(cx: &mut Reader<'_>, indent: isize, element: fn(&mut Reader<'_>) -> Known) -> Known {
    cx.skip('<');
    cx.out.word("<");
    cx.out.open(indent);
    cx.out.zero();
    while !cx.at_character('>') {
        element(cx)?;
        let comma = cx.skip(',');
        let place = if cx.at_character('>') { Place::Last } else { Place::Inner };
        if place == Place::Inner && !comma {
            return None;
        }
        cx.comma(place);
    }
    cx.out.shift(-INDENT);
    cx.out.close();
    close_angle(cx)
}

fn close_angle(cx: &mut Reader<'_>) -> Known {
    cx.skip('>').then(|| cx.out.word(">"))
}

/// `(A, B) -> C` of `Fn`
fn signature(cx: &mut Reader<'_>) -> Known {
    cx.out.open(INDENT);
    cx.out.word("(");
    cx.out.zero();
    cx.group(Delimiter::Parenthesis, |cx| cx.commas(type_, Reader::comma))?;
    cx.out.shift(-INDENT);
    cx.out.word(")");
    return_type(cx)?;
    cx.out.close();
    Some(())
}

/// `'a`
pub(super) fn lifetime(cx: &mut Reader<'_>) -> Known {
    cx.skip('\'').then(|| cx.out.word("'"))?;
    cx.take()
}

/// One bound: a trait or a lifetime.
pub(super) fn bound(cx: &mut Reader<'_>) -> Known {
    if cx.at_character('\'') {
        return lifetime(cx);
    }
    if cx.skip('?') {
        cx.out.word("?");
    }
    match cx.kind() {
        Kind::Word if cx.at_word("for") => None,
        Kind::Word | Kind::Punct(':') => path(cx, Position::Type),
        _ => None,
    }
}
