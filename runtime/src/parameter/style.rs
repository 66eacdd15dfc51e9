//! The table itself: what each style makes of one value, of several, of named ones.
//!
//! After RFC 6570 section 2.4.2 and the section *Style Values* of OpenAPI: a style has a first text, a separator of
//! exploded parts, a delimiter of joined ones, and says whether the parameter's name is written.

use super::percent::{Keep, Place, push, query_pair};
use super::{Refused, deep};
use crate::Value;
use crate::descriptor::{Location, Parameter, Style};
use crate::write::PlainText;

/// What a style makes of a value at a location.
#[derive(Clone, Copy)]
struct Row {
    location: Location,
    style: Style,
    /// What comes first.
    first: &'static str,
    /// What stands between exploded parts; `None` if the style has no exploded form.
    separator: Option<&'static str>,
    /// What stands between joined parts, as it is sent; `None` if the style has no joined form.
    delimiter: Option<&'static str>,
    /// Whether the parameter's name is written before a value.
    named: bool,
    text: Text,
}

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// Percent-encoded.
    Encoded,
    /// As it stands, as in headers.
    Plain,
    /// As it stands, if it is made of what a cookie may hold (RFC 6265 section 4.1.1).
    Cookie,
}

#[rustfmt::skip]
const TABLE: &[Row] = &[
    Row { location: Location::Path, style: Style::Simple, first: "", separator: Some(","), delimiter: Some(","), named: false, text: Text::Encoded },
    Row { location: Location::Path, style: Style::Label, first: ".", separator: Some("."), delimiter: Some(","), named: false, text: Text::Encoded },
    Row { location: Location::Path, style: Style::Matrix, first: ";", separator: Some(";"), delimiter: Some(","), named: true, text: Text::Encoded },
    Row { location: Location::Path, style: Style::JsonContent, first: "", separator: None, delimiter: None, named: false, text: Text::Encoded },
    Row { location: Location::Query, style: Style::Form, first: "", separator: Some("&"), delimiter: Some(","), named: true, text: Text::Encoded },
    Row { location: Location::Query, style: Style::SpaceDelimited, first: "", separator: None, delimiter: Some("%20"), named: true, text: Text::Encoded },
    Row { location: Location::Query, style: Style::PipeDelimited, first: "", separator: None, delimiter: Some("%7C"), named: true, text: Text::Encoded },
    Row { location: Location::Query, style: Style::TabDelimited, first: "", separator: None, delimiter: Some("%09"), named: true, text: Text::Encoded },
    Row { location: Location::QueryString, style: Style::JsonContent, first: "", separator: None, delimiter: None, named: false, text: Text::Encoded },
    Row { location: Location::Query, style: Style::JsonContent, first: "", separator: None, delimiter: None, named: true, text: Text::Encoded },
    Row { location: Location::Header, style: Style::Simple, first: "", separator: Some(","), delimiter: Some(","), named: false, text: Text::Plain },
    Row { location: Location::Header, style: Style::JsonContent, first: "", separator: None, delimiter: None, named: false, text: Text::Plain },
    Row { location: Location::Cookie, style: Style::Form, first: "", separator: Some("; "), delimiter: Some(","), named: true, text: Text::Encoded },
    Row { location: Location::Cookie, style: Style::Cookie, first: "", separator: Some("; "), delimiter: Some(","), named: true, text: Text::Cookie },
    Row { location: Location::Cookie, style: Style::JsonContent, first: "", separator: None, delimiter: None, named: true, text: Text::Encoded },
];

const UNSUPPORTED: &str = "has a style that is not defined for its value";

/// Writes a value of any shape; `None` if nothing is to be sent.
pub(super) fn write(parameter: &Parameter, value: &PlainText) -> Result<Option<String>, Refused> {
    match value {
        PlainText::One(text) => return write_scalar(parameter, text).map(Some),
        PlainText::Many(items) if !items.is_empty() => return write_list(parameter, items).map(Some),
        PlainText::Named(entries) if !entries.is_empty() => return write_object(parameter, entries).map(Some),
        PlainText::Absent | PlainText::Many(_) | PlainText::Named(_) => {}
    }
    write_nothing(parameter)
}

