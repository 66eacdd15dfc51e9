//! Response Objects: `schema` and `examples` become content of the media types that the operation produces.

use openapiv3::ReferenceOr;
use serde_json::{Map, Value as Json};

use crate::diagnostics::Code;
use crate::spec::cx::{Cx, Site};
use crate::spec::{Located, Place, report};

use super::super::build::{Built, build};
use super::super::objects::typed;
use super::{media_types, tables};

/// Reads a response that several operations may share: it has the media types of the whole description.
pub(super) fn read_shared(cx: &mut Cx<'_>, site: &Site<'_>) {
    let produces = media_types::of_description(cx, "produces");
    read_to(cx, site, site.place.clone(), &produces);
}

/// Reads the response at `site` for an operation that produces these media types, and keeps it at `place`.
pub(super) fn read_to(cx: &mut Cx<'_>, site: &Site<'_>, place: Place, produces: &[String]) {
    let Some(Built { mut object, extras }) = build(cx, site, &tables::RESPONSE) else { return };
    let schema = object.shift_remove("schema");
    let examples = object.shift_remove("examples");
    let mut content = Map::new();
    for range in produces {
        let mut media_type = Map::new();
        media_type.extend(schema.iter().map(|schema| ("schema".to_owned(), schema.clone())));
        let example = examples.as_ref().and_then(|examples| examples.get(range));
        media_type.extend(example.map(|example| ("example".to_owned(), example.clone())));
        if !media_type.is_empty() {
            content.insert(range.clone(), Json::Object(media_type));
        }
    }
    report_examples(cx, site, &content);
    object.insert("content".to_owned(), Json::Object(content));
    if let Some(response) = typed(cx, site, Json::Object(object)) {
        let located = Located { location: site.location(), object: ReferenceOr::Item(response), extras };
        cx.document.responses.insert(place, located);
    }
}

/// An example of a media type that is not produced has no place.
fn report_examples(cx: &mut Cx<'_>, site: &Site<'_>, content: &Map<String, Json>) {
    let Some(examples) = site.get("examples") else { return };
    for (entry, _) in examples.members() {
        if !content.contains_key(&*entry.key) && !entry.key.starts_with("x-") {
            let message = format!("`{}` is not among the media types produced here", entry.key);
            report::warn(cx, Code::UnknownKey, examples.key_location(entry), message, "the example was ignored");
        }
    }
}
