//! Request bodies.

use openapiv3::{ReferenceOr, RequestBody};

use crate::diagnostics::{Code, Family};
use crate::ir::{self, Role, SentAs};
use crate::spec::{self, Located};

use super::constraints::lower_limits_of_use;
use super::context::{Context, member, place_of};
use super::encoding::lower_encodings;
use super::extras::report_extras;
use super::media_type::{
    Kind, is_wildcard, lower_body, lower_examples, lower_multipart, lower_xml_body, report_encodings, schema_at,
};
use super::object::is_named;
use super::operation::{Owner, Unit};
use super::reference::peel;
use super::stream::{framing, item_schema, lower_sequence, sent_item};
use super::ways::{self, Chosen, choose, choose_way};

/// Why there is no request body, and the finding that cost it.
pub(super) struct Lost {
    pub(super) code: Code,
    pub(super) reason: String,
}

/// The request body; `Err` says why the operation cannot be called without what is missing.
pub(super) fn lower_request_body(
    cx: &mut Context<'_>,
    placeholder: &ReferenceOr<RequestBody>,
    unit: &Unit<'_>,
) -> Result<Option<ir::RequestBody>, Lost> {
    let Some((place, located, body)) = spec::follow(&cx.document.request_bodies, placeholder) else {
        return unknown_body(cx, unit);
    };
    let has_other_ways = matches!(unit.owner, Owner::Operation(_));
    let chosen = choose(cx, &body.content, &located.location, has_other_ways);
    let sequence = chosen.iter().filter(|chosen| chosen.kind == Kind::Sequence && has_other_ways);
    let item_schemas: Vec<String> = sequence.map(|chosen| item_schema(chosen.name)).collect();
    // The name of a body parameter is for documentation only (Swagger 2.0, section Parameter Object).
    let used: Vec<&str> = item_schemas.iter().map(String::as_str).chain(["name"]).collect();
    report_extras(cx, located, &used);
    let Some(chosen) = chosen else {
        let message = "a request body without media type is not sent";
        cx.report(Code::MissingField, &member(&located.location, "content"), message);
        return Ok(None);
    };
    let role = match unit.owner {
        Owner::Operation(_) => Role::RequestBody,
        Owner::Incoming(_) => Role::Payload,
    };
    let seat = unit.seat(cx, place, role);
    lower_chosen(cx, (located, body), &chosen, unit, &seat).map(Some)
}

/// The ways to send a request body that are no other name for the first one.
pub(super) fn other_ways(cx: &Context<'_>, placeholder: &ReferenceOr<RequestBody>) -> Vec<SentAs> {
    let body = spec::follow(&cx.document.request_bodies, placeholder);
    let ways = body.map(|(_, _, body)| ways::other_ways(cx, &body.content)).unwrap_or_default();
    ways.into_iter().map(|(way, _)| way).collect()
}

/// The request body of an operation, sent in another way than the first.
pub(super) fn lower_request_body_as(
    cx: &mut Context<'_>,
    placeholder: &ReferenceOr<RequestBody>,
    unit: &Unit<'_>,
    way: SentAs,
) -> Option<ir::RequestBody> {
    let (place, located, body) = spec::follow(&cx.document.request_bodies, placeholder)?;
    let seat = unit.seat(cx, place, Role::RequestBodyAs(way));
    let chosen = choose_way(cx, &body.content, &located.location, way)?;
    lower_chosen(cx, (located, body), &chosen, unit, &seat).ok()
}

