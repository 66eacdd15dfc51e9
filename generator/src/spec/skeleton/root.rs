//! The root object: the entry of a description.

use indexmap::IndexMap;
use serde_json::{Map, Value as Json};

use crate::diagnostics::Code;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{Located, Place, Version, references, report, scalar};

use super::build::{Built, build, fill, placeholder};
use super::objects::{is_object, read as read_object, typed};
use super::{v2_0, v3};

/// Reads the root object at `site` and everything that it contains.
pub(in crate::spec) fn read_root(cx: &mut Cx<'_>, site: &Site<'_>) {
    let built = match cx.version() {
        Version::V2_0 => v2_0::root(cx, site),
        _ => build(cx, site, &v3::OPENAPI),
    };
    let Some(mut built) = built else { return };
    built.object.insert("openapi".to_owned(), Json::String("3.0.4".to_owned()));
    read_info(cx, site, &mut built);
    read_paths(cx, site, &mut built);
    read_webhooks(cx, site);
    if let Some(object) = typed(cx, site, Json::Object(built.object)) {
        cx.document.root = Located { location: site.location(), object, extras: built.extras };
    }
}

/// `info`, without which a client can still be made.
fn read_info(cx: &mut Cx<'_>, site: &Site<'_>, built: &mut Built) {
    let info = site.get("info");
    if info.is_none() {
        report::repaired_field(cx, site, v3::OPENAPI.name, "info", "it was taken to be empty");
    }
    let object = info.and_then(|info| fill(cx, &info, &v3::INFO, "info", &mut built.extras)).unwrap_or_else(|| {
        let empty = |key: &str| (key.to_owned(), Json::String(String::new()));
        Map::from_iter([empty("title"), empty("version")])
    });
    built.object.insert("info".to_owned(), Json::Object(object));
}

fn read_paths(cx: &mut Cx<'_>, site: &Site<'_>, built: &mut Built) {
    let mut object = Map::new();
    match site.get("paths") {
        Some(paths) => read_path_items(cx, &paths, &mut object),
        None if cx.version() <= Version::V3_0 => {
            report::repaired_field(cx, site, v3::OPENAPI.name, "paths", "it was taken to be empty");
        }
        None => {}
    }
    built.object.insert("paths".to_owned(), Json::Object(object));
}

fn read_path_items(cx: &mut Cx<'_>, site: &Site<'_>, object: &mut Map<String, Json>) {
    if !is_object(cx, site, "a Paths Object") {
        return;
    }
    let Some(site) = references::follow_misplaced(cx, site) else { return };
    for (entry, value) in site.members() {
        let mut path = String::from(&*entry.key);
        if path.starts_with("x-") {
            object.insert(path, scalar::json(value.node));
            continue;
        }
        if !path.starts_with('/') {
            let message = format!("the path `{path}` must start with a slash");
            report::warn(cx, Code::UnknownKey, site.key_location(entry), message, "a slash was put before it");
            path.insert(0, '/');
        }
        read_object(cx, ObjectKind::PathItem, &value);
        object.insert(path.clone(), placeholder(&value.place.to_string()));
        cx.document.paths.insert(path, value.place);
    }
}

/// `webhooks` of 3.1, `x-webhooks` as tools write it before: path items by name.
fn read_webhooks(cx: &mut Cx<'_>, site: &Site<'_>) {
    let own = site.get("webhooks").filter(|_| cx.version() != Version::V2_0);
    let Some(webhooks) = own.or_else(|| site.get("x-webhooks")) else { return };
    if !is_object(cx, &webhooks, "an object of Path Item Objects") {
        return;
    }
    let mut places: IndexMap<String, Place> = IndexMap::new();
    for (entry, value) in webhooks.members() {
        read_object(cx, ObjectKind::PathItem, &value);
        places.insert(String::from(&*entry.key), value.place);
    }
    cx.document.webhooks = places;
}
