//! Documentation of an operation: what it does, method and path, arguments, answers, security.

use crate::ir::{self, Operation, Parameter};
use crate::names::OperationNames;

use super::context::Context;
use super::docs::{Comment, code, is_text, list_item, sanitise};
use super::parameter::{facts, location};

/// The whole comment.
pub(super) fn comment(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Comment {
    let place = format!("{} {}", operation.method.as_str(), operation.path.text);
    let comment = match (&operation.docs.summary, &operation.docs.description) {
        (None, None) => Comment::default().paragraph(code(&place)).docs(&operation.docs),
        _ => Comment::default().docs(&operation.docs).paragraph(code(&place)),
    };
    let comment = titled(comment, "# Arguments", &arguments(cx, operation, names));
    let comment = titled(comment, "# Answers", &answers(operation));
    let comment = titled(comment, "# Security", &security(cx, operation));
    if operation.deprecated { comment.fact("Deprecated.") } else { comment }
}

fn titled(comment: Comment, title: &str, lines: &[String]) -> Comment {
    if lines.is_empty() {
        comment
    } else {
        comment.paragraph(title).lines(lines.iter().flat_map(|line| list_item(line)).collect())
    }
}

fn arguments(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<String> {
    let required = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| parameter.required);
    let parameters = required.map(|(parameter, name)| argument(cx, parameter, name.as_str()));
    let body = operation.request_body.iter().filter(|body| body.required).map(|body| {
        let sent = format!("{}: the request body, {}.", code(names.body.as_str()), code(&body.body.media_type));
        with_more(sent, [one_line(&body.docs)])
    });
    parameters.chain(body).collect()
}

fn argument(cx: Context<'_>, parameter: &Parameter, name: &str) -> String {
    let start = format!("{}: {} {}.", code(name), location(parameter.location_in), code(&parameter.name));
    with_more(start, std::iter::once(one_line(&parameter.docs)).chain(facts(cx, parameter)))
}

fn answers(operation: &Operation) -> Vec<String> {
    operation
        .responses
        .iter()
        .map(|response| with_more(format!("{}:", status(response.status)), [one_line(&response.docs)]))
        .collect()
}

fn status(pattern: ir::StatusPattern) -> String {
    match pattern {
        ir::StatusPattern::Default => "any other status".to_owned(),
        other => other.to_string(),
    }
}

fn security(cx: Context<'_>, operation: &Operation) -> Vec<String> {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().filter_map(|(id, scopes)| {
            let name = code(&cx.api.security_schemes.get(id.index())?.name);
            let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
            Some(if scopes.is_empty() { name } else { format!("{name} with {}", scopes.join(", ")) })
        });
        let schemes: Vec<String> = schemes.collect();
        if schemes.is_empty() { "none".to_owned() } else { schemes.join(" and ") }
    });
    alternatives.collect()
}

fn with_more(start: String, more: impl IntoIterator<Item = String>) -> String {
    let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
    std::iter::once(start).chain(more).collect::<Vec<_>>().join(" ")
}

/// The first paragraph of what the description says, in one line; nothing when it does not begin with text.
fn one_line(docs: &ir::Docs) -> String {
    let text = docs.description.as_deref().or(docs.summary.as_deref()).unwrap_or_default();
    let lines = sanitise(text);
    if !lines.first().is_some_and(|line| is_text(line)) {
        return String::new();
    }
    lines.into_iter().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
