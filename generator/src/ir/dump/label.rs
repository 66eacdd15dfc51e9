//! Short names for types, made of where they come from.

use crate::ir;

/// A type's component name, or the way to it: `Contact/property tags/item`.
pub(super) fn label(api: &ir::Api, id: ir::TypeId) -> String {
    let mut parts = Vec::new();
    let mut next = Some(id);
    // A chain of parents is never longer than the list of types, unless it is broken.
    for _ in 0..=api.types.len() {
        let Some(ty) = next.and_then(|id| api.types.get(id.index())) else { break };
        match &ty.origin {
            ir::Origin::Component(name) => {
                parts.push(name.clone());
                next = None;
            }
            ir::Origin::Inline { parent, role, title } => {
                parts.push(role_text(role, title.as_deref()));
                next = Some(*parent);
            }
            ir::Origin::Within { component, role, title } => {
                parts.push(role_text(role, title.as_deref()));
                parts.push(component.clone());
                next = None;
            }
            ir::Origin::Shared { holder, role, title } => {
                parts.push(role_text(role, title.as_deref()));
                parts.push(holder_label(holder));
                next = None;
            }
            ir::Origin::Incoming { incoming, role, title } => {
                parts.push(role_text(role, title.as_deref()));
                parts.push(incoming_label(api, *incoming));
                next = None;
            }
            ir::Origin::Operation { operation, role, title } => {
                parts.push(role_text(role, title.as_deref()));
                parts.push(operation_label(api, *operation));
                next = None;
            }
        }
    }
    parts.reverse();
    parts.join("/")
}

fn holder_label(holder: &ir::Holder) -> String {
    match holder {
        ir::Holder::Component(name) => format!("component {name:?}"),
        ir::Holder::File(name) => format!("file {name:?}"),
        ir::Holder::PathItem(template) => format!("path {template}"),
    }
}

/// Whether it is a webhook or a callback, and its name.
pub(super) fn incoming_label(api: &ir::Api, id: ir::IncomingId) -> String {
    let Some(incoming) = api.incoming.get(id.index()) else { return "?".to_owned() };
    let kind = match incoming.trigger {
        ir::Trigger::Webhook => "webhook",
        ir::Trigger::Callback { .. } => "callback",
    };
    format!("{kind} {:?} {}", incoming.name, incoming.method.as_str())
}

/// An operation's id, or its method and path.
pub(super) fn operation_label(api: &ir::Api, id: ir::OperationId) -> String {
    let Some(operation) = api.operations.get(id.index()) else { return format!("operation {}", id.index()) };
    let by_path = || format!("{} {}", operation.method.as_str(), operation.path.text);
    operation.id.clone().unwrap_or_else(by_path)
}

fn role_text(role: &ir::Role, title: Option<&str>) -> String {
    let role = match role {
        ir::Role::Property(name) => format!("property {name}"),
        ir::Role::Item => "item".to_owned(),
        ir::Role::Value => "value".to_owned(),
        ir::Role::Variant(name) => format!("variant {name}"),
        ir::Role::Parameter(name) => format!("parameter {name}"),
        ir::Role::Payload => "payload".to_owned(),
        ir::Role::RequestBody => "request body".to_owned(),
        ir::Role::RequestBodyAs(way) => format!("request body as {}", way.as_str()),
        ir::Role::ResponseBody(status) => format!("response body {status}"),
        ir::Role::StreamItem(status) => format!("stream item {status}"),
        ir::Role::ResponseHeaders(status) => format!("response headers {status}"),
        ir::Role::ResponseHeader(status, name) => format!("response header {status} {name}"),
        ir::Role::Success => "success".to_owned(),
        ir::Role::Errors => "errors".to_owned(),
        ir::Role::Request => "request".to_owned(),
        ir::Role::Form => "form".to_owned(),
    };
    title.map_or(role.clone(), |title| format!("{role} titled {title:?}"))
}

/// A type expression, `[Contact]?` for a list of contacts or null.
pub(super) fn expression(api: &ir::Api, ty: &ir::TypeExpression) -> String {
    match ty {
        ir::TypeExpression::Named(id) => label(api, *id),
        ir::TypeExpression::Scalar(scalar) => format!("{scalar:?}"),
        ir::TypeExpression::List(item) => format!("[{}]", expression(api, item)),
        ir::TypeExpression::Map(value) => format!("{{{}}}", expression(api, value)),
        ir::TypeExpression::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| expression(api, item)).collect();
            format!("({})", items.join(", "))
        }
        ir::TypeExpression::Nullable(inner) => format!("{}?", expression(api, inner)),
        ir::TypeExpression::Any => "Any".to_owned(),
    }
}

/// A literal as JSON.
pub(super) fn literal(value: &ir::Literal) -> String {
    match value {
        ir::Literal::Null => "null".to_owned(),
        ir::Literal::Bool(value) => value.to_string(),
        ir::Literal::Number(text) => text.clone(),
        ir::Literal::String(text) => format!("{text:?}"),
        ir::Literal::List(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        ir::Literal::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("{key:?}: {}", literal(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
