//! The table itself: what each style makes of each shape.

use super::Refused;
use super::percent::{Keep, push};
use crate::descriptor::{Location, Parameter, Style};
use crate::write::PlainText;

const UNSUPPORTED: &str = "has a style that is not supported for its value";

/// Writes one text.
pub(super) fn write_scalar(parameter: &Parameter, text: &str) -> Result<String, Refused> {
    let mut out = String::with_capacity(parameter.name().len() + text.len() + 1);
    match (parameter.location(), parameter.style()) {
        (Location::Path, Style::Simple | Style::JsonContent) if text.is_empty() => {
            return refuse(parameter, "is empty, which no path can hold");
        }
        (Location::Path, Style::Simple | Style::JsonContent) => push(&mut out, text, keep(parameter)),
        (Location::Query | Location::Cookie, Style::Form | Style::JsonContent) => push_pair(&mut out, parameter, text),
        (Location::Header, Style::Simple | Style::JsonContent) => out.push_str(text),
        _ => return refuse(parameter, UNSUPPORTED),
    }
    Ok(out)
}

/// Writes a value of any shape; `None` if nothing is to be sent.
pub(super) fn write(parameter: &Parameter, value: &PlainText) -> Result<Option<String>, Refused> {
    let in_path = parameter.location() == Location::Path;
    match value {
        PlainText::One(text) => write_scalar(parameter, text).map(Some),
        PlainText::Absent if in_path => refuse(parameter, "has no value, which no path can hold"),
        PlainText::Absent => Ok(None),
        PlainText::Many(items) if items.is_empty() && in_path => {
            refuse(parameter, "is an empty list, which no path can hold")
        }
        PlainText::Many(items) if items.is_empty() => Ok(None),
        PlainText::Many(items) => write_list(parameter, items).map(Some),
        PlainText::Named(_) => refuse(parameter, UNSUPPORTED),
    }
}

fn write_list(parameter: &Parameter, items: &[String]) -> Result<String, Refused> {
    let mut out = String::new();
    match (parameter.location(), parameter.style(), parameter.is_exploded()) {
        (Location::Path, Style::Simple, _) => push_list(&mut out, items),
        (Location::Query, Style::Form, true) => push_pairs(&mut out, parameter, items),
        (Location::Query | Location::Cookie, Style::Form, false) => {
            push_pair(&mut out, parameter, "");
            push_list(&mut out, items);
        }
        (Location::Header, Style::Simple, _) => {
            if items.iter().any(|item| item.contains(',')) {
                return refuse(parameter, "has an item with a comma, which separates items in a header");
            }
            out = items.join(",");
        }
        _ => return refuse(parameter, UNSUPPORTED),
    }
    Ok(out)
}

fn push_pair(out: &mut String, parameter: &Parameter, text: &str) {
    push(out, parameter.name(), Keep::Unreserved);
    out.push('=');
    push(out, text, keep(parameter));
}

fn push_pairs(out: &mut String, parameter: &Parameter, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        push_pair(out, parameter, item);
    }
}

/// Items with commas between; a comma inside of an item is always encoded.
fn push_list(out: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, item, Keep::Unreserved);
    }
}

fn keep(parameter: &Parameter) -> Keep {
    match parameter.location() {
        Location::Query if parameter.allows_reserved() => Keep::Reserved,
        _ => Keep::Unreserved,
    }
}

fn refuse<T>(parameter: &Parameter, why: &'static str) -> Result<T, Refused> {
    Err(Refused::Fit(parameter.name(), why))
}
