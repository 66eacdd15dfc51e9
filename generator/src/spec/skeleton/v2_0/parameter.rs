//! Parameter Objects: those of query, header and path.

use serde_json::{Map, Value as Json};

use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::load::{Node, Value};
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{references, report, schema};

use super::super::build::{Built, build, child, placeholder};
use super::super::form::check_name;
use super::super::objects::insert;
use super::super::parameter::require_path_parameter;
use super::tables;

/// Reads the parameter at `site`, which is not one of a body or form.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &tables::PARAMETER);
    if let Some(parts) = &mut built {
        let location = parts.object.get("in").and_then(Json::as_str).unwrap_or_default().to_owned();
        check_name(cx, site, &location);
        let schema = schema(cx, site);
        parts.object.insert("schema".to_owned(), schema);
        let is_tabbed = is_tabbed(site, &location);
        read_collection_format(cx, site, &location, &mut parts.object);
        if is_tabbed {
            let value = Value::String("tabDelimited".into());
            parts.extras.insert("style".to_owned(), Node { value, span: site.node.span });
        }
        if location != "query" && parts.object.shift_remove("allowEmptyValue").is_some() {
            report::key_without_use(cx, site, "allowEmptyValue", &format!("a {location} parameter"));
        }
        require_path_parameter(cx, site, &location, parts);
    }
    insert(cx, site, built, |document| &mut document.parameters);
}

/// The schema that a parameter, or a header, is: it stands at the object's own place. A `schema` as in 3.0 is honoured.
pub(super) fn schema(cx: &mut Cx<'_>, site: &Site<'_>) -> Json {
    match site.get("schema") {
        Some(value) if site.node.get("type").is_none() => {
            report::other_version(cx, value.location(), "`schema` here");
            schema::lift(cx, &value);
            placeholder(&value.place.to_string())
        }
        value => {
            if value.is_some() {
                report::key_without_use(cx, site, "schema", "a parameter with a `type`");
            }
            if site.node.get("type").is_none() {
                report::repaired_field(cx, site, "a parameter", "type", "any value was taken to be allowed");
            }
            schema::lift_subset(cx, site, schema::is_subset_keyword);
            placeholder(&site.place.to_string())
        }
    }
}

/// `collectionFormat` to `style` and `explode`; the default is `csv`.
pub(super) fn read_collection_format(cx: &mut Cx<'_>, site: &Site<'_>, location: &str, object: &mut Map<String, Json>) {
    let format = object.shift_remove("collectionFormat");
    let is_list = site.node.get("type").and_then(|ty| ty.as_str()) == Some("array");
    if !is_list {
        return;
    }
    let is_query = matches!(location, "query" | "formData");
    let format = format.as_ref().and_then(Json::as_str).unwrap_or("csv");
    let (style, explode) = match (format, is_query) {
        ("csv", true) => ("form", false),
        ("csv", false) => ("simple", false),
        ("multi", true) => ("form", true),
        ("ssv", true) => ("spaceDelimited", false),
        ("pipes", true) => ("pipeDelimited", false),
        ("tsv", true) if is_tabbed(site, location) => ("form", false),
        _ => {
            let at = site.get("collectionFormat").map_or_else(|| site.location(), |value| value.location());
            if format == "multi" {
                let message = format!("`multi` is not for parameters in `{location}`");
                report::warn(cx, Code::UnknownValue, at, message, "`csv` was assumed");
            } else {
                let message = format!("the format `{format}` of a list in `{location}` is not modelled");
                report::not_modelled(cx, at, message, "`csv` is sent");
            }
            (if is_query { "form" } else { "simple" }, false)
        }
    };
    object.insert("style".to_owned(), Json::String(style.to_owned()));
    object.insert("explode".to_owned(), Json::Bool(explode));
}

/// Whether items have tabs between them, for which later versions have no style.
fn is_tabbed(site: &Site<'_>, location: &str) -> bool {
    let said = |key: &str| site.node.get(key).and_then(|value| value.as_str());
    location == "query" && said("collectionFormat") == Some("tsv") && said("type") == Some("array")
}

/// Placeholders of the parameters in a list that are not of a body or form.
pub(super) fn plain(cx: &mut Cx<'_>, site: &Site<'_>) -> Vec<Json> {
    if !matches!(site.node.value, Value::List(_)) {
        report::wrong_type(cx, site, "a list of Parameter Objects");
    }
    let mut plain = Vec::new();
    for item in site.items() {
        if !is_body(&target(cx, &item)) {
            plain.push(child(cx, ObjectKind::Parameter, &item));
        }
    }
    plain
}

/// The parameters in a list that are of a body or form, where they stand.
pub(super) fn of_bodies<'a>(cx: &Cx<'a>, site: &Site<'a>) -> Vec<Site<'a>> {
    site.items().map(|item| target(cx, &item)).filter(is_body).collect()
}

/// Whether the parameter at `site` belongs to a body or form.
pub(super) fn is_body(site: &Site<'_>) -> bool {
    site.node.get("in").and_then(|location| location.as_str()).is_some_and(|at| matches!(at, "body" | "formData"))
}

/// What stands at `site`, or where the references there lead to; the last one that can be followed.
pub(super) fn target<'a>(cx: &Cx<'a>, site: &Site<'a>) -> Site<'a> {
    let mut site = site.clone();
    let mut seen = HashSet::default();
    while let Some(text) = site.get("$ref")
        && seen.insert(site.place.clone())
        && let Ok(place) = references::locate(cx, &text, text.node.as_str().unwrap_or_default())
        && let Some(target) = Site::find(cx.sources, &place)
    {
        site = target;
    }
    site
}

/// What a body or form parameter says of itself.
pub(super) fn describe(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Built> {
    build(cx, site, &tables::PARAMETER)
}
