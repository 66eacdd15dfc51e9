//! Operations.

use openapiv3::{Operation, PathItem, ReferenceOr, RequestBody};

use crate::config::Selection;
use crate::diagnostics::{Code, Diagnostic, Location, SourceId};
use crate::hash::HashMap;
use crate::ir::{self, Errors, Holder, IncomingId, Method, OperationId, Origin, Role, Success};
use crate::spec::{self, Located, Place};

use super::body::{Lost, lower_request_body, lower_request_body_as, other_ways};
use super::context::{Context, member};
use super::errors::{lower_errors, lower_success};
use super::extras::report_extras;
use super::own_server::{OwnServers, lower_own_server};
use super::parameter::{authorization, lower_parameters};
use super::path::lower_path;
use super::response::lower_responses;
use super::security::{Schemes, lower_requirements};
use super::selection::{candidate, report_unmatched};
use super::server::used_extras;
use super::tag::{Tags, lower_external};

/// What is being lowered, by the id that it gets if nothing is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// An operation.
    Operation(OperationId),
    /// A request that the service sends.
    Incoming(IncomingId),
}

/// The operation that is being lowered, or the request that the service sends.
pub(super) struct Unit<'a> {
    /// Which.
    pub(super) owner: Owner,
    /// Where it stands.
    pub(super) location: &'a Location,
    /// The path item that it stands in, by its template; `None` for a request that the service sends.
    pub(super) template: Option<&'a str>,
}

impl Unit<'_> {
    /// What a type that is made for this operation is.
    pub(super) fn origin(&self, role: Role) -> Origin {
        match self.owner {
            Owner::Operation(operation) => Origin::Operation { operation, role, title: None },
            Owner::Incoming(incoming) => Origin::Incoming { incoming, role, title: None },
        }
    }

    /// What a type is that stands in the object at `place`: the operation's in what is its own; else called by the object, since another operation
    /// may be the first to use it tomorrow.
    pub(super) fn seat(&self, cx: &Context<'_>, place: &Place, role: Role) -> Origin {
        let own = &self.location.pointer;
        let is_own = place.source == self.location.source && place.pointer.is_within(own);
        match holder(cx, place, self.template).filter(|_| !is_own) {
            Some(holder) => Origin::Shared { holder, role, title: None },
            None => self.origin(role),
        }
    }
}

/// The object that stands at a place, by what it is called. `None` in an operation.
fn holder(cx: &Context<'_>, place: &Place, template: Option<&str>) -> Option<Holder> {
    let tokens: Vec<String> = place.pointer.tokens().collect();
    let file = || cx.document.files.get(place.source.0 as usize).cloned();
    match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["components", _, name] => Some(Holder::Component((*name).to_owned())),
        ["paths", _, "parameters", _] | ["components", "pathItems", _, "parameters", _] | ["parameters", _]
            if is_index(&tokens) =>
        {
            template.map(|template| Holder::PathItem(template.to_owned()))
        }
        ["paths" | "webhooks", ..] => None,
        [.., name] if !is_index(&tokens) => Some(Holder::Component((*name).to_owned())),
        _ if place.source != SourceId::ENTRY => file().map(Holder::File),
        _ => None,
    }
}

/// Whether the last token is the place in a list: a path item in a file of its own has a list of parameters, a document may have a map of them.
fn is_index(tokens: &[String]) -> bool {
    tokens.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What all operations share.
pub(super) struct Shared {
    /// Tags.
    pub(super) tags: Tags,
    /// Servers of single operations.
    pub(super) servers: OwnServers,
    /// Security schemes.
    pub(super) schemes: Schemes,
    /// The requirements of the document, for operations without their own.
    pub(super) security: Vec<ir::SecurityAlternative>,
}

/// A path item and its template.
struct Path<'a> {
    template: &'a str,
    item: &'a PathItem,
    located: &'a Located<ReferenceOr<PathItem>>,
}

