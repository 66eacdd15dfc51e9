//! Items.

use proc_macro2::Delimiter;

use super::attribute::{inner_attributes, outer_attributes};
use super::expression::expression;
use super::function::{function, generics, where_clause};
use super::member::{fields, members, tuple_fields, variants};
use super::path::{Position, path};
use super::printer::INDENT;
use super::reader::{Known, Place, Reader};
use super::tokens::{Kind, Tokens};
use super::type_::type_;

/// The text of the items; nothing when any of it is not known here.
pub(in crate::render) fn lay_out(tokens: &Tokens) -> Option<String> {
    let mut cx = Reader::new(tokens);
    cx.out.open(0);
    inner_attributes(&mut cx)?;
    while !cx.is_done() {
        item(&mut cx)?;
    }
    cx.out.close();
    (cx.kind() == Kind::End).then(|| cx.out.finish())
}

fn item(cx: &mut Reader<'_>) -> Known {
    outer_attributes(cx)?;
    let at = after_visibility(cx);
    match cx.text(at) {
        "use" => {
            visibility(cx)?;
            return import(cx);
        }
        "const" | "static" if !cx.is_word(at + 1, "fn") => cx.out.open(0),
        ":" => return invocation(cx),
        _ => cx.out.open(INDENT),
    }
    visibility(cx)?;
    match cx.text(cx.at) {
        "struct" => structure(cx),
        "enum" => enumeration(cx),
        "impl" => implementation(cx),
        "fn" | "async" => function(cx),
        "const" if cx.is_word(cx.at + 1, "fn") => function(cx),
        "const" => value(cx, "const", "const "),
        "static" => value(cx, "static", "static "),
        "type" => alias(cx),
        "mod" => module(cx),
        _ => None,
    }
}

/// The token after `pub` or `pub(…)`, if that is next.
pub(super) fn after_visibility(cx: &Reader<'_>) -> usize {
    let at = if cx.at_word("pub") { cx.at + 1 } else { return cx.at };
    if cx.token(at).kind == Kind::Open(Delimiter::Parenthesis) { cx.token(at).after } else { at }
}

/// `pub`, `pub(super)` or nothing.
pub(super) fn visibility(cx: &mut Reader<'_>) -> Known {
    if !cx.at_word("pub") {
        return Some(());
    }
    cx.at += 1;
    let is_scope = ["super", "crate", "self"].iter().any(|word| cx.is_word(cx.at + 1, word));
    if !cx.at_group(Delimiter::Parenthesis) || !is_scope {
        cx.out.word("pub ");
        return Some(());
    }
    cx.out.word("pub(");
    cx.group(Delimiter::Parenthesis, Reader::take)?;
    cx.out.word(") ");
    Some(())
}

/// The end of an item without a body.
fn end(cx: &mut Reader<'_>) -> Known {
    cx.skip(';').then(|| {
        cx.out.word(";");
        cx.out.close();
        cx.out.line();
    })
}

/// `{ … }` with a line for each part, which is the end of an item.
pub(super) fn body(cx: &mut Reader<'_>, content: impl FnOnce(&mut Reader<'_>) -> Known) -> Known {
    cx.out.word("{");
    cx.out.line_in_content();
    cx.group(Delimiter::Brace, |cx| content(cx))?;
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word("}");
    cx.out.line();
    Some(())
}

fn structure(cx: &mut Reader<'_>) -> Known {
    cx.take_word("struct", "struct ");
    cx.take()?;
    generics(cx)?;
    match cx.kind() {
        Kind::Open(Delimiter::Parenthesis) => {
            tuple_fields(cx)?;
            end(cx)
        }
        Kind::Open(Delimiter::Brace) => {
            cx.out.word(" ");
            body(cx, fields)
        }
        Kind::Punct(';') => end(cx),
        _ => None,
    }
}

fn enumeration(cx: &mut Reader<'_>) -> Known {
    cx.take_word("enum", "enum ");
    cx.take()?;
    generics(cx)?;
    cx.out.word(" ");
    body(cx, variants)
}

fn implementation(cx: &mut Reader<'_>) -> Known {
    cx.out.open_loose(-INDENT);
    cx.out.open(INDENT);
    cx.take_word("impl", "impl");
    generics(cx)?;
    cx.out.close();
    cx.out.word(" ");
    type_(cx)?;
    if cx.at_word("for") {
        cx.out.space();
        cx.take_word("for", "for ");
        type_(cx)?;
    }
    cx.out.close();
    where_clause(cx)?;
    body(cx, members)
}

/// A constant or a static.
pub(super) fn value(cx: &mut Reader<'_>, word: &str, text: &'static str) -> Known {
    cx.take_word(word, text);
    cx.take()?;
    cx.skip(':').then_some(())?;
    cx.out.word(": ");
    type_(cx)?;
    cx.take_operator("=", " = ").then_some(())?;
    cx.out.never();
    expression(cx)?;
    end(cx)
}

/// The name of a type, also one in an implementation.
pub(super) fn alias(cx: &mut Reader<'_>) -> Known {
    cx.take_word("type", "type ");
    cx.take()?;
    generics(cx)?;
    cx.take_operator("=", " = ").then_some(())?;
    cx.out.never();
    cx.out.open_loose(-INDENT);
    type_(cx)?;
    cx.out.close();
    end(cx)
}

fn module(cx: &mut Reader<'_>) -> Known {
    cx.take_word("mod", "mod ");
    cx.take()?;
    if cx.at_group(Delimiter::Brace) {
        cx.out.word(" ");
        return body(cx, |cx| {
            while !cx.is_done() {
                item(cx)?;
            }
            Some(())
        });
    }
    end(cx)
}

fn import(cx: &mut Reader<'_>) -> Known {
    cx.take_word("use", "use ");
    cx.take_operator("::", "::");
    import_tree(cx)?;
    cx.skip(';').then(|| {
        cx.out.word(";");
        cx.out.line();
    })
}

fn import_tree(cx: &mut Reader<'_>) -> Known {
    if cx.at_group(Delimiter::Brace) {
        return import_list(cx);
    }
    cx.take()?;
    if cx.take_operator("::", "::") {
        return import_tree(cx);
    }
    if cx.take_word("as", " as ") { cx.take() } else { Some(()) }
}

/// `{a, b}` of names; lists in lists are not known here.
fn import_list(cx: &mut Reader<'_>) -> Known {
    let count = cx.filled(Delimiter::Brace, ["{", "}"], path_only)?;
    (count > 1).then_some(())
}

/// `::path::to::a_macro! { a, b, }` over paths
fn invocation(cx: &mut Reader<'_>) -> Known {
    path(cx, Position::Expression)?;
    cx.skip('!').then(|| cx.out.word("! {"))?;
    cx.out.open(INDENT);
    cx.out.line();
    cx.out.open_loose(0);
    cx.group(Delimiter::Brace, |cx| {
        cx.commas(path_only, |cx, place| {
            cx.out.word(",");
            if place == Place::Inner {
                cx.out.space();
            }
        })
    })?;
    cx.out.close();
    cx.out.line();
    cx.out.shift(-INDENT);
    cx.out.close();
    cx.out.word("}");
    cx.out.line();
    Some(())
}

fn path_only(cx: &mut Reader<'_>) -> Known {
    path(cx, Position::Expression)
}