fn write_nothing(parameter: &Parameter) -> Result<Option<String>, Refused> {
    match parameter.location() {
        Location::Path => refuse(parameter, "has no value, which no path can hold"),
        Location::Query if parameter.allows_empty() => {
            let mut out = String::new();
            query_pair(&mut out, parameter.name(), "");
            Ok(Some(out))
        }
        _ => Ok(None),
    }
}

/// Writes one text.
pub(super) fn write_scalar(parameter: &Parameter, text: &str) -> Result<String, Refused> {
    let row = row(parameter)?;
    let is_prefixed = matches!(row.style, Style::Label | Style::Matrix);
    if row.location == Location::Path && text.is_empty() && !is_prefixed && !parameter.allows_empty() {
        return refuse(parameter, "is empty, which no path can hold");
    }
    let mut out = start(parameter, row, text.len());
    push_name(&mut out, parameter, row, text);
    push_text(&mut out, parameter, row, text)?;
    Ok(out)
}

fn write_list(parameter: &Parameter, items: &[String]) -> Result<String, Refused> {
    let row = row(parameter)?;
    let between = between(parameter, row)?;
    let mut out = start(parameter, row, 0);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        if parameter.is_exploded() {
            push_name(&mut out, parameter, row, item);
        } else if index == 0 {
            push_name(&mut out, parameter, row, between);
        }
        push_item(&mut out, parameter, row, between, item)?;
    }
    Ok(out)
}

fn write_object(parameter: &Parameter, entries: &[(String, String)]) -> Result<String, Refused> {
    let row = row(parameter)?;
    let between = between(parameter, row)?;
    let mut out = start(parameter, row, 0);
    if !parameter.is_exploded() {
        push_name(&mut out, parameter, row, between);
    }
    for (index, (key, value)) in entries.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        push_key(&mut out, parameter, row, between, key)?;
        out.push_str(if parameter.is_exploded() { equals(row, value) } else { between });
        push_item(&mut out, parameter, row, between, value)?;
    }
    Ok(out)
}

/// `name[key]=value`, the brackets percent-encoded as RFC 3986 asks for.
pub(super) fn write_deep(parameter: &Parameter, value: &Value) -> Result<Option<String>, Refused> {
    if parameter.location() != Location::Query {
        return refuse(parameter, UNSUPPORTED);
    }
    let mut out = String::new();
    for (name, text) in deep::pairs(parameter.name(), value) {
        refuse_controls(parameter, &name)?;
        refuse_controls(parameter, &text)?;
        if !out.is_empty() {
            out.push('&');
        }
        push(&mut out, &name, Keep::Unreserved);
        out.push('=');
        push(&mut out, &text, keep(parameter, b""));
    }
    if out.is_empty() { write_nothing(parameter) } else { Ok(Some(out)) }
}

fn row(parameter: &Parameter) -> Result<Row, Refused> {
    let style = match parameter.style() {
        // Other media types are a text by now, as JSON is.
        Style::FormContent | Style::TextContent => Style::JsonContent,
        style => style,
    };
    let fits = |row: &&Row| row.location == parameter.location() && row.style == style;
    match TABLE.iter().find(fits) {
        Some(row) => Ok(*row),
        None => refuse(parameter, UNSUPPORTED),
    }
}

fn between(parameter: &Parameter, row: Row) -> Result<&'static str, Refused> {
    let between = if parameter.is_exploded() { row.separator } else { row.delimiter };
    match between {
        Some(between) => Ok(between),
        None => refuse(parameter, UNSUPPORTED),
    }
}

fn start(parameter: &Parameter, row: Row, text: usize) -> String {
    let mut out = String::with_capacity(parameter.name().len() + text + 2);
    out.push_str(row.first);
    out
}

/// The parameter's name, if the style writes it before a value.
fn push_name(out: &mut String, parameter: &Parameter, row: Row, value: &str) {
    if row.named {
        push(out, parameter.name(), Keep::Unreserved);
        out.push_str(equals(row, value));
    }
}

