//! Parameter and Header Objects.

use serde_json::Value as Json;

use crate::diagnostics::Code;
use crate::load::{Node, Value};
use crate::spec::cx::{Cx, Site};
use crate::spec::schema::Schema;
use crate::spec::{Place, Version, report, scalar};

use super::build::{Built, build, placeholder};
use super::objects::insert;
use super::{form, v3};

/// Reads the Parameter Object at `site`.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &v3::PARAMETER);
    if let Some(parts) = &mut built {
        let Some(location) = read_location(cx, site, parts) else { return };
        form::check_name(cx, site, location);
        read_style(cx, site, location, parts);
        read_reserved(cx, site, location, parts);
        require_path_parameter(cx, site, location, parts);
        settle_format(cx, site, v3::PARAMETER.name, parts);
    }
    insert(cx, site, built, |document| &mut document.parameters);
}

/// Reads the Header Object at `site`.
pub(super) fn read_header(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &v3::HEADER);
    if let Some(parts) = &mut built {
        settle_format(cx, site, v3::HEADER.name, parts);
    }
    insert(cx, site, built, |document| &mut document.headers);
}

/// `in`. The one of 3.2, `querystring`, is a query parameter with a mark, since 3.0 does not know it.
fn read_location(cx: &mut Cx<'_>, site: &Site<'_>, built: &mut Built) -> Option<&'static str> {
    const LOCATIONS: [&str; 5] = ["query", "header", "path", "cookie", "querystring"];
    let Some(value) = site.get("in") else {
        report::missing_field(cx, site, v3::PARAMETER.name, "in", "the parameter was left out");
        return None;
    };
    let text = scalar::word(cx, &value, &LOCATIONS)?;
    let mut location = LOCATIONS.into_iter().find(|location| *location == text)?;
    if location == "querystring" {
        if cx.version() < Version::V3_2 {
            report::other_version(cx, value.location(), "the location `querystring`");
        }
        built.extras.insert(location.to_owned(), Node { value: Value::Bool(true), span: value.node.span });
        location = "query";
    }
    built.object.insert("in".to_owned(), Json::String(location.to_owned()));
    Some(location)
}

/// `style`, of those that the location allows (OpenAPI 3.2, section Style Values).
fn read_style(cx: &mut Cx<'_>, site: &Site<'_>, location: &str, built: &mut Built) {
    let allowed: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form", "cookie"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    let Some(value) = site.get("style") else { return };
    let Some(style) = scalar::word(cx, &value, allowed) else { return };
    if style == "cookie" {
        if cx.version() < Version::V3_2 {
            report::other_version(cx, value.location(), "the style `cookie`");
        }
        built.extras.insert("style".to_owned(), value.node.clone());
    } else {
        built.object.insert("style".to_owned(), Json::String(style));
    }
}

/// `allowReserved` and `allowEmptyValue`: of query parameters; since 3.2 the first may be said of any.
fn read_reserved(cx: &mut Cx<'_>, site: &Site<'_>, location: &str, built: &mut Built) {
    if location == "query" {
        return;
    }
    if built.object.shift_remove("allowEmptyValue").is_some()
        && let Some(value) = site.get("allowEmptyValue")
    {
        let message = format!("`allowEmptyValue` has no meaning for a {location} parameter");
        report::warn(cx, Code::UnknownKey, value.location(), message, "it was ignored");
    }
    if built.object.shift_remove("allowReserved").is_some()
        && let Some(value) = site.get("allowReserved")
    {
        if cx.version() < Version::V3_2 {
            report::other_version(cx, value.location(), "`allowReserved` outside query parameters");
        }
        built.extras.insert("allowReserved".to_owned(), value.node.clone());
    }
}

/// A path parameter is required and must say so.
pub(super) fn require_path_parameter(cx: &mut Cx<'_>, site: &Site<'_>, location: &str, built: &mut Built) {
    if location != "path" || built.object.get("required") == Some(&Json::Bool(true)) {
        return;
    }
    let said = site.get("required").unwrap_or_else(|| site.clone());
    report::repaired_field(cx, &said, "a path parameter", "required: true", "it was taken to be required");
    built.object.insert("required".to_owned(), Json::Bool(true));
}

/// `schema` or `content`: exactly one.
pub(super) fn settle_format(cx: &mut Cx<'_>, site: &Site<'_>, name: &str, built: &mut Built) {
    match (built.object.contains_key("schema"), built.object.contains_key("content")) {
        (true, true) => {
            built.object.shift_remove("content");
            report::conflict(cx, site, "content", "schema");
        }
        (false, false) => {
            report::repaired_field(cx, site, name, "schema", "any value was taken to be allowed");
            let place = free_schema(cx, site);
            built.object.insert("schema".to_owned(), placeholder(&place.to_string()));
        }
        _ => {}
    }
}

/// The place of a schema that allows any value, where a schema is missing.
fn free_schema(cx: &mut Cx<'_>, site: &Site<'_>) -> Place {
    let place = Place { source: site.place.source, pointer: site.place.pointer.key("schema") };
    if cx.document.schemas.at(&place).is_none() {
        cx.document.schemas.insert(place.clone(), Schema { location: site.location(), ..Schema::default() });
    }
    place
}
