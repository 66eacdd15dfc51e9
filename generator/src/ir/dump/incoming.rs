//! Requests of the service as text.

use crate::ir;

use super::api::docs;
use super::label::{incoming_label, operation_label};
use super::operations::request_body;
use super::page::{Page, flags};

pub(super) fn incoming_request(page: &mut Page, api: &ir::Api, id: ir::IncomingId, incoming: &ir::Incoming) {
    let ir::Incoming { name: _, trigger, method: _, docs: text, deprecated, parameters, body, answers, location: _ } =
        incoming;
    let marks = flags(&[("deprecated", *deprecated)]);
    page.line(format_args!("{}{marks}", incoming_label(api, id)));
    page.nested(|page| {
        docs(page, text);
        if let ir::Trigger::Callback { expression, owner: _, operations } = trigger {
            page.line(format_args!("to {expression:?}"));
            for operation in operations {
                page.line(format_args!("of operation {}", operation_label(api, *operation)));
            }
        }
        for ir::IncomingParameter { name, location_in, required, description } in parameters {
            let marks = flags(&[("required", *required)]);
            page.line(format_args!("{location_in:?} parameter {name:?}{marks}"));
            page.nested(|page| page.fact("description", description.as_ref()));
        }
        if let Some(item) = body {
            request_body(page, api, item);
        }
        for ir::IncomingAnswer { status, description } in answers {
            page.line(format_args!("answer {status} {description:?}"));
        }
    });
}
