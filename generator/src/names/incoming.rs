//! Names of what the service sends on its own: one scope for webhooks and callbacks.

use crate::ir;

use super::Identifier;
use super::ladder::{TYPE, specified};
use super::operation::operation_text;
use super::scope::{Taken, assign};
use super::wish::Wish;

/// The name of the payload of each request, by [`ir::IncomingId`].
pub(super) fn assign_incoming(api: &ir::Api) -> Vec<Identifier> {
    let wishes: Vec<Wish> = api.incoming.iter().map(|incoming| wish(api, incoming)).collect();
    assign(&wishes, &Taken::default())
}

fn wish(api: &ir::Api, incoming: &ir::Incoming) -> Wish {
    let details = incoming_details(incoming);
    let details: Vec<&str> = details.iter().map(String::as_str).collect();
    let mut wish = specified(&incoming_text(api, incoming), &details, TYPE);
    if matches!(incoming.trigger, ir::Trigger::Callback { .. }) {
        wish.rank += 3;
    }
    wish
}

/// What a request is called before any case. A webhook and a component are named in the whole description, any other callback in its operation.
pub(super) fn incoming_text(api: &ir::Api, incoming: &ir::Incoming) -> String {
    let owner = match incoming.trigger {
        ir::Trigger::Callback { owner, .. } => owner.and_then(|id| api.operations.get(id.index())),
        ir::Trigger::Webhook => None,
    };
    match owner {
        Some(owner) => format!("{} {}", operation_text(owner), incoming.name),
        None => incoming.name.clone(),
    }
}

/// What tells a request from others of the same name.
pub(super) fn incoming_details(incoming: &ir::Incoming) -> Vec<String> {
    let method = incoming.method.as_str().to_lowercase();
    match &incoming.trigger {
        ir::Trigger::Webhook => vec![method, "webhook".to_owned()],
        ir::Trigger::Callback { expression, .. } => {
            let place = format!("{method} to {expression}");
            vec!["callback".to_owned(), method, place]
        }
    }
}
