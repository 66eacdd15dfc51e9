//! Operations of the intermediate representation as text.

use crate::ir;

use super::api::{constraints, docs};
use super::label::{expression, label, literal};
use super::page::{Page, flags};
use super::xml::xml_element;

pub(super) fn operation(page: &mut Page, api: &ir::Api, operation: &ir::Operation) {
    let ir::Operation {
        id,
        method,
        path,
        tags,
        docs: text,
        deprecated,
        parameters,
        sent_as,
        request_body: body,
        responses,
        success: succeeds,
        errors: fails,
        security,
        server: own_server,
        location: _,
    } = operation;
    let name = id.as_deref().unwrap_or("-");
    let marks = flags(&[("deprecated", *deprecated)]);
    let way = sent_as.map(|way| format!(" as {}", way.as_str())).unwrap_or_default();
    page.line(format_args!("operation {name} {} {:?}{way}{marks}", method.as_str(), path.text));
    page.nested(|page| {
        docs(page, text);
        for segment in &path.segments {
            page.line(format_args!("segment {segment:?}"));
        }
        let tags = tags.iter().filter_map(|tag| api.tags.get(tag.index()));
        tags.for_each(|tag| page.line(format_args!("tag {:?}", tag.name)));
        for item in parameters {
            parameter(page, api, item);
        }
        if let Some(item) = body {
            request_body(page, api, item);
        }
        for item in responses {
            response(page, api, item);
        }
        success(page, api, succeeds);
        errors(page, api, fails);
        for alternative in security {
            security_alternative(page, api, alternative);
        }
        if let Some(item) = own_server.and_then(|id| api.operation_servers.get(id.index())) {
            page.line(format_args!("server {:?}", item.url));
        }
    });
}

fn parameter(page: &mut Page, api: &ir::Api, parameter: &ir::Parameter) {
    let ir::Parameter {
        name,
        location_in,
        ty,
        required,
        style,
        explode,
        allow_reserved,
        allow_empty,
        content,
        constraints: limits,
        default,
        docs: text,
        deprecated,
        location: _,
    } = parameter;
    let marks = flags(&[
        ("required", *required),
        ("explode", *explode),
        ("allow-reserved", *allow_reserved),
        ("allow-empty", *allow_empty),
        ("deprecated", *deprecated),
    ]);
    page.line(format_args!("{location_in:?} parameter {name:?}: {} {style:?}{marks}", expression(api, ty)));
    page.nested(|page| {
        if let Some(ir::ParameterContent { media_type, format }) = content {
            page.line(format_args!("content {media_type:?} {format:?}"));
        }
        if let Some(value) = default {
            page.line(format_args!("default {}", literal(value)));
        }
        constraints(page, limits);
        docs(page, text);
    });
}

pub(super) fn request_body(page: &mut Page, api: &ir::Api, request_body: &ir::RequestBody) {
    let ir::RequestBody { required, body: sent, choices, constraints: limits, docs: text, location: _ } = request_body;
    page.line(format_args!("request body {}{}", body(api, sent), flags(&[("required", *required)])));
    page.nested(|page| {
        for choice in choices {
            page.line(format_args!("or {choice:?}"));
        }
        for ir::Encoding { property, media_type, style, element, headers } in &sent.encodings {
            let element = element.as_ref().map(|element| format!(" xml {}", xml_element(api, element)));
            page.line(format_args!("encoding {property:?} {media_type:?} {style:?}{}", element.unwrap_or_default()));
            page.nested(|page| {
                for header in headers {
                    part_header(page, header);
                }
            });
        }
        constraints(page, limits);
        docs(page, text);
    });
}

/// A header of a part.
pub(super) fn part_header(page: &mut Page, header: &ir::PartHeader) {
    let ir::PartHeader { name, value, docs: text, location: _ } = header;
    page.line(format_args!("part header {name:?} {value:?}"));
    page.nested(|page| docs(page, text));
}

fn body(api: &ir::Api, body: &ir::Body) -> String {
    let ir::Body { media_type, content, encodings: _ } = body;
    match content {
        ir::BodyContent::Json(ty) => format!("{media_type:?} json {}", expression(api, ty)),
        ir::BodyContent::Form(ty) => format!("{media_type:?} form {}", expression(api, ty)),
        ir::BodyContent::Multipart(ty) => format!("{media_type:?} multipart {}", expression(api, ty)),
        ir::BodyContent::Xml(body) => {
            let ir::XmlBody { ty, hints: _, element } = &**body;
            format!("{media_type:?} xml {} {}", expression(api, ty), xml_element(api, element))
        }
        ir::BodyContent::Sequence(ty, framing) => format!("{media_type:?} {framing:?} of {}", expression(api, ty)),
        ir::BodyContent::Text => format!("{media_type:?} text"),
        ir::BodyContent::Bytes => format!("{media_type:?} bytes"),
    }
}

