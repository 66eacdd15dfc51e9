//! Operation Objects.

use serde_json::{Map, Value as Json};

use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::report;

use super::super::build::{Built, build, child, placeholder};
use super::super::responses::responses_with;
use super::{body, media_types, parameter, response, servers, tables};

/// Builds the operation at `site` of the path item at `parent`.
pub(in crate::spec::skeleton) fn operation(cx: &mut Cx<'_>, site: &Site<'_>, parent: &Site<'_>) -> Option<Built> {
    let mut built = build(cx, site, &tables::OPERATION)?;
    let operation = &mut built.object;
    let consumes = media_types::of_operation(cx, operation, "consumes");
    let produces = media_types::of_operation(cx, operation, "produces");
    if let Some(parameters) = site.get("parameters") {
        let plain = parameter::plain(cx, &parameters);
        operation.insert("parameters".to_owned(), Json::Array(plain));
    }
    let bodies = body::parameters(cx, site, parent);
    if !bodies.is_empty()
        && let Some(body) = body::request_body(cx, site, &bodies, &consumes)
    {
        operation.insert("requestBody".to_owned(), body);
    }
    let responses = read_responses(cx, site, &produces);
    operation.insert("responses".to_owned(), responses);
    if let Some(Json::Array(schemes)) = operation.shift_remove("schemes") {
        let schemes: Vec<String> = schemes.iter().filter_map(Json::as_str).map(str::to_owned).collect();
        if let Some(servers) = servers::servers(cx, site.get("schemes").as_ref(), &schemes) {
            operation.insert("servers".to_owned(), servers);
        }
    }
    Some(built)
}

fn read_responses(cx: &mut Cx<'_>, site: &Site<'_>, produces: &[String]) -> Json {
    let Some(responses) = site.get("responses") else {
        report::repaired_field(cx, site, tables::OPERATION.name, "responses", "it was taken to be empty");
        return Json::Object(Map::new());
    };
    let is_shared = produces == media_types::of_description(cx, "produces");
    let own = (!is_shared).then_some(produces);
    let read = |cx: &mut Cx<'_>, item: &Site<'_>| read_response(cx, item, own);
    responses_with(cx, &responses, read).unwrap_or_else(|| Json::Object(Map::new()))
}

/// A response: a reference stays one unless the operation produces media types of its `own`; then what it leads to is read again for it.
fn read_response(cx: &mut Cx<'_>, site: &Site<'_>, own: Option<&[String]>) -> Json {
    let target = parameter::target(cx, site);
    let Some(produces) = own.filter(|_| target.node.get("$ref").is_none()) else {
        return child(cx, ObjectKind::Response, site);
    };
    cx.begun.insert((ObjectKind::Response, site.place.clone()));
    response::read_to(cx, &target, site.place.clone(), produces);
    placeholder(&site.place.to_string())
}
