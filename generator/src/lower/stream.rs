//! Response bodies that are given as they arrive: which media type, and what the pieces are.

use openapiv3::{MediaType, ReferenceOr, Response};

use crate::ir::{self, BodyContent, Stream, StreamContent, TypeExpression};
use crate::load::Node;
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{Located, Place, SchemaId};

use super::context::{Context, member};
use super::media_type::{Kind, component_seat, is_binary, kind, schema_at};
use super::reference::peel;
use super::schema::lower_schema;
use super::untyped::untyped;

/// The media type of a response that is a sequence, which a success is given as, too.
pub(super) fn sequence(response: &Response) -> Option<(&str, &MediaType)> {
    let mut sequences = response.content.iter().filter(|(name, _)| kind(name) == Kind::Sequence);
    sequences.next().map(|(name, media_type)| (name.as_str(), media_type))
}

/// The key of a media type's `itemSchema` (OpenAPI 3.2) among the extras of its response.
pub(super) fn item_schema(media_type: &str) -> String {
    format!("content/{}/itemSchema", media_type.replace('~', "~0").replace('/', "~1"))
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
    let content = match essence(name).as_str() {
        "text/event-stream" => {
            let data = item.map_or(whole, |item| data_of(cx, item)).filter(|schema| !is_text(cx, *schema));
            StreamContent::Events(data.map(|schema| typed(cx, schema, seat)))
        }
        records if records.ends_with("json-seq") => StreamContent::Records(value(cx, (item, whole), located, seat)),
        _ => StreamContent::Lines(value(cx, (item, whole), located, seat)),
    };
    Some(Stream { media_type: name.to_owned(), content })
}

/// The type of one value: that of `itemSchema`, or the items of `schema` where that is a list, or `schema` itself, which older versions have
/// nothing else for.
fn value(
    cx: &mut Context<'_>,
    (item, whole): (Option<SchemaId>, Option<SchemaId>),
    located: &Located<ReferenceOr<Response>>,
    seat: &ir::Origin,
) -> TypeExpression {
    let items = |whole: SchemaId| cx.schema(peel(cx, whole).core).items.unwrap_or(whole);
    match item.or_else(|| whole.map(items)) {
        Some(schema) => typed(cx, schema, seat),
        None => untyped(cx, &member(&located.location, "content"), None),
    }
}

fn typed(cx: &mut Context<'_>, schema: SchemaId, seat: &ir::Origin) -> TypeExpression {
    let seat = component_seat(cx, Some(schema)).unwrap_or_else(|| seat.clone());
    lower_schema(cx, schema, &seat)
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
