//! Responses Objects: responses by status.

use serde_json::{Map, Value as Json};

use crate::diagnostics::Code;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::{references, report, scalar};

use super::build::child;
use super::objects::is_object;

/// Builds the Responses Object at `site`.
pub(super) fn responses(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Json> {
    responses_with(cx, site, |cx, response| child(cx, ObjectKind::Response, response))
}

/// Builds the Responses Object at `site`, each response by `read`.
pub(super) fn responses_with(
    cx: &mut Cx<'_>,
    site: &Site<'_>,
    mut read: impl FnMut(&mut Cx<'_>, &Site<'_>) -> Json,
) -> Option<Json> {
    if !is_object(cx, site, "a Responses Object") {
        return None;
    }
    let site = &references::follow_misplaced(cx, site)?;
    let mut object = Map::new();
    if site.node.entries().iter().all(|entry| entry.key.starts_with("x-")) {
        let message = "a Responses Object needs a response".to_owned();
        report::warn(cx, Code::MissingField, site.location(), message, "a success was taken to have no body");
    }
    for (entry, response) in site.members() {
        let key = String::from(&*entry.key);
        if key.starts_with("x-") {
            object.insert(key, scalar::json(response.node));
        } else if is_status(&key) {
            object.insert(key, read(cx, &response));
        } else {
            report::lost_key(cx, site, entry, "a Responses Object");
        }
    }
    Some(Json::Object(object))
}

/// `default`, a status code, or a range of them like `4XX`.
fn is_status(key: &str) -> bool {
    let is_code = match key.as_bytes() {
        [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => true,
        [b'1'..=b'5', tens, ones] => tens.eq_ignore_ascii_case(&b'x') && ones.eq_ignore_ascii_case(&b'x'),
        _ => false,
    };
    is_code || key == "default"
}
