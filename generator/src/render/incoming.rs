//! The module `incoming`: a name for what each webhook and callback carries, and what is said of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{BodyContent, Incoming, IncomingId, IncomingParameter, StatusPattern, Trigger};
use crate::names::Identifier;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::module::{Condition, Module, Visibility, format_with_imports};
use super::operation_docs::titled;
use super::parameter::location;
use super::type_expression::{Place, expression};

/// The module; `None` when the service sends nothing on its own.
pub(super) fn render_incoming(cx: Context<'_>) -> Option<Module> {
    if cx.api.incoming.is_empty() {
        return None;
    }
    let all = cx.api.incoming.iter().zip(&cx.names.incoming);
    let items = all.filter_map(|(incoming, name)| item(cx, incoming, name)).collect();
    Some(Module {
        name: "incoming".to_owned(),
        visibility: Visibility::Public,
        condition: Condition::Always,
        docs: docs(cx),
        items: format_with_imports(items, &[Ident::new("types", Span::call_site())]),
        children: Vec::new(),
    })
}

fn docs(cx: Context<'_>) -> Comment {
    let comment = Comment::text("What the service sends on its own: webhooks, and callbacks of operations.");
    let comment = comment.paragraph(
        "Whoever serves such a request reads its body with [`from_json`](super::runtime::from_json), into the type that is named here.",
    );
    let all = || cx.api.incoming.iter().zip(&cx.names.incoming);
    let of = |wanted: bool| all().filter(move |(incoming, _)| matches!(incoming.trigger, Trigger::Webhook) == wanted);
    let comment = titled(comment, "# Webhooks", of(true).map(|(incoming, name)| entry(cx, incoming, name)).collect());
    titled(comment, "# Callbacks", of(false).map(|(incoming, name)| entry(cx, incoming, name)).collect())
}

/// A line of the list: a link to what has a body, everything there is to say of what has none.
fn entry(cx: Context<'_>, incoming: &Incoming, name: &Identifier) -> Comment {
    if incoming.body.is_some() {
        return Comment::text(format!("[`{name}`]: {} {}", incoming.method.as_str(), code(&incoming.name)));
    }
    let label = format!("{} {}, without a body", incoming.method.as_str(), code(&incoming.name));
    Comment::default().labelled(&label, &incoming.docs).facts(facts(cx, incoming))
}

fn item(cx: Context<'_>, incoming: &Incoming, name: &Identifier) -> Option<TokenStream> {
    let body = incoming.body.as_ref()?;
    let name = ident(name);
    let ty = match &body.body.content {
        BodyContent::Json(ty) | BodyContent::Form(ty) | BodyContent::Multipart(ty) => expression(cx, Place::Tag, ty),
        BodyContent::Text => quote! { ::std::string::String },
        BodyContent::Bytes => quote! { ::std::vec::Vec<u8> },
    };
    let comment = Comment::described(&incoming.docs, format!("{}.", sender(incoming)));
    let presence = if body.required { "always there" } else { "optional" };
    let label = format!("The body, {}, {presence}", code(&body.body.media_type));
    let comment = comment.labelled(&label, &body.docs);
    let comment = titled(comment, "# Parameters", incoming.parameters.iter().map(parameter).collect());
    let comment = titled(comment, "# Answers", answers(incoming));
    let docs = attributes(comment.facts(facts(cx, incoming)));
    Some(quote! { #docs pub type #name = #ty; })
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
    let named = of.iter().filter_map(move |id| {
        let incoming = cx.api.incoming.get(id.index())?;
        let name = cx.names.incoming.get(id.index())?;
        Some(format!("{} carries it: [`{name}`](super::super::incoming::{name}).", sender(incoming)))
    });
    named
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
        Trigger::Callback { expression, operations } => {
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
