//! The module `incoming`: a name for what each webhook and callback carries, and what is said of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Shape;
use crate::ir::{BodyContent, Incoming, IncomingId, IncomingParameter, Portion, RequestBody, StatusPattern, Trigger};
use crate::names::Identifier;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::manifest::Manifest;
use super::module::{Module, Visibility};
use super::operation_docs::titled;
use super::parameter::location;
use super::piece::format_with_imports;
use super::type_expression::{Place, expression};

/// The module; `None` when the service sends nothing on its own.
pub(super) fn render_incoming(cx: Context<'_>) -> Option<Module> {
    if cx.api.incoming.is_empty() {
        return None;
    }
    let all = cx.api.incoming.iter().zip(&cx.names.incoming);
    let items = all.map(|(incoming, name)| item(cx, incoming, name));
    Some(Module {
        name: "incoming".to_owned(),
        visibility: Visibility::Public,
        condition: cx.condition(&[Portion::Incoming]),
        docs: docs(cx),
        items: format_with_imports(items, &["types"], &cx.names.incoming.iter().collect()),
        children: Vec::new(),
    })
}

fn docs(cx: Context<'_>) -> Comment {
    let comment = Comment::text("What the service sends on its own: webhooks, and callbacks of operations.");
    let comment = comment.paragraph(
        "Whoever serves such a request reads its body, if it is JSON, with [`from_json`](super::runtime::from_json).",
    );
    let feature = (cx.options.shape == Shape::Crate).then(|| format!("Feature: {}.", code(Manifest::INCOMING)));
    let list = |wanted: bool| {
        let all = cx.api.incoming.iter().zip(&cx.names.incoming);
        let of_kind = all.filter(|(incoming, _)| matches!(incoming.trigger, Trigger::Webhook) == wanted);
        of_kind.map(|(incoming, name)| entry(incoming, name)).collect()
    };
    titled(titled(comment, "# Webhooks", list(true)), "# Callbacks", list(false)).facts(feature)
}

fn entry(incoming: &Incoming, name: &Identifier) -> Comment {
    Comment::text(format!("[`{name}`]: {} {}", incoming.method.as_str(), code(&incoming.name)))
}

/// A name for the body, nothing where there is none.
fn item(cx: Context<'_>, incoming: &Incoming, name: &Identifier) -> TokenStream {
    let name = ident(name);
    let ty = match incoming.body.as_ref().map(|body| &body.body.content) {
        None => quote! { () },
        Some(
            BodyContent::Json(ty) | BodyContent::Form(ty) | BodyContent::Multipart(ty) | BodyContent::Sequence(ty, _),
        ) => expression(cx, Place::Tag, ty),
        Some(BodyContent::Xml(body)) => expression(cx, Place::Tag, &body.ty),
        Some(BodyContent::Text) => quote! { ::std::string::String },
        Some(BodyContent::Bytes) => quote! { ::std::vec::Vec<u8> },
    };
    let docs = attributes(item_docs(cx, incoming));
    quote! { #docs pub type #name = #ty; }
}

fn item_docs(cx: Context<'_>, incoming: &Incoming) -> Comment {
    let comment = Comment::described(&incoming.docs, format!("{}.", sender(incoming)));
    let comment = match &incoming.body {
        Some(RequestBody { required, body, choices: _, constraints: _, docs, location: _ }) => {
            let presence = if *required { "always there" } else { "optional" };
            comment.labelled(&format!("The body, {}, {presence}", code(&body.media_type)), docs)
        }
        None => comment.paragraph("It has no body that is described."),
    };
    let comment = titled(comment, "# Parameters", incoming.parameters.iter().map(parameter).collect());
    titled(comment, "# Answers", answers(incoming)).facts(facts(cx, incoming))
}

/// `Webhook petAdded`.
fn sender(incoming: &Incoming) -> String {
    let kind = match incoming.trigger {
        Trigger::Webhook => "Webhook",
        Trigger::Callback { .. } => "Callback",
    };
    format!("{kind} {}", code(&incoming.name))
}

/// Whose body a type is, one sentence each.
pub(super) fn payload_facts<'a>(cx: Context<'a>, of: &'a [IncomingId]) -> impl Iterator<Item = String> + 'a {
    of.iter().filter_map(move |id| {
        let incoming = cx.api.incoming.get(id.index())?;
        let name = cx.names.incoming.get(id.index())?;
        // No link: its target may be off while the type is there.
        Some(format!("{} carries it: `incoming::{name}`.", sender(incoming)))
    })
}

fn parameter(parameter: &IncomingParameter) -> Comment {
    let IncomingParameter { name, location_in, required, description } = parameter;
    let presence = if *required { "" } else { ", optional" };
    let docs = crate::ir::Docs { description: description.clone(), ..crate::ir::Docs::default() };
    Comment::default().labelled(&format!("{} {}{presence}", location(*location_in), code(name)), &docs)
}

fn answers(incoming: &Incoming) -> Vec<Comment> {
    let answers = incoming.answers.iter().map(|answer| {
        let status = match answer.status {
            StatusPattern::Default => "any other status".to_owned(),
            other => other.to_string(),
        };
        let description = Some(answer.description.clone()).filter(|text| !text.is_empty());
        let docs = crate::ir::Docs { description, ..crate::ir::Docs::default() };
        Comment::default().labelled(&status, &docs)
    });
    answers.collect()
}

fn facts(cx: Context<'_>, incoming: &Incoming) -> Vec<String> {
    let mut facts = vec![match &incoming.trigger {
        Trigger::Webhook => format!("Sent with {}.", incoming.method.as_str()),
        Trigger::Callback { expression, owner: _, operations } => {
            let operations = operations.iter().filter_map(|id| cx.api.operations.get(id.index()));
            let callers: Vec<String> = operations
                .map(|operation| code(&format!("{} {}", operation.method.as_str(), operation.path.text)))
                .collect();
            let method = incoming.method.as_str();
            format!("Sent with {method} to {} after {}.", code(expression), callers.join(", "))
        }
    }];
    facts.extend(incoming.deprecated.then(|| "Deprecated.".to_owned()));
    facts
}
