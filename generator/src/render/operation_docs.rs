//! Documentation of an operation: what it does, method and path, arguments, answers, security.

use crate::ir::{self, Link, Operation, Parameter, RequestBody, Response, SecuritySchemeKind};
use crate::names::OperationNames;

use super::context::Context;
use super::docs::{Comment, code, constraint_facts, sanitise};
use super::parameter::{facts, location};

/// The whole comment.
pub(super) fn comment(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Comment {
    let place = format!("{} {}", operation.method.as_str(), operation.path.text);
    let comment = match (&operation.docs.summary, &operation.docs.description) {
        (None, None) => Comment::default().paragraph(code(&place)).docs(&operation.docs),
        _ => Comment::default().docs(&operation.docs).paragraph(code(&place)),
    };
    let way = operation.sent_as.and(operation.request_body.as_ref());
    let way = way.map(|body| format!("Sends the request body as {}.", code(&body.body.media_type)));
    let comment = way.into_iter().fold(comment, Comment::paragraph);
    let comment = titled(comment, "# Arguments", arguments(cx, operation, names));
    let comment =
        titled(comment, "# Answers", operation.responses.iter().map(|response| answer(cx, response)).collect());
    let comment = titled(comment, "# Security", security(cx, operation));
    let server = operation.server.and_then(|id| cx.api.operation_servers.get(id.index()));
    let server = server.map(|server| {
        let relation = if server.is_relative() { "relative to" } else { "not" };
        format!("Its server is {}, {relation} that of the client.", code(&server.url))
    });
    let deprecated = operation.deprecated.then(|| "Deprecated.".to_owned());
    comment.facts(server.into_iter().chain(deprecated))
}

/// Adds a list under a title, unless it is empty.
pub(super) fn titled(comment: Comment, title: &str, items: Vec<Comment>) -> Comment {
    if items.is_empty() {
        comment
    } else {
        comment.paragraph(title).lines(items.into_iter().flat_map(Comment::into_item).collect())
    }
}

fn arguments(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<Comment> {
    let required = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| parameter.required);
    let parameters = required.map(|(parameter, name)| argument(cx, parameter, name.as_str()));
    let body = operation.request_body.iter().filter(|body| body.required).map(|body| {
        let label = format!("{}, the request body, {}", code(names.body.as_str()), code(&body.body.media_type));
        Comment::default().labelled(&label, &body.docs).facts(body_facts(body))
    });
    parameters.chain(body).collect()
}

/// What a request body's type does not show of it.
pub(super) fn body_facts(body: &RequestBody) -> Vec<String> {
    let choices: Vec<String> = body.choices.iter().map(|choice| code(choice)).collect();
    let choices = (!choices.is_empty())
        .then(|| format!("Also as {}: say so with the header `content-type`.", choices.join(", ")));
    constraint_facts(&body.constraints).into_iter().chain(choices).collect()
}

fn argument(cx: Context<'_>, parameter: &Parameter, name: &str) -> Comment {
    let label = format!("{}, {} {}", code(name), location(parameter.location_in), code(&parameter.name));
    Comment::default().labelled(&label, &parameter.docs).facts(facts(cx, parameter))
}

fn answer(cx: Context<'_>, response: &Response) -> Comment {
    let status = match response.status {
        ir::StatusPattern::Default => "any other status".to_owned(),
        other => other.to_string(),
    };
    let comment = Comment::default().labelled(&status, &response.docs);
    let stream = response.stream.as_ref().map(|stream| stream.media_type.as_str());
    let others = response.others.iter().filter(|other| stream != Some(other.as_str()));
    let others: Vec<String> = others.map(|other| code(other)).collect();
    let stream = stream.map(|stream| format!("As it arrives, as {}: send with `stream`.", code(stream)));
    let others = (!others.is_empty())
        .then(|| format!("Also as {}: ask with the header `accept` and send with `raw`.", others.join(", ")));
    let headers = response.typed_headers.and_then(|id| cx.type_names(id)).map(|names| {
        let name = names.name.as_str();
        format!("Its headers: [`{name}`](super::types::{name}), with `read_headers`.")
    });
    comment.facts(others.into_iter().chain(stream).chain(headers).chain(response.links.iter().map(link)))
}

fn link(link: &Link) -> String {
    let mut text = format!("Link {} to {}", code(&link.name), code(&link.operation));
    let body = link.request_body.iter().map(|body| format!("the request body {}", code(body)));
    let values = link.parameters.iter().map(|(name, value)| format!("{} {}", code(name), code(value))).chain(body);
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        text.extend([" with ", &values.join(", ")]);
    }
    if let Some(server) = &link.server {
        text.extend([" at ", &code(server)]);
    }
    match &link.description {
        Some(description) => format!("{text}: {}", sanitise(description).join(" ")),
        None => format!("{text}."),
    }
}

fn security(cx: Context<'_>, operation: &Operation) -> Vec<Comment> {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().filter_map(|(id, scopes)| {
            let scheme = cx.api.security_schemes.get(id.index())?;
            let name = match scheme.kind {
                SecuritySchemeKind::MutualTls => format!("{} (a certificate of the client)", code(&scheme.name)),
                _ => code(&scheme.name),
            };
            let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
            Some(if scopes.is_empty() { name } else { format!("{name} with {}", scopes.join(", ")) })
        });
        let schemes: Vec<String> = schemes.collect();
        Comment::text(if schemes.is_empty() { "none".to_owned() } else { schemes.join(" and ") })
    });
    alternatives.collect()
}
