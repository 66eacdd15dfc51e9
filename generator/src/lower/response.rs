//! Responses.

use openapiv3::{ReferenceOr, Response, Responses, StatusCode};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, Body, Role, StatusPattern, Stream, StreamContent};
use crate::load::Node;
use crate::spec;

use super::context::{Context, member, place_of};
use super::extras::report_extras;
use super::link::lower_links;
use super::operation::Unit;
use super::response_body::{ResponseBody, lower_response_body};
use super::response_header::{headers_type, lower_header};
use super::stream::{item_schema, lower_stream, sequence};

/// The responses: exact statuses first, then ranges, then default.
pub(super) fn lower_responses(cx: &mut Context<'_>, responses: &Responses, unit: &Unit<'_>) -> Vec<ir::Response> {
    let Responses { default, responses, extensions: _ } = responses;
    let mut lowered = Vec::with_capacity(responses.len() + 1);
    for (status, placeholder) in responses {
        if let Some(pattern) = lower_status(status) {
            lowered.push(lower_response(cx, pattern, placeholder, unit));
        } else {
            let location = member(&member(unit.location, "responses"), &status.to_string());
            cx.report(Code::UnknownValue, &location, format!("`{status}` is no status"));
        }
    }
    if let Some(placeholder) = default {
        lowered.push(lower_response(cx, StatusPattern::Default, placeholder, unit));
    }
    lowered.sort_by_key(|response| match response.status {
        StatusPattern::Exact(_) => 0,
        StatusPattern::Range(_) => 1,
        StatusPattern::Default => 2,
    });
    // A call asks for one stream.
    for response in lowered.iter_mut().filter(|response| response.stream.is_some()).skip(1) {
        let stream = response.stream.take().filter(|stream| stream.content != StreamContent::Bytes);
        if let Some(Stream { media_type, .. }) = stream {
            let message = format!("`{media_type}` is read as it arrives for one status of an operation, not for this");
            cx.report(Code::NotModelled, &member(&response.location, "content"), message);
        }
    }
    lowered
}

pub(super) fn lower_status(status: &StatusCode) -> Option<StatusPattern> {
    match status {
        StatusCode::Code(code @ 100..=599) => Some(StatusPattern::Exact(*code)),
        StatusCode::Range(class @ 1..=5) => u8::try_from(*class).ok().map(StatusPattern::Range),
        StatusCode::Code(_) | StatusCode::Range(_) => None,
    }
}

fn lower_response(
    cx: &mut Context<'_>,
    status: StatusPattern,
    placeholder: &ReferenceOr<Response>,
    unit: &Unit<'_>,
) -> ir::Response {
    let Some((place, located, response)) = spec::follow(&cx.document.responses, placeholder) else {
        return unknown_response(cx, status, unit);
    };
    let Response { description, headers, content, links, extensions: _ } = response;
    let location = &located.location;
    // Only a success can be given as it arrives.
    let sequence = sequence(response).map(|(name, _)| name).filter(|_| status.is_success());
    let item_schema = sequence.map(item_schema);
    report_extras(cx, located, &item_schema.iter().map(String::as_str).chain(["summary"]).collect::<Vec<_>>());
    let seat = unit.seat(cx, place, Role::ResponseBody(status));
    let has_content = !content.is_empty() && may_have_content(cx, status, location);
    let body = has_content.then(|| lower_response_body(cx, content, sequence, location, &seat)).flatten();
    let (body, others, examples) = match body {
        Some(ResponseBody { body, others, examples }) => (Some(body), others, examples),
        None => (None, Vec::new(), Vec::new()),
    };
    let seat = unit.seat(cx, place, Role::StreamItem(status));
    let can_stream = has_content && status.is_success();
    let stream = can_stream.then(|| lower_stream(cx, located, response, body.as_ref(), &seat)).flatten();
    let headers = headers.iter().filter_map(|(name, header)| lower_header(cx, name, header, status, unit));
    let headers: Vec<ir::ResponseHeader> = headers.collect();
    ir::Response {
        status,
        body,
        others,
        stream,
        typed_headers: headers_type(cx, &headers, unit.origin(Role::ResponseHeaders(status)), location),
        headers,
        links: lower_links(cx, links),
        docs: ir::Docs {
            summary: located.extras.get("summary").and_then(Node::as_str).map(str::to_owned),
            description: Some(description.clone()).filter(|text| !text.is_empty()),
            examples,
            ..ir::Docs::default()
        },
        location: location.clone(),
    }
}

/// A response that leads nowhere, which is reported already: the status stays documented, its body is given as it comes.
fn unknown_response(cx: &mut Context<'_>, status: StatusPattern, unit: &Unit<'_>) -> ir::Response {
    let location = member(&member(unit.location, "responses"), &status.to_string());
    let code = cx.untyped.lost_object(&cx.document.responses, place_of(&location));
    cx.leave_out("response", &status.to_string(), (code, "it leads nowhere; its bytes are given"), &location);
    let body = Body { media_type: "*/*".to_owned(), content: ir::BodyContent::Bytes, encodings: Vec::new() };
    ir::Response {
        status,
        body: (!is_bare(status)).then_some(body),
        others: Vec::new(),
        stream: None,
        headers: Vec::new(),
        typed_headers: None,
        links: Vec::new(),
        docs: ir::Docs::default(),
        location,
    }
}

fn may_have_content(cx: &mut Context<'_>, status: StatusPattern, location: &Location) -> bool {
    if is_bare(status) {
        let message = format!("a response of status {status} has no content");
        cx.report(Code::NoEffect, &member(location, "content"), message);
    }
    !is_bare(status)
}

/// RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5: some statuses never come with content.
const fn is_bare(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Exact(100..=199 | 204 | 205 | 304) | StatusPattern::Range(1))
}
