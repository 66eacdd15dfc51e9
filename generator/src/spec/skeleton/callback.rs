//! Callback Objects: path items by expression.

use serde_json::Map;

use crate::spec::Extras;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::placeholder::path_item_placeholder;

use super::build::Built;
use super::objects::{insert, is_object, read as read_object};

/// Reads the Callback Object at `site`.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    if !is_object(cx, site, "a Callback Object") {
        return;
    }
    let mut object = Map::new();
    let mut extras = Extras::new();
    for (entry, value) in site.members() {
        let key = String::from(&*entry.key);
        if key.starts_with("x-") {
            extras.insert(key, entry.value.clone());
        } else {
            read_object(cx, ObjectKind::PathItem, &value);
            object.insert(key, path_item_placeholder(&value.place));
        }
    }
    insert(cx, site, Some(Built { object, extras }), |document| &mut document.callbacks);
}