/// The operations of the document's paths that are selected, in its order.
pub(super) fn lower_operations(
    cx: &mut Context<'_>,
    shared: &mut Shared,
    selection: &Selection,
    by_item: &ByItem<'_>,
) -> Vec<ir::Operation> {
    report_unmatched(cx, selection, by_item);
    let mut operations = Vec::new();
    for (template, place) in &cx.document.paths {
        let reference = ReferenceOr::Reference { reference: place.to_string() };
        let Some((place, located, item)) = spec::follow(&cx.document.path_items, &reference) else { continue };
        report_extras(cx, located, &item_extras(item).iter().map(String::as_str).collect::<Vec<_>>());
        let path = Path { template, item, located };
        let all = by_item.get(place).into_iter().flatten();
        if !item.servers.is_empty() && all.clone().all(|(_, operation)| !operation.object.servers.is_empty()) {
            let message = "`servers` has no effect: every operation of the path names its own";
            cx.report(Code::NoEffect, &member(&located.location, "servers"), message);
        }
        for (method, operation) in all.filter(|(method, of)| selection.selects(&candidate(template, method, of))) {
            let owner = Owner::Operation(OperationId::from_index(operations.len()));
            let unit = Unit { owner, location: &operation.location, template: Some(template) };
            match lower_operation(cx, shared, &path, method, operation, &unit) {
                Ok(lowered) => {
                    operations.push(lowered.clone());
                    push_other_ways(cx, &mut operations, &lowered, operation.object.request_body.as_ref());
                }
                Err(lost) => report_left_out(cx, &path, method, operation, &lost),
            }
        }
    }
    operations
}

/// The operation once more for each other way to send its request body.
fn push_other_ways(
    cx: &mut Context<'_>,
    operations: &mut Vec<ir::Operation>,
    operation: &ir::Operation,
    body: Option<&ReferenceOr<RequestBody>>,
) {
    let Some(body) = body else { return };
    for way in other_ways(cx, body) {
        let owner = Owner::Operation(OperationId::from_index(operations.len()));
        let unit = Unit { owner, location: &operation.location, template: None };
        // What costs the first way its body costs the operation, so that there are no others.
        let Some(body) = lower_request_body_as(cx, body, &unit, way) else { continue };
        operations.push(ir::Operation { sent_as: Some(way), request_body: Some(body), ..operation.clone() });
    }
}

/// The extras of a path item that are used.
pub(super) fn item_extras(item: &PathItem) -> Vec<String> {
    let methods = ["query", "additionalOperations"].map(str::to_owned);
    used_extras(&item.servers).into_iter().chain(methods).collect()
}

/// Operations by the place of their path item.
pub(super) type ByItem<'a> = HashMap<Place, Vec<(Method, &'a Located<Operation>)>>;

/// Operations stand one step below their path item, those of other methods in `additionalOperations` (OpenAPI 3.2, section Path Item Object).
pub(super) fn operations_by_item<'a>(cx: &Context<'a>) -> ByItem<'a> {
    let mut by_item = ByItem::default();
    for (place, operation) in &cx.document.operations {
        let Some((last, parent)) = place.pointer.last().zip(place.pointer.parent()) else { continue };
        let is_additional = parent.last().as_deref() == Some("additionalOperations");
        let (method, item) = if is_additional {
            (Method::Other(last), parent.parent().unwrap_or_default())
        } else {
            (method(&last), parent)
        };
        by_item.entry(Place { source: place.source, pointer: item }).or_default().push((method, operation));
    }
    by_item
}

fn method(key: &str) -> Method {
    match key {
        "get" => Method::Get,
        "put" => Method::Put,
        "post" => Method::Post,
        "delete" => Method::Delete,
        "options" => Method::Options,
        "head" => Method::Head,
        "patch" => Method::Patch,
        "trace" => Method::Trace,
        other => Method::Other(other.to_ascii_uppercase()),
    }
}

