//! The form of names: what the specification, or the protocol that a name is sent by, allows to stand in one.

use crate::diagnostics::{Code, Location};
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::report;

use super::table::{Field, Kind, Table};
use super::v3;

/// Reports the keys of an object's field that have not the form that they need. They are used all the same.
pub(super) fn check_keys(cx: &mut Cx<'_>, table: &'static Table, field: &Field, site: &Site<'_>) {
    let (what, is_formed): (_, fn(&str) -> bool) = match field.kind {
        Kind::ChildMap(_) | Kind::Content if std::ptr::eq(table, &raw const v3::COMPONENTS) => {
            ("the name of a component, which has letters, digits, `.`, `-` and `_`", is_component_name)
        }
        Kind::ChildMap(ObjectKind::Header) => (HEADER, is_token),
        Kind::Content => ("a media type, `type/subtype`", is_media_type),
        _ => return,
    };
    // A reference in place of the object is reported as such.
    let is_key = |key: &str| key != "$ref";
    for (entry, _) in site.members().filter(|(entry, _)| is_key(&entry.key) && !is_formed(&entry.key)) {
        report_form(cx, site.key_location(entry), &entry.key, what);
    }
}

/// Reports the name of what is sent in that place of a request when it has not the form that it needs there.
pub(super) fn check_name(cx: &mut Cx<'_>, site: &Site<'_>, location: &str) {
    let Some(value) = site.get("name") else { return };
    let Some(name) = value.node.as_str() else { return };
    let (what, is_formed): (_, fn(&str) -> bool) = match location {
        "header" => (HEADER, is_token),
        "cookie" => ("the name of a cookie", is_token),
        _ => ("a name", |name| !name.is_empty()),
    };
    if !is_formed(name) {
        report_form(cx, value.location(), name, what);
    }
}

const HEADER: &str = "the name of a header";

fn report_form(cx: &mut Cx<'_>, location: Location, name: &str, what: &str) {
    let subject = if name.is_empty() { "an empty text".to_owned() } else { format!("`{}`", name.escape_debug()) };
    report::warn(cx, Code::MalformedName, location, format!("{subject} cannot be {what}"), "it is used as it is");
}

/// OpenAPI 3.2, section Components Object.
fn is_component_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

/// RFC 9110, section 5.6.2; names of headers are tokens, and names of cookies are (RFC 6265, section 4.1.1).
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A media type or a range of them, whatever its parameters are (RFC 9110, section 12.5.1).
fn is_media_type(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().split_once('/').is_some_and(|(ty, subtype)| is_token(ty) && is_token(subtype))
}
