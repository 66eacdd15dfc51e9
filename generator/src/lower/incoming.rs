//! Requests that the service sends: webhooks, and the callbacks of operations.

use indexmap::IndexMap;
use openapiv3::{Operation, Parameter, PathItem, ReferenceOr, Response, Responses};

use crate::config::Selection;
use crate::diagnostics::{Code, Diagnostic, Location};
use crate::hash::HashMap;
use crate::ir::{self, IncomingId, Method, OperationId, Trigger};
use crate::spec::{self, Located, Place, callback_place, path_item_place};

use super::body::{Lost, lower_request_body};
use super::context::{Context, member};
use super::extras::report_extras;
use super::operation::{ByItem, Owner, Unit, item_extras, lower_docs};
use super::parameter::{location_in, parameter_key};
use super::response::lower_status;
use super::selection::candidate;
use super::tag::lower_external;

/// Where requests are described: their name, what triggers them, and their path item.
struct Source<'a> {
    name: String,
    trigger: Trigger,
    item: &'a Place,
}

/// All webhooks that are selected, and all callbacks of `operations`. One callback that several operations share is lowered once.
pub(super) fn lower_incoming(
    cx: &mut Context<'_>,
    selection: &Selection,
    by_item: &ByItem<'_>,
    operations: &[ir::Operation],
) -> Vec<ir::Incoming> {
    let webhooks = cx.document.webhooks.iter();
    let webhooks = webhooks.map(|(name, item)| Source { name: name.clone(), trigger: Trigger::Webhook, item });
    let mut lowered = Vec::new();
    for source in webhooks.chain(callbacks(cx, operations)).collect::<Vec<_>>() {
        lower_source(cx, selection, by_item, &source, &mut lowered);
    }
    lowered
}

fn lower_source(
    cx: &mut Context<'_>,
    selection: &Selection,
    by_item: &ByItem<'_>,
    source: &Source<'_>,
    lowered: &mut Vec<ir::Incoming>,
) {
    let reference = ReferenceOr::Reference { reference: source.item.to_string() };
    let Some((place, located, item)) = spec::follow(&cx.document.path_items, &reference) else { return };
    report_extras(cx, located, &item_extras(item).iter().map(String::as_str).collect::<Vec<_>>());
    report_unused(cx, &located.location, &[("servers", !item.servers.is_empty())]);
    for (method, operation) in by_item.get(place).into_iter().flatten() {
        // A callback is there with its operation.
        let is_webhook = source.trigger == Trigger::Webhook;
        if is_webhook && !selection.selects(&candidate(&source.name, method, operation)) {
            continue;
        }
        let owner = Owner::Incoming(IncomingId::from_index(lowered.len()));
        let unit = Unit { owner, location: &operation.location, template: None };
        let incoming = lower_request(cx, source, item, method, operation, &unit);
        lowered.push(incoming);
    }
}

/// The callbacks of operations, each place once.
fn callbacks<'a>(cx: &Context<'a>, operations: &[ir::Operation]) -> Vec<Source<'a>> {
    let mut callers: HashMap<&Location, Vec<OperationId>> = HashMap::default();
    for (index, operation) in operations.iter().enumerate() {
        callers.entry(&operation.location).or_default().push(OperationId::from_index(index));
    }
    let mut found: IndexMap<(&Place, &String), Source<'a>> = IndexMap::new();
    for operation in cx.document.operations.values() {
        let Some(callers) = callers.get(&operation.location) else { continue };
        for (key, callback) in &operation.object.callbacks {
            let Some(reference) = callback_place(callback).map(|place| place.to_string()) else { continue };
            let reference = ReferenceOr::Reference { reference };
            let Some((place, _, callback)) = spec::follow(&cx.document.callbacks, &reference) else { continue };
            for (expression, item) in callback {
                let item = path_item_place(item).and_then(|item| cx.document.path_items.get_key_value(&item));
                let Some((item, _)) = item else { continue };
                let source = found.entry((item, expression)).or_insert_with(|| {
                    let component = component_name(place);
                    let owner = if component.is_some() { None } else { owner(place, operations, callers) };
                    let (expression, operations) = (expression.clone(), Vec::new());
                    Source {
                        name: component.unwrap_or_else(|| key.clone()),
                        trigger: Trigger::Callback { expression, owner, operations },
                        item,
                    }
                });
                if let Trigger::Callback { operations, .. } = &mut source.trigger {
                    operations.extend(callers);
                }
            }
        }
    }
    found.into_values().collect()
}

/// The operation that a callback is written in, else the first that refers to it.
fn owner(place: &Place, operations: &[ir::Operation], callers: &[OperationId]) -> Option<OperationId> {
    let around = place.pointer.parent().and_then(|callbacks| callbacks.parent())?;
    let is_around =
        |operation: &ir::Operation| operation.location.source == place.source && operation.location.pointer == around;
    let found = operations.iter().position(is_around).map(OperationId::from_index);
    found.or_else(|| callers.first().copied())
}

