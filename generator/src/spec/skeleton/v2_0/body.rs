//! Body and form parameters to the request body of an operation. It stands at `requestBody` of the operation, where 3.0 has it.

use openapiv3::{ReferenceOr, RequestBody};
use serde_json::{Map, Value as Json, json};

use crate::load::{Node, Value};
use crate::spec::cx::{Cx, Site};
use crate::spec::schema::{Schema, Type, TypeSet};
use crate::spec::{Extras, Located, Place, report, schema};

use super::super::build::{Built, placeholder};
use super::super::objects::typed;
use super::parameter;

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The parameters of an operation that make its body: its own, then those of its path item that it does not override.
pub(super) fn parameters<'a>(cx: &Cx<'a>, operation: &Site<'a>, parent: &Site<'a>) -> Vec<Site<'a>> {
    let list = |site: &Site<'a>| site.get("parameters").map(|list| parameter::of_bodies(cx, &list)).unwrap_or_default();
    let mut parameters = list(operation);
    for inherited in list(parent) {
        let overridden = parameters.iter().any(|own| key(own) == key(&inherited));
        if !overridden {
            parameters.push(inherited);
        }
    }
    parameters
}

/// What tells parameters apart: a body has no other beside it.
fn key<'n>(site: &Site<'n>) -> (Option<&'n str>, Option<&'n str>) {
    let text = |key| site.node.get(key).and_then(|node| node.as_str());
    let location = text("in");
    (location, if location == Some("body") { None } else { text("name") })
}

/// Keeps the request body that these parameters make and returns its placeholder.
pub(super) fn request_body(
    cx: &mut Cx<'_>,
    operation: &Site<'_>,
    parameters: &[Site<'_>],
    consumes: &[String],
) -> Option<Json> {
    let is_body = |site: &&Site<'_>| site.node.get("in").and_then(|at| at.as_str()) == Some("body");
    let mut bodies = parameters.iter().filter(is_body);
    let place = Place { source: operation.place.source, pointer: operation.place.pointer.key("requestBody") };
    let (at, built) = if let Some(body) = bodies.next() {
        for other in bodies.chain(parameters.iter().filter(|site| !is_body(site))) {
            report::second_body(cx, other);
        }
        (body, from_body(cx, body, consumes)?)
    } else {
        (operation, from_form(cx, operation, parameters, consumes))
    };
    let object: RequestBody = typed(cx, at, Json::Object(built.object))?;
    let object = ReferenceOr::Item(object);
    let located = Located { location: at.location(), object, extras: built.extras };
    cx.document.request_bodies.insert(place.clone(), located);
    Some(placeholder(&place.to_string()))
}

/// `in: body`. Its name, which is never sent, is an extra.
fn from_body(cx: &mut Cx<'_>, site: &Site<'_>, consumes: &[String]) -> Option<Built> {
    let Built { object: parameter, mut extras } = parameter::describe(cx, site)?;
    let media_type = if let Some(schema) = site.get("schema") {
        schema::lift(cx, &schema);
        json!({ "schema": placeholder(&schema.place.to_string()) })
    } else {
        report::repaired_field(cx, site, "a body parameter", "schema", "any value was taken to be allowed");
        json!({})
    };
    for (entry, _) in site.members().filter(|(entry, _)| schema::is_subset_keyword(&entry.key)) {
        report::key_without_use(cx, site, &entry.key, "a body parameter");
    }
    let mut object = Map::new();
    for (key, value) in parameter {
        match key.as_str() {
            "name" => {
                let value = Value::String(value.as_str().unwrap_or_default().into());
                extras.insert(key, Node { value, span: site.node.span });
            }
            "description" | "required" => drop(object.insert(key, value)),
            extension if extension.starts_with("x-") => drop(object.insert(key, value)),
            "in" => {}
            other => report::key_without_use(cx, site, other, "a body parameter"),
        }
    }
    let content = consumes.iter().map(|range| (range.clone(), media_type.clone())).collect();
    object.insert("content".to_owned(), Json::Object(content));
    Some(Built { object, extras })
}

/// `in: formData`: one object whose properties the parameters are.
fn from_form(cx: &mut Cx<'_>, operation: &Site<'_>, parameters: &[Site<'_>], consumes: &[String]) -> Built {
    let mut form =
        Schema { location: operation.location(), types: TypeSet::EMPTY.with(Type::Object), ..Schema::default() };
    let mut encoding = Map::new();
    for site in parameters {
        let Some(Built { object: mut parameter, .. }) = parameter::describe(cx, site) else { continue };
        let name = parameter.get("name").and_then(Json::as_str).unwrap_or_default().to_owned();
        let keep = |key: &str| schema::is_subset_keyword(key) || key == "description" || key.starts_with("x-");
        let id = schema::lift_subset(cx, site, keep);
        form.properties.insert(name.clone(), id);
        if parameter.get("required") == Some(&Json::Bool(true)) {
            form.required.push(name.clone());
        }
        parameter::read_collection_format(cx, site, "formData", &mut parameter);
        if let Some(value) = site.get("allowEmptyValue") {
            let message = "`allowEmptyValue` of a form parameter is not modelled".to_owned();
            report::not_modelled(cx, value.location(), message, "it was ignored");
        }
        let styled = ["style", "explode"].into_iter().filter_map(|key| parameter.remove_entry(key));
        let styled: Map<String, Json> = styled.collect();
        if !styled.is_empty() {
            encoding.insert(name, Json::Object(styled));
        }
    }
    let pointer = operation.place.pointer.key("requestBody").key("schema");
    let place = Place { source: operation.place.source, pointer };
    let is_required = !form.required.is_empty();
    cx.document.schemas.insert(place.clone(), form);
    let media_type = json!({ "schema": placeholder(&place.to_string()), "encoding": encoding });
    let content: Map<String, Json> =
        form_types(parameters, consumes).into_iter().map(|range| (range.to_owned(), media_type.clone())).collect();
    let object = Map::from_iter([
        ("required".to_owned(), Json::Bool(is_required)),
        ("content".to_owned(), Json::Object(content)),
    ]);
    Built { object, extras: Extras::new() }
}

/// The media types of a form: those of `consumes` that are forms, else what its parameters need.
fn form_types<'t>(parameters: &[Site<'_>], consumes: &'t [String]) -> Vec<&'t str> {
    let is_form = |range: &&str| range.starts_with(FORM) || range.starts_with("multipart/");
    let forms: Vec<&str> = consumes.iter().map(String::as_str).filter(is_form).collect();
    let has_file = parameters.iter().any(|site| site.node.get("type").and_then(|ty| ty.as_str()) == Some("file"));
    match (forms.is_empty(), has_file) {
        (false, _) => forms,
        (true, true) => vec![MULTIPART],
        (true, false) => vec![FORM],
    }
}
