//! Response bodies: which of several media types is asked for, and how it is given.

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::diagnostics::{Code, Location};
use crate::ir::{self, Body, BodyContent};
use crate::spec::SchemaId;
use crate::spec::schema::{Type, TypeSet};

use super::context::{Context, member};
use super::media_type::{
    Kind, component_seat, is_binary, is_wildcard, kind, lower_examples, report_encodings, schema_at, xml_content,
};
use super::reference::peel;
use super::schema::lower_schema;
use super::ways::Chosen;

/// The body that is asked for.
pub(super) struct ResponseBody {
    /// It.
    pub(super) body: Body,
    /// The media types that the server has beside it.
    pub(super) others: Vec<String>,
    /// Its examples as JSON text.
    pub(super) examples: Vec<String>,
}

/// The body of the response at `location`: JSON where there is some, else the first that can be given best. `stream` is the media type that is given
/// as it arrives, too.
pub(super) fn lower_response_body(
    cx: &mut Context<'_>,
    content: &IndexMap<String, MediaType>,
    stream: Option<&str>,
    location: &Location,
    seat: &ir::Origin,
) -> Option<ResponseBody> {
    let location = member(location, "content");
    let (name, media_type) = content.iter().min_by_key(|(name, media_type)| rank(cx, name, media_type))?;
    let chosen = Chosen { name, kind: kind(name), media_type, choices: Vec::new(), location: member(&location, name) };
    let others: Vec<(&String, &MediaType)> = content.iter().filter(|(other, _)| *other != name).collect();
    let unused: Vec<(&String, &MediaType)> =
        others.iter().copied().filter(|(other, _)| stream != Some(other.as_str())).collect();
    report_others(cx, &chosen, &unused, &location);
    report_encodings(cx, &chosen);
    Some(ResponseBody {
        body: lower_chosen(cx, &chosen, stream, seat),
        others: others.into_iter().map(|(name, _)| name.clone()).collect(),
        examples: lower_examples(cx, media_type.example.as_ref(), &media_type.examples),
    })
}

/// How a body is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Giving {
    Json,
    Xml,
    Text,
    Bytes,
    /// As bytes, since what it is made of is not read: sequences, several parts.
    Unread,
}

/// Whatever a wildcard stands for is named by no client, so that a media type by its name comes first.
fn rank(cx: &Context<'_>, name: &str, media_type: &MediaType) -> (Giving, bool) {
    (giving(cx, name, schema(cx, media_type)), is_wildcard(name))
}

fn schema(cx: &Context<'_>, media_type: &MediaType) -> Option<SchemaId> {
    media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema))
}

/// A wildcard is JSON only if its schema says more than that it is a text: a server that sends a text as such is no rarity.
fn giving(cx: &Context<'_>, name: &str, schema: Option<SchemaId>) -> Giving {
    match kind(name) {
        Kind::Json if is_wildcard(name) => match schema {
            None => Giving::Bytes,
            Some(_) if is_binary(cx, schema) => Giving::Bytes,
            Some(id) if is_text(cx, id) => Giving::Text,
            Some(_) => Giving::Json,
        },
        Kind::Json => Giving::Json,
        Kind::Text if is_binary(cx, schema) => Giving::Bytes,
        Kind::Text | Kind::Form => Giving::Text,
        Kind::Bytes => Giving::Bytes,
        Kind::Xml => Giving::Xml,
        Kind::Sequence | Kind::Multipart => Giving::Unread,
    }
}

fn is_text(cx: &Context<'_>, schema: SchemaId) -> bool {
    cx.schema(peel(cx, schema).core).types == TypeSet::EMPTY.with(Type::String)
}

/// Media types with the same schema are the same content in other clothes; any other is a loss.
fn report_others(cx: &mut Context<'_>, chosen: &Chosen<'_>, others: &[(&String, &MediaType)], location: &Location) {
    let core = |cx: &Context<'_>, media_type: &MediaType| schema(cx, media_type).map(|id| peel(cx, id).core);
    let own = core(cx, chosen.media_type);
    let (same, different): (Vec<_>, Vec<_>) = others.iter().partition(|(_, media_type)| core(cx, media_type) == own);
    let names = |list: &[&(&String, &MediaType)]| {
        list.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    };
    if !different.is_empty() {
        let message = format!("beside `{}`, {} is not modelled", chosen.name, names(&different));
        cx.report(Code::NotModelled, location, message);
    } else if !same.is_empty() {
        let message = format!("`{}` is asked for, {} is documented only", chosen.name, names(&same));
        cx.report(Code::DocsOnly, location, message);
    }
}

fn lower_chosen(cx: &mut Context<'_>, chosen: &Chosen<'_>, stream: Option<&str>, seat: &ir::Origin) -> Body {
    let schema = schema(cx, chosen.media_type);
    let seat = &component_seat(cx, schema).unwrap_or_else(|| seat.clone());
    let content = match giving(cx, chosen.name, schema) {
        Giving::Json => BodyContent::Json(match schema {
            Some(schema) => lower_schema(cx, schema, seat),
            None => super::untyped::untyped(cx, &chosen.location, None),
        }),
        Giving::Xml => xml_content(cx, schema, seat),
        Giving::Text => BodyContent::Text,
        Giving::Bytes => BodyContent::Bytes,
        Giving::Unread if stream == Some(chosen.name) => BodyContent::Bytes,
        Giving::Unread => {
            let message = format!("`{}` is not modelled; its bytes are carried as they are", chosen.name);
            cx.report(Code::NotModelled, &chosen.location, message);
            BodyContent::Bytes
        }
    };
    let media_type = match content {
        BodyContent::Json(_) if is_wildcard(chosen.name) => "application/json",
        _ => chosen.name,
    };
    Body { media_type: media_type.to_owned(), content, encodings: Vec::new() }
}