fn response(page: &mut Page, api: &ir::Api, response: &ir::Response) {
    let ir::Response {
        status,
        body: documented,
        others,
        stream: streamed,
        headers,
        typed_headers,
        links,
        docs: text,
        location: _,
    } = response;
    let documented = documented.as_ref().map_or_else(|| "no body".to_owned(), |documented| body(api, documented));
    page.line(format_args!("response {status} {documented}"));
    page.nested(|page| {
        docs(page, text);
        for other in others {
            page.line(format_args!("or {other:?}"));
        }
        if let Some(streamed) = streamed {
            page.line(format_args!("stream {}", stream(api, streamed)));
        }
        for header in headers {
            response_header(page, api, header);
        }
        if let Some(id) = typed_headers {
            page.line(format_args!("headers {}", label(api, *id)));
        }
        for item in links {
            link(page, item);
        }
    });
}

fn stream(api: &ir::Api, stream: &ir::Stream) -> String {
    let ir::Stream { media_type, content } = stream;
    match content {
        ir::StreamContent::Bytes => format!("{media_type:?} bytes"),
        ir::StreamContent::Events(None) => format!("{media_type:?} events of text"),
        ir::StreamContent::Events(Some(ty)) => format!("{media_type:?} events of {}", expression(api, ty)),
        ir::StreamContent::NamedEvents(ty) => format!("{media_type:?} events by name {}", expression(api, ty)),
        ir::StreamContent::Lines(ty) => format!("{media_type:?} lines of {}", expression(api, ty)),
        ir::StreamContent::Records(ty) => format!("{media_type:?} records of {}", expression(api, ty)),
    }
}

pub(super) fn response_header(page: &mut Page, api: &ir::Api, header: &ir::ResponseHeader) {
    let ir::ResponseHeader { name, ty, explode, content, docs: text, deprecated, location: _ } = header;
    let marks = flags(&[("explode", *explode), ("deprecated", *deprecated)]);
    page.line(format_args!("header {name:?}: {}{marks}", expression(api, ty)));
    page.nested(|page| {
        page.fact("content", content.as_ref());
        docs(page, text);
    });
}

fn link(page: &mut Page, link: &ir::Link) {
    let ir::Link { name, operation, parameters, request_body, server, description } = link;
    page.line(format_args!("link {name:?} to {operation:?}"));
    page.nested(|page| {
        for (name, value) in parameters {
            page.line(format_args!("{name:?} is {value:?}"));
        }
        page.fact("request body", request_body.as_ref());
        page.fact("server", server.as_ref());
        page.fact("description", description.as_ref());
    });
}

fn success(page: &mut Page, api: &ir::Api, success: &ir::Success) {
    match success {
        ir::Success::Empty => page.line("success empty"),
        ir::Success::One(body) => page.line(format_args!("success {}", payload(api, body))),
        ir::Success::Several(id) => page.line(format_args!("success by status {}", label(api, *id))),
    }
}

fn errors(page: &mut Page, api: &ir::Api, errors: &ir::Errors) {
    match errors {
        ir::Errors::Undocumented => page.line("errors undocumented"),
        ir::Errors::One(body) => page.line(format_args!("errors {}", payload(api, body))),
        ir::Errors::Several(id) => page.line(format_args!("errors by status {}", label(api, *id))),
    }
}

pub(super) fn payload(api: &ir::Api, payload: &ir::Payload) -> String {
    match payload {
        ir::Payload::Json(ty) => expression(api, ty),
        ir::Payload::Xml(ty) => format!("xml {}", expression(api, ty)),
        ir::Payload::Text => "text".to_owned(),
        ir::Payload::Bytes => "bytes".to_owned(),
    }
}

fn security_alternative(page: &mut Page, api: &ir::Api, alternative: &ir::SecurityAlternative) {
    let ir::SecurityAlternative { schemes } = alternative;
    let name = |id: ir::SecuritySchemeId| api.security_schemes.get(id.index()).map_or("?", |scheme| &scheme.name);
    let schemes: Vec<String> = schemes.iter().map(|(id, scopes)| format!("{:?} {scopes:?}", name(*id))).collect();
    page.line(format_args!("security {}", if schemes.is_empty() { "none".to_owned() } else { schemes.join(" and ") }));
}
