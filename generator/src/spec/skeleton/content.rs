//! Media Type Objects, which are part of the object that holds them. Since 3.2 one may be a reference: what it refers to is built here.

use serde_json::Value as Json;

use crate::hash::HashSet;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{Extras, Version, references, report};

use super::build::fill;
use super::{reference, v3};

/// Builds the Media Type Object at `site`, or the one that the reference there leads to.
pub(super) fn media_type(cx: &mut Cx<'_>, site: &Site<'_>, path: &str, extras: &mut Extras) -> Option<Json> {
    let mut site = site.clone();
    let mut seen = HashSet::default();
    while let Some(text) = site.get("$ref") {
        if cx.version() < Version::V3_2 {
            report::other_version(cx, text.location(), "a reference to a media type");
        }
        if !seen.insert(site.place.clone()) {
            references::report_cycle(cx, &text);
            return None;
        }
        reference::read_siblings(cx, ObjectKind::MediaType, &site);
        let target = references::resolve(cx, ObjectKind::MediaType, &text)?;
        site = Site::find(cx.sources, &target)?;
    }
    fill(cx, &site, &v3::MEDIA_TYPE, path, extras).map(Json::Object)
}