fn report_left_out(
    cx: &mut Context<'_>,
    path: &Path<'_>,
    method: &Method,
    operation: &Located<Operation>,
    Lost { code, reason }: &Lost,
) {
    let name = match &operation.object.operation_id {
        Some(id) => id.clone(),
        None => format!("{} {}", method.as_str(), path.template),
    };
    let diagnostic =
        Diagnostic::new(Code::LeftOut, operation.location.clone(), format!("operation `{name}` is left out"));
    cx.push(diagnostic.note(reason.to_owned()));
    cx.leave_out("operation", &name, (*code, reason), &operation.location);
}

/// An operation; `Err` says why there can be none.
fn lower_operation(
    cx: &mut Context<'_>,
    shared: &mut Shared,
    path: &Path<'_>,
    method: &Method,
    located: &Located<Operation>,
    unit: &Unit<'_>,
) -> Result<ir::Operation, Lost> {
    let Operation {
        tags,
        summary,
        description,
        external_docs,
        operation_id,
        parameters,
        request_body,
        responses,
        // Lowered in `incoming`.
        callbacks: _,
        deprecated,
        security,
        servers,
        extensions: _,
    } = &located.object;
    let names = used_extras(servers);
    report_extras(cx, located, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let of_item =
        path.item.parameters.iter().enumerate().map(|(at, parameter)| (&path.located.location, at, parameter));
    let own = parameters.iter().enumerate().map(|(at, parameter)| (unit.location, at, parameter));
    let authorization = authorization(cx, path.item.parameters.iter().chain(parameters));
    let mut parameters = lower_parameters(cx, of_item.chain(own), unit);
    let template = lower_path(cx, path.template, &mut parameters, unit.location);
    let request_body = match request_body {
        Some(body) => lower_request_body(cx, body, unit)?,
        None => None,
    };
    let responses = lower_responses(cx, responses, unit);
    let (success, errors) = match method {
        // RFC 9110, section 9.3.2: what a response to `HEAD` describes is not sent.
        Method::Head => (Success::Empty, Errors::Undocumented),
        _ => (lower_success(cx, &responses, unit), lower_errors(cx, &responses, unit)),
    };
    let security = match security {
        Some(own) => lower_requirements(cx, &shared.schemes, own, unit.location),
        None if shared.security.is_empty() => {
            authorization.map(|authorization| shared.schemes.stand_for(authorization)).unwrap_or_default()
        }
        None => shared.security.clone(),
    };
    Ok(ir::Operation {
        id: operation_id.clone().filter(|id| !id.is_empty()),
        method: method.clone(),
        path: template,
        tags: tags.iter().map(|tag| shared.tags.use_tag(tag)).collect(),
        docs: lower_docs(path.item, summary.as_ref(), description.as_ref(), external_docs.as_ref().map(lower_external)),
        deprecated: *deprecated,
        parameters,
        sent_as: None,
        request_body,
        responses,
        success,
        errors,
        security,
        server: lower_own_server(cx, &mut shared.servers, (path.located, path.item), located),
        location: unit.location.clone(),
    })
}

/// What the path item says of all its operations stands in for what an operation does not say.
pub(super) fn lower_docs(
    item: &PathItem,
    summary: Option<&String>,
    description: Option<&String>,
    external: Option<ir::ExternalDocs>,
) -> ir::Docs {
    // The operations and parameters of the item are lowered one by one, its servers with each operation.
    let PathItem {
        summary: common_summary,
        description: common_description,
        get: _,
        put: _,
        post: _,
        delete: _,
        options: _,
        head: _,
        patch: _,
        trace: _,
        servers: _,
        parameters: _,
        extensions: _,
    } = item;
    ir::Docs {
        summary: summary.or(common_summary.as_ref()).cloned(),
        description: description.or(common_description.as_ref()).cloned(),
        format: None,
        examples: Vec::new(),
        external,
    }
}
