//! The document as text: every object of the skeleton at its place, and every schema by its keywords.

use openapiv3::ReferenceOr;
use serde::Serialize;

use crate::spec::{Document, Extras, Objects, Version};

use super::node::node;
use super::page::Page;
use super::schemas::schemas;

/// A whole document as text. Objects are printed as JSON; what stands in their schema slots is a place.
pub fn inspect_document(document: &Document) -> String {
    let mut page = Page::default();
    page.line(format_args!("document {}", version(document.version)));
    page.nested(|page| json(page, &document.root.object));
    extras(&mut page, &document.root.extras);
    for (path, place) in &document.paths {
        page.line(format_args!("path {path:?} {place}"));
    }
    for (name, place) in &document.webhooks {
        page.line(format_args!("webhook {name:?} {place}"));
    }
    objects(&mut page, "path item", &document.path_items);
    for (place, located) in &document.operations {
        page.line(format_args!("operation {place}"));
        extras(&mut page, &located.extras);
    }
    objects(&mut page, "parameter", &document.parameters);
    objects(&mut page, "request body", &document.request_bodies);
    objects(&mut page, "response", &document.responses);
    objects(&mut page, "header", &document.headers);
    objects(&mut page, "security scheme", &document.security_schemes);
    objects(&mut page, "callback", &document.callbacks);
    objects(&mut page, "link", &document.links);
    objects(&mut page, "example", &document.examples);
    schemas(&mut page, &document.schemas);
    page.finish()
}

fn version(version: Version) -> &'static str {
    match version {
        Version::V2_0 => "2.0",
        Version::V3_0 => "3.0",
        Version::V3_1 => "3.1",
        Version::V3_2 => "3.2",
    }
}

fn objects<T: Serialize>(page: &mut Page, kind: &str, objects: &Objects<T>) {
    for (place, located) in objects {
        match &located.object {
            ReferenceOr::Reference { reference } => page.line(format_args!("{kind} {place} is {reference}")),
            ReferenceOr::Item(object) => {
                page.line(format_args!("{kind} {place}"));
                page.nested(|page| json(page, object));
            }
        }
        extras(page, &located.extras);
    }
}

fn json<T: Serialize>(page: &mut Page, object: &T) {
    match serde_json::to_string_pretty(object) {
        Ok(text) => text.lines().for_each(|line| page.line(line)),
        Err(error) => page.line(format_args!("cannot be printed: {error}")),
    }
}

fn extras(page: &mut Page, extras: &Extras) {
    page.nested(|page| {
        for (name, value) in extras {
            page.line(format_args!("beyond 3.0: {name}: {}", node(value)));
        }
    });
}
