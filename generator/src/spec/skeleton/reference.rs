//! Reference Objects.

use openapiv3::ReferenceOr;

use crate::diagnostics::{Code, Diagnostic};
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{Document, Extras, Objects, Place, Version, references};

use super::objects::keep;

/// Reads the Reference Object at `site`, which stands where an object of that kind is expected.
pub(super) fn read(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) {
    let Some(text) = site.get("$ref") else { return };
    let target = references::resolve(cx, kind, &text);
    let extras = read_siblings(cx, kind, site);
    let target = Target { place: target, text: text.node.as_str().unwrap_or_default().to_owned(), extras };
    match kind {
        ObjectKind::PathItem => target.keep(cx, site, |document| &mut document.path_items),
        ObjectKind::Parameter => target.keep(cx, site, |document| &mut document.parameters),
        ObjectKind::RequestBody => target.keep(cx, site, |document| &mut document.request_bodies),
        ObjectKind::Response => target.keep(cx, site, |document| &mut document.responses),
        ObjectKind::Header => target.keep(cx, site, |document| &mut document.headers),
        ObjectKind::SecurityScheme => target.keep(cx, site, |document| &mut document.security_schemes),
        ObjectKind::Callback => target.keep(cx, site, |document| &mut document.callbacks),
        ObjectKind::Link => target.keep(cx, site, |document| &mut document.links),
        ObjectKind::Example => target.keep(cx, site, |document| &mut document.examples),
        ObjectKind::MediaType | ObjectKind::Schema => {}
    }
}

struct Target {
    place: Option<Place>,
    text: String,
    extras: Extras,
}

impl Target {
    fn keep<T>(self, cx: &mut Cx<'_>, site: &Site<'_>, objects: fn(&mut Document) -> &mut Objects<T>) {
        let reference = self.place.map_or_else(|| references::dangling(&self.text), |place| place.to_string());
        keep(cx, site, ReferenceOr::Reference { reference }, self.extras, objects);
    }
}

/// Since 3.1 a Reference Object has `summary` and `description` of its own; anything else is ignored by every version.
pub(super) fn read_siblings(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) -> Extras {
    let mut extras = Extras::new();
    for (entry, _) in site.members() {
        let describes = matches!(&*entry.key, "summary" | "description") && kind != ObjectKind::PathItem;
        if &*entry.key == "$ref" {
            continue;
        }
        if entry.key.starts_with("x-") || describes {
            extras.insert(String::from(&*entry.key), entry.value.clone());
        }
        let is_legal = entry.key.starts_with("x-") || (describes && cx.version() >= Version::V3_1);
        if !is_legal {
            let message = format!("`{}` beside `$ref`, where it is ignored", entry.key);
            let consequence = if describes { "it was honoured" } else { "it was not honoured" };
            let diagnostic = Diagnostic::new(Code::ReferenceSibling, site.key_location(entry), message);
            cx.diagnostics.push(diagnostic.note(consequence));
        }
    }
    extras
}
