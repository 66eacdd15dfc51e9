//! Reads the objects that stand at a place of their own, each by its table, and has `openapiv3` take them one by one.

use openapiv3::ReferenceOr;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::load::Value;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::placeholder::callback_placeholder;
use crate::spec::{Document, Extras, Located, Objects, Version, references, report, schema};

use super::build::{Built, build};
use super::{callback, parameter, path_item, reference, security_scheme, v2_0, v3};

/// Reads the object at `site` as `kind`, once.
pub(in crate::spec) fn read(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) {
    if kind == ObjectKind::Schema {
        schema::lift(cx, site);
        return;
    }
    if !cx.begun.insert((kind, site.place.clone())) {
        return;
    }
    if site.node.get("$ref").is_some() {
        return reference::read(cx, kind, site);
    }
    if cx.version() == Version::V2_0 && v2_0::read(cx, kind, site) {
        return;
    }
    match kind {
        ObjectKind::PathItem => path_item::read(cx, site),
        ObjectKind::Callback => callback::read(cx, site),
        ObjectKind::Parameter => parameter::read(cx, site),
        ObjectKind::Header => parameter::read_header(cx, site),
        ObjectKind::SecurityScheme => security_scheme::read(cx, site),
        ObjectKind::Link => read_link(cx, site),
        ObjectKind::RequestBody => {
            let built = build(cx, site, &v3::REQUEST_BODY);
            insert(cx, site, built, |document| &mut document.request_bodies);
        }
        ObjectKind::Response => {
            let built = build(cx, site, &v3::RESPONSE);
            insert(cx, site, built, |document| &mut document.responses);
        }
        ObjectKind::Example => {
            let built = build(cx, site, &v3::EXAMPLE);
            insert(cx, site, built, |document| &mut document.examples);
        }
        ObjectKind::MediaType | ObjectKind::Schema => {}
    }
}

/// Has `openapiv3` read what was built and keeps it at its place.
pub(super) fn insert<T: DeserializeOwned>(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    built: Option<Built>,
    objects: fn(&mut Document) -> &mut Objects<T>,
) {
    let Some(Built { object, extras }) = built else { return };
    if let Some(object) = typed(cx, site, Json::Object(object)) {
        keep(cx, site, ReferenceOr::Item(object), extras, objects);
    }
}

/// Keeps an object at its place.
pub(super) fn keep<T>(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    object: ReferenceOr<T>,
    extras: Extras,
    objects: fn(&mut Document) -> &mut Objects<T>,
) {
    let located = Located { location: site.location(), object, extras };
    objects(&mut cx.document).insert(site.place.clone(), located);
}

/// What `openapiv3` makes of a built object. It cannot fail, or the tables are wrong.
pub(in crate::spec) fn typed<T: DeserializeOwned>(cx: &mut Cx<'_>, site: &Site<'_>, object: Json) -> Option<T> {
    match serde_json::from_value(object) {
        Ok(object) => Some(object),
        Err(error) => {
            report::internal(cx, site, &error);
            None
        }
    }
}

/// The placeholder of a callback, which is read later: its operations may lead back here.
pub(super) fn callback(cx: &mut Cx<'_>, site: &Site<'_>) -> Json {
    references::queue(cx, ObjectKind::Callback, site.place.clone());
    callback_placeholder(&site.place)
}

/// Link Object: one of `operationRef` and `operationId` (OpenAPI 3.0, section Link Object).
fn read_link(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &v3::LINK);
    if let Some(Built { object, .. }) = &mut built {
        match (object.contains_key("operationRef"), object.contains_key("operationId")) {
            (true, true) => {
                object.shift_remove("operationRef");
                report::conflict(cx, site, "operationRef", "operationId");
            }
            (false, false) => {
                report::missing_field(cx, site, v3::LINK.name, "operationId", "the link was left out");
                return;
            }
            _ => {}
        }
    }
    insert(cx, site, built, |document| &mut document.links);
}

/// Whether a node is an object, which is reported when it is not.
pub(super) fn is_object(cx: &mut Cx<'_>, site: &Site<'_>, name: &str) -> bool {
    let is_object = matches!(site.node.value, Value::Map(_));
    if !is_object {
        report::wrong_type(cx, site, name);
    }
    is_object
}
