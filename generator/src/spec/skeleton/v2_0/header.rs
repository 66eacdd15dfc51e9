//! Header Objects.

use crate::spec::cx::{Cx, Site};

use super::super::build::build;
use super::super::objects::insert;
use super::{parameter, tables};

/// Reads the Header Object at `site`. A list in a header is sent as `csv`, the one style that 3.0 has for headers.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &tables::HEADER);
    if let Some(parts) = &mut built {
        let schema = parameter::schema(cx, site);
        parts.object.insert("schema".to_owned(), schema);
        parameter::read_collection_format(cx, site, "header", &mut parts.object);
        parts.object.shift_remove("explode");
    }
    insert(cx, site, built, |document| &mut document.headers);
}