fn lower_chosen(
    cx: &mut Context<'_>,
    (located, body): (&Located<ReferenceOr<RequestBody>>, &RequestBody),
    chosen: &Chosen<'_>,
    unit: &Unit<'_>,
    seat: &ir::Origin,
) -> Result<ir::RequestBody, Lost> {
    // The media types of `content` are chosen before.
    let RequestBody { description, content: _, required, extensions: _ } = body;
    let lowered = match (chosen.kind, unit.owner) {
        (Kind::Multipart, Owner::Operation(_)) => Some(lower_multipart(cx, chosen, seat)),
        (Kind::Xml, Owner::Operation(_)) => Some(lower_xml_body(cx, chosen, seat)),
        (Kind::Sequence, Owner::Operation(_)) if framing(chosen.name).is_some() => {
            lower_sequence(cx, chosen, located.extras.get(&item_schema(chosen.name)), seat)
        }
        _ => lower_body(cx, chosen, seat),
    };
    let Some(mut lowered) = lowered else {
        return Err(Lost { code: Code::NotModelled, reason: format!("its request body is `{}`", chosen.name) });
    };
    match lowered.content {
        ir::BodyContent::Form(_) | ir::BodyContent::Multipart(_) => lowered.encodings = lower_encodings(cx, chosen),
        _ => report_encodings(cx, chosen),
    }
    let choices = choices(chosen, &mut lowered);
    let media_type = chosen.media_type;
    Ok(ir::RequestBody {
        required: *required,
        constraints: limits(cx, located, chosen, &lowered),
        body: lowered,
        choices,
        docs: ir::Docs {
            description: description.clone(),
            examples: lower_examples(cx, media_type.example.as_ref(), &media_type.examples),
            ..ir::Docs::default()
        },
        location: located.location.clone(),
    })
}

/// A body that leads nowhere. What is not read although the description is right costs the body's type alone: its bytes are the caller's.
fn unknown_body(cx: &mut Context<'_>, unit: &Unit<'_>) -> Result<Option<ir::RequestBody>, Lost> {
    let location = member(unit.location, "requestBody");
    let code = cx.untyped.lost_object(&cx.document.request_bodies, place_of(&location));
    let reason = "its request body leads nowhere".to_owned();
    if code.family() == Family::Fault || matches!(unit.owner, Owner::Incoming(_)) {
        return Err(Lost { code, reason });
    }
    cx.leave_out("request body", location.pointer.as_str(), (code, "it leads nowhere; bytes are sent"), &location);
    let body = ir::Body {
        media_type: "application/octet-stream".to_owned(),
        content: ir::BodyContent::Bytes,
        encodings: Vec::new(),
    };
    let (constraints, docs) = (ir::Constraints::default(), ir::Docs::default());
    Ok(Some(ir::RequestBody { required: false, body, choices: Vec::new(), constraints, docs, location }))
}

/// What the caller may say that the body is. A range is no media type (RFC 9110, section 8.3), so the body is something in it unless the caller says
/// more.
fn choices(chosen: &Chosen<'_>, body: &mut ir::Body) -> Vec<String> {
    let plain = match body.content {
        ir::BodyContent::Text => Some("text/plain"),
        ir::BodyContent::Bytes => Some("application/octet-stream"),
        // Theirs is settled where their type is.
        ir::BodyContent::Json(_)
        | ir::BodyContent::Form(_)
        | ir::BodyContent::Multipart(_)
        | ir::BodyContent::Xml(_)
        | ir::BodyContent::Sequence(..) => None,
    };
    let plain = plain.filter(|_| is_wildcard(&body.media_type));
    let range = plain.map(|plain| std::mem::replace(&mut body.media_type, plain.to_owned()));
    range.into_iter().chain(chosen.choices.iter().map(|choice| (*choice).to_owned())).collect()
}

/// The limits of a body whose type has none of its own: a list, a map, a scalar that is written where it is used.
fn limits(
    cx: &mut Context<'_>,
    located: &Located<ReferenceOr<RequestBody>>,
    chosen: &Chosen<'_>,
    body: &ir::Body,
) -> ir::Constraints {
    let schema = match body.content {
        // Each value is checked by itself.
        ir::BodyContent::Sequence(..) => sent_item(cx, chosen, located.extras.get(&item_schema(chosen.name))),
        _ => chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema)),
    };
    let (Some(ty), Some(schema)) = (body.content.ty(), schema) else { return ir::Constraints::default() };
    let peeled = peel(cx, schema);
    if peeled.shared.is_none() && is_named(ty) {
        return ir::Constraints::default();
    }
    lower_limits_of_use(cx, &peeled)
}
