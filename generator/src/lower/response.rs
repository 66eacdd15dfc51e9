//! Responses and their headers.

use openapiv3::{Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr, Response, Responses, StatusCode};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, ResponseHeader, Role, StatusPattern, TypeExpression};
use crate::spec;

use super::context::{Context, member};
use super::docs::lower_docs;
use super::extras::report_extras;
use super::media_type::{choose, lower_body, lower_examples, report_encodings, schema_at};
use super::operation::Unit;
use super::reference::peel;
use super::schema::lower_peeled;

/// The responses: exact statuses first, then ranges, then default.
pub(super) fn lower_responses(cx: &mut Context<'_>, responses: &Responses, unit: &Unit<'_>) -> Vec<ir::Response> {
    let Responses { default, responses, extensions: _ } = responses;
    let mut lowered = Vec::with_capacity(responses.len() + 1);
    for (status, placeholder) in responses {
        if let Some(pattern) = lower_status(status) {
            lowered.extend(lower_response(cx, pattern, placeholder, unit));
        } else {
            let location = member(&member(unit.location, "responses"), &status.to_string());
            cx.report(Code::UnknownValue, &location, format!("`{status}` is no status"));
        }
    }
    if let Some(placeholder) = default {
        lowered.extend(lower_response(cx, StatusPattern::Default, placeholder, unit));
    }
    lowered.sort_by_key(|response| match response.status {
        StatusPattern::Exact(_) => 0,
        StatusPattern::Range(_) => 1,
        StatusPattern::Default => 2,
    });
    lowered
}

fn lower_status(status: &StatusCode) -> Option<StatusPattern> {
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
) -> Option<ir::Response> {
    let (place, located, response) = spec::follow(&cx.document.responses, placeholder)?;
    let Response { description, headers, content, links, extensions: _ } = response;
    let location = &located.location;
    report_extras(cx, located, &["summary"]);
    if !links.is_empty() {
        cx.report(Code::NotModelled, &member(location, "links"), "`links` is not modelled");
    }
    let seat = unit.seat(place, "responses", Role::ResponseBody(status));
    let chosen = choose(cx, content, location).filter(|_| may_have_content(cx, status, location));
    let mut docs = ir::Docs {
        summary: located.extras.get("summary").and_then(crate::load::Node::as_str).map(str::to_owned),
        description: Some(description.clone()).filter(|text| !text.is_empty()),
        ..ir::Docs::default()
    };
    let mut body = None;
    if let Some(chosen) = &chosen {
        docs.examples = lower_examples(cx, chosen.media_type.example.as_ref(), &chosen.media_type.examples);
        report_encodings(cx, chosen);
        // Parts are not read, but the caller can still have the bytes.
        body = lower_body(cx, chosen, &seat).or_else(|| {
            Some(ir::Body {
                media_type: chosen.name.to_owned(),
                content: ir::BodyContent::Bytes,
                encodings: Vec::new(),
            })
        });
    }
    let mut lowered = Vec::with_capacity(headers.len());
    for (name, header) in headers {
        lowered.extend(lower_header(cx, name, header, unit));
    }
    Some(ir::Response { status, body, headers: lowered, docs, location: location.clone() })
}

/// RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5: some statuses never come with content.
fn may_have_content(cx: &mut Context<'_>, status: StatusPattern, location: &Location) -> bool {
    let is_bare = matches!(status, StatusPattern::Exact(100..=199 | 204 | 205 | 304) | StatusPattern::Range(1));
    if is_bare {
        let message = format!("a response of status {status} has no content");
        cx.report(Code::NoEffect, &member(location, "content"), message);
    }
    !is_bare
}

fn lower_header(
    cx: &mut Context<'_>,
    name: &str,
    placeholder: &ReferenceOr<Header>,
    unit: &Unit<'_>,
) -> Option<ResponseHeader> {
    let (place, located, header) = spec::follow(&cx.document.headers, placeholder)?;
    let location = &located.location;
    if name.eq_ignore_ascii_case("content-type") {
        // Response Object, `headers`: a header of this name is ignored.
        cx.report(Code::NoEffect, location, "a response header `Content-Type` has no effect");
        return None;
    }
    report_extras(cx, located, &["explode"]);
    // A response may lack even a required header, so that none is.
    let Header { description, style, required: _, deprecated, format, example, examples, extensions: _ } = header;
    let HeaderStyle::Simple = style;
    if *deprecated == Some(true) {
        cx.report(
            Code::NotModelled,
            &member(location, "deprecated"),
            "`deprecated` of a response header is not modelled",
        );
    }
    let seat = unit.seat(place, "headers", Role::Parameter(name.to_owned()));
    let (ty, mut docs) = lower_header_type(cx, format, &seat, location);
    docs.description = description.clone().or(docs.description);
    let own = lower_examples(cx, example.as_ref(), examples);
    docs.examples = if own.is_empty() { docs.examples } else { own };
    let explode = located.extras.get("explode").is_some_and(|node| node.value == crate::load::Value::Bool(true));
    Some(ResponseHeader { name: name.to_owned(), ty, explode, docs, location: location.clone() })
}

fn lower_header_type(
    cx: &mut Context<'_>,
    format: &ParameterSchemaOrContent,
    seat: &ir::Origin,
    location: &Location,
) -> (TypeExpression, ir::Docs) {
    let text = TypeExpression::Scalar(ir::Scalar::String);
    match format {
        ParameterSchemaOrContent::Schema(schema) => match schema_at(cx, schema) {
            Some(id) => {
                let peeled = peel(cx, id);
                let ty = match lower_peeled(cx, &peeled, seat) {
                    // A header has no `null`, and what it holds is text at least.
                    TypeExpression::Nullable(inner) => *inner,
                    TypeExpression::Any => text,
                    ty => ty,
                };
                (ty, lower_docs(cx, peeled.of_use()))
            }
            None => (text, ir::Docs::default()),
        },
        ParameterSchemaOrContent::Content(_) => {
            let message = "`content` of a header is not modelled; its text is kept as it is";
            cx.report(Code::NotModelled, &member(location, "content"), message);
            (text, ir::Docs::default())
        }
    }
}