fn component_name(place: &Place) -> Option<String> {
    let name = place.pointer.as_str().strip_prefix("/components/callbacks/")?;
    if name.contains('/') { None } else { place.pointer.last() }
}

fn lower_request(
    cx: &mut Context<'_>,
    source: &Source<'_>,
    item: &PathItem,
    method: &Method,
    located: &Located<Operation>,
    unit: &Unit<'_>,
) -> ir::Incoming {
    let Operation {
        // Tags group what a client calls; an id names what it calls.
        tags: _,
        operation_id: _,
        summary,
        description,
        external_docs,
        parameters,
        request_body,
        responses,
        callbacks,
        deprecated,
        security,
        servers,
        extensions: _,
    } = &located.object;
    report_extras(cx, located, &[]);
    let unused = [
        ("callbacks", !callbacks.is_empty()),
        ("security", security.as_ref().is_some_and(|security| security.iter().any(|schemes| !schemes.is_empty()))),
        ("servers", !servers.is_empty()),
    ];
    report_unused(cx, unit.location, &unused);
    let body = request_body.as_ref().and_then(|body| match lower_request_body(cx, body, unit) {
        Ok(body) => body,
        Err(lost) => {
            leave_out(cx, &source.name, &lost, unit.location);
            None
        }
    });
    ir::Incoming {
        name: source.name.clone(),
        trigger: source.trigger.clone(),
        method: method.clone(),
        docs: lower_docs(item, summary.as_ref(), description.as_ref(), external_docs.as_ref().map(lower_external)),
        deprecated: *deprecated,
        parameters: lower_parameters(cx, item.parameters.iter().chain(parameters), unit.location),
        body,
        answers: lower_answers(cx, responses),
        location: unit.location.clone(),
    }
}

/// What is right to say of a request that somebody else sends and has no place in a client.
fn report_unused(cx: &mut Context<'_>, location: &Location, keys: &[(&str, bool)]) {
    for (key, _) in keys.iter().filter(|(_, is_there)| *is_there) {
        let message = format!("`{key}` of a request that the service sends is not modelled");
        cx.report(Code::NotModelled, &member(location, key), message);
    }
}

fn leave_out(cx: &mut Context<'_>, name: &str, Lost { code, reason }: &Lost, location: &Location) {
    let message = format!("the payload of `{name}` is left out");
    let diagnostic = Diagnostic::new(Code::NotModelled, member(location, "requestBody"), message);
    cx.push(diagnostic.note(reason.to_owned()));
    cx.leave_out("payload", name, (*code, reason), location);
}

/// Parameters are documented: who receives a request looks at its headers with what serves it.
fn lower_parameters<'p>(
    cx: &mut Context<'_>,
    placeholders: impl Iterator<Item = &'p ReferenceOr<Parameter>>,
    location: &Location,
) -> Vec<ir::IncomingParameter> {
    let mut found: IndexMap<(String, ir::ParameterLocation), ir::IncomingParameter> = IndexMap::new();
    for placeholder in placeholders {
        // What leads nowhere is reported already.
        let Some((_, located, parameter)) = spec::follow(&cx.document.parameters, placeholder) else { continue };
        let data = parameter.parameter_data_ref();
        let lowered = ir::IncomingParameter {
            name: data.name.clone(),
            location_in: location_in(located, parameter),
            required: data.required,
            description: data.description.clone(),
        };
        found.insert(parameter_key(&lowered.name, lowered.location_in), lowered);
    }
    if !found.is_empty() {
        let message = "parameters of a request that the service sends are documented only";
        cx.report(Code::DocsOnly, &member(location, "parameters"), message);
    }
    found.into_values().collect()
}

/// What may be answered; what an answer carries is up to who writes it.
fn lower_answers(cx: &mut Context<'_>, responses: &Responses) -> Vec<ir::IncomingAnswer> {
    let Responses { default, responses, extensions: _ } = responses;
    let exact = responses.iter().filter_map(|(status, response)| Some((lower_status(status)?, response)));
    let all = exact.chain(default.iter().map(|response| (ir::StatusPattern::Default, response)));
    let mut answers = Vec::new();
    for (status, placeholder) in all {
        let Some((_, located, response)) = spec::follow(&cx.document.responses, placeholder) else { continue };
        let Response { description, headers, content, links, extensions: _ } = response;
        for (key, is_there) in
            [("headers", !headers.is_empty()), ("content", !content.is_empty()), ("links", !links.is_empty())]
        {
            if is_there {
                let message = format!("`{key}` of an answer to the service is not modelled");
                cx.report(Code::NotModelled, &member(&located.location, key), message);
            }
        }
        report_extras(cx, located, &["summary"]);
        answers.push(ir::IncomingAnswer { status, description: description.clone() });
    }
    answers
}