/// What stands between a name and a value: nothing before an empty value in style `matrix` (RFC 6570, section 3.2.7).
fn equals(row: Row, value: &str) -> &'static str {
    if row.style == Style::Matrix && value.is_empty() { "" } else { "=" }
}

/// A key is no value, so that reserved characters never stay in it.
fn push_key(out: &mut String, parameter: &Parameter, row: Row, between: &str, key: &str) -> Result<(), Refused> {
    refuse_controls(parameter, key)?;
    refuse_divider(parameter, row, between, key)?;
    if row.text == Text::Encoded {
        push(out, key, Keep::Unreserved);
        return Ok(());
    }
    if key.contains('=') {
        return refuse(parameter, "has a key with an equals sign, which ends a key");
    }
    push_text(out, parameter, row, key)
}

/// A part of several.
fn push_item(out: &mut String, parameter: &Parameter, row: Row, between: &str, item: &str) -> Result<(), Refused> {
    refuse_controls(parameter, item)?;
    refuse_divider(parameter, row, between, item)?;
    if row.text != Text::Encoded {
        return push_text(out, parameter, row, item);
    }
    push(out, item, keep(parameter, dividers(row, between)));
    Ok(())
}

/// A part must not hold what divides parts, unless percent-encoding tells the two apart.
fn refuse_divider(parameter: &Parameter, row: Row, between: &str, part: &str) -> Result<(), Refused> {
    let divider = match between {
        "%20" => " ",
        "%7C" => "|",
        "%09" => "\t",
        "." => ".",
        "," if row.text != Text::Encoded => ",",
        _ => "",
    };
    if !divider.is_empty() && part.contains(divider) {
        return refuse(parameter, "has an item with the character that divides items");
    }
    Ok(())
}

fn push_text(out: &mut String, parameter: &Parameter, row: Row, text: &str) -> Result<(), Refused> {
    refuse_controls(parameter, text)?;
    match row.text {
        Text::Encoded => push(out, text, keep(parameter, dividers(row, ""))),
        Text::Cookie if !is_cookie_text(text) => {
            return refuse(parameter, "has a character that no cookie can hold");
        }
        Text::Plain | Text::Cookie => out.push_str(text),
    }
    Ok(())
}

/// NUL has no place in an address or a cookie, and a line break only in a query, where it is data; whoever decodes what is sent and hands it on
/// would read the rest as something else. Headers hold neither, which is checked where they are made.
fn refuse_controls(parameter: &Parameter, text: &str) -> Result<(), Refused> {
    let is_refused = |byte| match parameter.location() {
        Location::Path | Location::Cookie => matches!(byte, 0 | b'\r' | b'\n'),
        Location::Query | Location::QueryString => byte == 0,
        Location::Header => false,
    };
    if text.bytes().any(is_refused) { refuse(parameter, "holds NUL or a line break") } else { Ok(()) }
}

/// Whether a cookie can hold a text as it stands.
pub(crate) fn is_cookie_text(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte))
}

/// The reserved characters that divide values or items; as they stand, those of a value would be taken for such.
fn dividers(row: Row, between: &str) -> &'static [u8] {
    match (row.style, between) {
        (Style::Matrix, ",") => b",;",
        (Style::Matrix, _) => b";",
        (_, ",") => b",",
        _ => b"",
    }
}

fn keep(parameter: &Parameter, except: &'static [u8]) -> Keep {
    let at = match parameter.location() {
        _ if !parameter.allows_reserved() => return Keep::Unreserved,
        Location::Query => Place::Query,
        Location::Path => Place::Path,
        Location::Cookie => Place::Cookie,
        Location::QueryString | Location::Header => return Keep::Unreserved,
    };
    Keep::Reserved { at, except }
}

fn refuse<T>(parameter: &Parameter, why: &'static str) -> Result<T, Refused> {
    Err(Refused::Fit(parameter.name(), why))
}

#[cfg(test)]
mod tests;
