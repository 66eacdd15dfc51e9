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

/// A webhook is named in the whole description, a callback in an operation: it gives way.
fn wish(api: &ir::Api, incoming: &ir::Incoming) -> Wish {
    let details = incoming_details(api, incoming);
    let details: Vec<&str> = details.iter().map(String::as_str).collect();
    let mut wish = specified(&incoming.name, &details, TYPE);
    if matches!(incoming.trigger, ir::Trigger::Callback { .. }) {
        wish.rank += 3;
    }
    wish
}

/// What tells a request from others of the same name.
pub(super) fn incoming_details(api: &ir::Api, incoming: &ir::Incoming) -> Vec<String> {
    let method = incoming.method.as_str().to_lowercase();
    let ir::Trigger::Callback { expression, operations } = &incoming.trigger else {
        return vec![method, "webhook".to_owned()];
    };
    let caller = operations.first().and_then(|id| api.operations.get(id.index())).map(operation_text);
    let caller = caller.map(|caller| format!("of {caller}"));
    let with_method = caller.iter().map(|caller| format!("{method} {caller}"));
    let with_place = caller.iter().map(|caller| format!("{method} {caller} to {expression}"));
    let word = Some("callback".to_owned());
    word.into_iter().chain(caller.iter().cloned()).chain(with_method).chain(with_place).collect()
}
