//! The Swagger Object.

use serde_json::{Map, Value as Json};

use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{report, schema};

use super::super::build::{Built, build, child, map};
use super::{parameter, servers, tables};

/// Builds the root object, but for `info` and `paths`.
pub(in crate::spec::skeleton) fn root(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Built> {
    let mut built = build(cx, site, &tables::SWAGGER)?;
    for key in ["consumes", "produces", "host", "basePath"] {
        built.object.shift_remove(key);
    }
    let schemes = schemes(cx, site, &mut built.object);
    if let Some(servers) = servers::servers(cx, site.get("schemes").as_ref(), &schemes) {
        built.object.insert("servers".to_owned(), servers);
    }
    let mut components = Map::new();
    for (key, name) in
        [("definitions", "schemas"), ("responses", "responses"), ("securityDefinitions", "securitySchemes")]
    {
        if let Some(objects) = built.object.shift_remove(key) {
            components.insert(name.to_owned(), objects);
        }
    }
    if let Some(parameters) = site.get("parameters").and_then(|value| parameters(cx, &value)) {
        components.insert("parameters".to_owned(), parameters);
    }
    built.object.insert("components".to_owned(), Json::Object(components));
    Some(built)
}

/// `schemes`; by default that by which the description was found, which is unknown, so `https`.
fn schemes(cx: &mut Cx<'_>, site: &Site<'_>, object: &mut Map<String, Json>) -> Vec<String> {
    let schemes: Vec<String> = match object.shift_remove("schemes") {
        Some(Json::Array(items)) => items.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    if !schemes.is_empty() {
        return schemes;
    }
    if site.node.get("host").is_some() {
        report::repaired_field(cx, site, "a Swagger Object with a `host`", "schemes", "`https` was assumed");
    }
    vec!["https".to_owned()]
}

/// The shared parameters. Those of bodies and forms become part of the operations that refer to them.
fn parameters(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Json> {
    map(cx, site, "an object of Parameter Objects", |cx, _, value| {
        if parameter::is_body(value) {
            if let Some(schema) = value.get("schema") {
                schema::lift(cx, &schema);
            }
            return None;
        }
        Some(child(cx, ObjectKind::Parameter, value))
    })
}
