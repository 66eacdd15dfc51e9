//! Sequences: response bodies that are given as they arrive, and request bodies of values one after the other.

use openapiv3::{MediaType, ReferenceOr, Response};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, BodyContent, Framing, Stream, StreamContent, TypeExpression};
use crate::load::Node;
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{Located, Place, SchemaId};

use super::context::{Context, made_type, member};
use super::docs::lower_docs;
use super::media_type::{Kind, component_seat, is_binary, kind, schema_at};
use super::reference::peel;
use super::schema::lower_schema;
use super::untyped::untyped;
use super::ways::Chosen;

/// The media type of a response that is a sequence, which a success is given as, too.
pub(super) fn sequence(response: &Response) -> Option<(&str, &MediaType)> {
    let mut sequences = response.content.iter().filter(|(name, _)| kind(name) == Kind::Sequence);
    sequences.next().map(|(name, media_type)| (name.as_str(), media_type))
}

/// The key of a media type's `itemSchema` (OpenAPI 3.2) among the extras of its response.
pub(super) fn item_schema(media_type: &str) -> String {
    format!("content/{}/itemSchema", media_type.replace('~', "~0").replace('/', "~1"))
}

/// The schema of one value of a sequence that is sent: that of `itemSchema`, or the items of `schema` where that is a list, or `schema` itself.
pub(super) fn sent_item(cx: &Context<'_>, chosen: &Chosen<'_>, item: Option<&Node>) -> Option<SchemaId> {
    let item = item.and_then(|node| schema_of(cx, node));
    let whole = chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema));
    one_of(cx, item, whole)
}

/// A request body that is a sequence of JSON values, described by `schema` or by what `itemSchema` is; `None` where it is one of events.
pub(super) fn lower_sequence(
    cx: &mut Context<'_>,
    chosen: &Chosen<'_>,
    item: Option<&Node>,
    seat: &ir::Origin,
) -> Option<ir::Body> {
    let framing = framing(chosen.name)?;
    let item = sent_item(cx, chosen, item);
    report_whole(cx, chosen);
    let ty = value(cx, (item, None), &chosen.location, seat);
    let content = BodyContent::Sequence(ty, framing);
    Some(ir::Body { media_type: chosen.name.to_owned(), content, encodings: Vec::new() })
}

/// How the values of a sequence are told apart; `None` for events.
pub(super) fn framing(media_type: &str) -> Option<Framing> {
    match essence(media_type).as_str() {
        "text/event-stream" => None,
        records if records.ends_with("json-seq") => Some(Framing::Records),
        _ => Some(Framing::Lines),
    }
}

/// The stream of a response: its sequence, else the bytes that its body is.
pub(super) fn lower_stream(
    cx: &mut Context<'_>,
    located: &Located<ReferenceOr<Response>>,
    response: &Response,
    body: Option<&ir::Body>,
    seat: &ir::Origin,
) -> Option<Stream> {
    let Some((name, media_type)) = sequence(response) else {
        let bytes = body.filter(|body| body.content == BodyContent::Bytes)?;
        return Some(Stream { media_type: bytes.media_type.clone(), content: StreamContent::Bytes });
    };
    let item = located.extras.get(&item_schema(name)).and_then(|node| schema_of(cx, node));
    let whole = media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema));
    let location = member(&located.location, "content");
    let content = match framing(name) {
        None => {
            if let Some(events) = item.and_then(|item| event_choice(cx, item, &location, seat)) {
                return Some(Stream { media_type: name.to_owned(), content: StreamContent::NamedEvents(events) });
            }
            let data = item.map_or(whole, |item| data_of(cx, item)).filter(|schema| !is_text(cx, *schema));
            StreamContent::Events(data.map(|schema| typed(cx, schema, seat)))
        }
        Some(Framing::Records) => StreamContent::Records(value(cx, (item, whole), &location, seat)),
        Some(Framing::Lines) => StreamContent::Lines(value(cx, (item, whole), &location, seat)),
    };
    Some(Stream { media_type: name.to_owned(), content })
}

/// The type of one value: that of `itemSchema`, or the items of `schema` where that is a list, or `schema` itself, which older versions have
/// nothing else for. A text is all of the sequence, and says nothing of its values.
fn value(
    cx: &mut Context<'_>,
    (item, whole): (Option<SchemaId>, Option<SchemaId>),
    location: &Location,
    seat: &ir::Origin,
) -> TypeExpression {
    match one_of(cx, item, whole) {
        Some(schema) => typed(cx, schema, seat),
        None => untyped(cx, location, None),
    }
}

