//! Members: fields, variants, what an implementation holds.

use proc_macro2::Delimiter;

use super::attribute::outer_attributes;
use super::function::function;
use super::item::{after_visibility, alias, value, visibility};
use super::printer::INDENT;
use super::reader::{Known, Reader};
use super::tokens::Kind;
use super::type_::type_;

/// The fields of a struct, a line for each.
pub(super) fn fields(cx: &mut Reader<'_>) -> Known {
    cx.commas(field, |cx, _| ends_line(cx))
}

/// The variants of an enum, a line for each.
pub(super) fn variants(cx: &mut Reader<'_>) -> Known {
    cx.commas(variant, |cx, _| ends_line(cx))
}

fn ends_line(cx: &mut Reader<'_>) {
    cx.out.word(",");
    cx.out.line();
}

fn field(cx: &mut Reader<'_>) -> Known {
    outer_attributes(cx)?;
    visibility(cx)?;
    cx.take()?;
    cx.skip(':').then(|| cx.out.word(": "))?;
    type_(cx)
}

fn variant(cx: &mut Reader<'_>) -> Known {
    outer_attributes(cx)?;
    cx.take()?;
    match cx.kind() {
        Kind::Open(Delimiter::Parenthesis) => {
            cx.out.open(INDENT);
            tuple_fields(cx)?;
            cx.out.close();
            Some(())
        }
        Kind::Open(Delimiter::Brace) => named_fields(cx),
        Kind::Open(_) | Kind::Punct('=') => None,
        _ => Some(()),
    }
}

/// `{ a: A }` of a variant
fn named_fields(cx: &mut Reader<'_>) -> Known {
    cx.out.word(" {");
    cx.out.open(INDENT);
    cx.out.space();
    cx.group(Delimiter::Brace, |cx| cx.commas(field, Reader::comma_or_space))?;
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word("}");
    Some(())
}

/// `(A, B)` of a struct or variant.
pub(super) fn tuple_fields(cx: &mut Reader<'_>) -> Known {
    cx.out.word("(");
    cx.out.zero();
    cx.group(Delimiter::Parenthesis, |cx| cx.commas(tuple_field, Reader::comma))?;
    cx.out.shift(-INDENT);
    cx.out.word(")");
    Some(())
}

fn tuple_field(cx: &mut Reader<'_>) -> Known {
    outer_attributes(cx)?;
    visibility(cx)?;
    type_(cx)
}

/// What an implementation holds.
pub(super) fn members(cx: &mut Reader<'_>) -> Known {
    while !cx.is_done() {
        outer_attributes(cx)?;
        member(cx)?;
    }
    Some(())
}

fn member(cx: &mut Reader<'_>) -> Known {
    let at = after_visibility(cx);
    let is_constant = cx.is_word(at, "const") && !cx.is_word(at + 1, "fn");
    cx.out.open(if is_constant { 0 } else { INDENT });
    visibility(cx)?;
    match cx.text(cx.at) {
        "const" if is_constant => value(cx, "const", "const "),
        "fn" | "const" | "async" => function(cx),
        "type" => alias(cx),
        _ => None,
    }
}
