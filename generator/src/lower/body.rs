//! Request bodies.

use openapiv3::{ReferenceOr, RequestBody};

use crate::diagnostics::Code;
use crate::ir::{self, Role};
use crate::spec;

use super::context::{Context, member};
use super::encoding::lower_encodings;
use super::extras::report_extras;
use super::media_type::{Kind, choose, lower_body, lower_examples, lower_multipart, report_encodings};
use super::operation::{Owner, Unit};

/// The request body; `Err` says why the operation cannot be called without what is missing.
pub(super) fn lower_request_body(
    cx: &mut Context<'_>,
    placeholder: &ReferenceOr<RequestBody>,
    unit: &Unit<'_>,
) -> Result<Option<ir::RequestBody>, String> {
    let Some((place, located, body)) = spec::follow(&cx.document.request_bodies, placeholder) else {
        return Err("its request body leads nowhere".to_owned());
    };
    // The name of a body parameter is for documentation only (Swagger 2.0, section Parameter Object).
    report_extras(cx, located, &["name"]);
    let RequestBody { description, content, required, extensions: _ } = body;
    let Some(chosen) = choose(cx, content, &located.location) else {
        let message = "a request body without media type is not sent";
        cx.report(Code::MissingField, &member(&located.location, "content"), message);
        return Ok(None);
    };
    let role = match unit.owner {
        Owner::Operation(_) => Role::RequestBody,
        Owner::Incoming(_) => Role::Payload,
    };
    let seat = unit.seat(place, "requestBodies", role);
    let lowered = match (chosen.kind, unit.owner) {
        (Kind::Multipart, Owner::Operation(_)) => Some(lower_multipart(cx, &chosen, &seat)),
        _ => lower_body(cx, &chosen, &seat),
    };
    let Some(mut lowered) = lowered else {
        return Err(format!("its request body is `{}`", chosen.name));
    };
    match lowered.content {
        ir::BodyContent::Form(_) | ir::BodyContent::Multipart(_) => lowered.encodings = lower_encodings(cx, &chosen),
        _ => report_encodings(cx, &chosen),
    }
    let media_type = chosen.media_type;
    Ok(Some(ir::RequestBody {
        required: *required,
        body: lowered,
        docs: ir::Docs {
            description: description.clone(),
            examples: lower_examples(cx, media_type.example.as_ref(), &media_type.examples),
            ..ir::Docs::default()
        },
        location: located.location.clone(),
    }))
}