fn one_of(cx: &Context<'_>, item: Option<SchemaId>, whole: Option<SchemaId>) -> Option<SchemaId> {
    let whole = whole.filter(|whole| !is_text(cx, *whole));
    item.or_else(|| whole.map(|whole| cx.schema(peel(cx, whole).core).items.unwrap_or(whole)))
}

/// How many values a sequence may have, and whether they differ, no call checks: it sends one after the other.
fn report_whole(cx: &mut Context<'_>, chosen: &Chosen<'_>) {
    let Some(whole) = chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema)) else { return };
    let schema = cx.schema(peel(cx, whole).core);
    let limits = [
        ("minItems", schema.min_items.is_some()),
        ("maxItems", schema.max_items.is_some()),
        ("uniqueItems", schema.unique_items),
    ];
    for (key, _) in limits.into_iter().filter(|(_, is_there)| *is_there && schema.items.is_some()) {
        let message = format!("`{key}` of a sequence is documented only: its values are sent one after the other");
        cx.report(Code::DocsOnly, &schema.at(key), message);
    }
}

fn typed(cx: &mut Context<'_>, schema: SchemaId, seat: &ir::Origin) -> TypeExpression {
    let seat = component_seat(cx, Some(schema)).unwrap_or_else(|| seat.clone());
    lower_schema(cx, schema, &seat)
}

/// The type of events whose schemas are told apart by the event's name (OpenAPI 3.2, section Special Considerations for Server-Sent Events).
fn event_choice(
    cx: &mut Context<'_>,
    item: SchemaId,
    location: &Location,
    seat: &ir::Origin,
) -> Option<TypeExpression> {
    let schema = cx.schema(peel(cx, item).core);
    let branches = if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of };
    let names: Vec<String> = branches.iter().map(|branch| event_name(cx, *branch)).collect::<Option<_>>()?;
    if names.is_empty() || has_doubles(&names) {
        return None;
    }
    let shared = data_of(cx, item);
    let branches = branches.clone();
    let id = cx.add(made_type(seat.clone(), ir::TypeKind::EventChoice(Vec::new()), location));
    let cases = branches.into_iter().zip(names).map(|(branch, name)| {
        let data = data_of(cx, branch).or(shared).filter(|schema| !is_text(cx, *schema));
        let seat = ir::Origin::Inline { parent: id, role: ir::Role::Variant(name.clone()), title: None };
        let docs = lower_docs(cx, peel(cx, branch).of_use());
        ir::EventCase { name, data: data.map(|schema| typed(cx, schema, &seat)), docs }
    });
    let cases = cases.collect();
    cx.fill(id, made_type(seat.clone(), ir::TypeKind::EventChoice(cases), location));
    Some(TypeExpression::Named(id))
}

/// The only value that the schema of an event has for its name.
fn event_name(cx: &Context<'_>, event: SchemaId) -> Option<String> {
    let schema = cx.schema(peel(cx, event).core);
    let name = schema.properties.iter().find(|(name, _)| *name == "event").map(|(_, name)| *name)?;
    let name = cx.schema(peel(cx, name).core);
    let value = name.const_value.as_ref().or(match name.enum_values.as_deref() {
        Some([only]) => Some(only),
        _ => None,
    });
    value?.as_str().map(str::to_owned)
}

fn has_doubles(names: &[String]) -> bool {
    names.iter().enumerate().any(|(index, name)| names.iter().skip(index + 1).any(|other| other == name))
}

/// What the data of an event is, by the schema of the event (OpenAPI 3.2, section Special Considerations for Server-Sent Events).
fn data_of(cx: &Context<'_>, event: SchemaId) -> Option<SchemaId> {
    let event = cx.schema(peel(cx, event).core);
    let data = event.properties.iter().find(|(name, _)| *name == "data").map(|(_, data)| *data)?;
    cx.schema(peel(cx, data).core).content_schema
}

fn is_text(cx: &Context<'_>, schema: SchemaId) -> bool {
    is_binary(cx, Some(schema)) || cx.schema(peel(cx, schema).core).types == TypeSet::EMPTY.with(Type::String)
}

fn schema_of(cx: &Context<'_>, placeholder: &Node) -> Option<SchemaId> {
    cx.document.schemas.at(&Place::from_placeholder(placeholder.get("$ref")?.as_str()?)?)
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
