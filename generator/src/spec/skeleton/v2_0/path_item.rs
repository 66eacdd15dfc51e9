//! Path Item Objects.

use serde_json::Value as Json;

use crate::spec::cx::{Cx, Site};

use super::super::build::{Built, build};
use super::{parameter, tables};

/// Builds the path item at `site`, but for its operations.
pub(in crate::spec::skeleton) fn path_item(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<Built> {
    let mut built = build(cx, site, &tables::PATH_ITEM)?;
    if let Some(parameters) = site.get("parameters") {
        let plain = parameter::plain(cx, &parameters);
        built.object.insert("parameters".to_owned(), Json::Array(plain));
    }
    Some(built)
}
