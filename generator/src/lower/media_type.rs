//! Media types: which one of several is understood, and how.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, Body, BodyContent, SentAs};
use crate::spec::{self, Place, SchemaId};

use super::context::{Context, member};
use super::reference::peel;
use super::schema::lower_schema;
use super::untyped::untyped;

/// What a media type's content is; in the order of preference when several are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// JSON (RFC 8259; RFC 6839, section 3.1).
    Json,
    /// Several parts, which carry files too.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// XML, which is carried as bytes.
    Xml,
    /// A sequence of values (JSON lines, server-sent events), which is carried as bytes.
    Sequence,
}

/// What a media type as written stands for.
pub(super) fn kind(media_type: &str) -> Kind {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" | "*/*" | "application/*" => Kind::Json,
        "application/x-www-form-urlencoded" => Kind::Form,
        "application/xml" | "text/xml" => Kind::Xml,
        "application/jsonl"
        | "application/x-ndjson"
        | "application/ndjson"
        | "application/json-seq"
        | "application/x-jsonlines"
        | "text/event-stream" => Kind::Sequence,
        other if other.ends_with("+json-seq") => Kind::Sequence,
        other if other.ends_with("+json") => Kind::Json,
        other if other.ends_with("+xml") => Kind::Xml,
        other if other.starts_with("multipart/") => Kind::Multipart,
        other if other.starts_with("text/") => Kind::Text,
        _ => Kind::Bytes,
    }
}

/// Reports the media types beside the one of `content` that is used, where only one may be (Parameter Object, `content`).
pub(super) fn report_alternatives(
    cx: &mut Context<'_>,
    content: &IndexMap<String, MediaType>,
    used: &str,
    location: &Location,
) {
    for other in content.keys().filter(|other| *other != used) {
        let message = format!("`content` has one media type here; `{used}` is used, not `{other}`");
        cx.report(Code::ExclusiveKeys, &member(&member(location, "content"), other), message);
    }
}

/// A media type of `content`, and where it stands.
pub(super) struct Chosen<'a> {
    /// As written.
    pub(super) name: &'a str,
    /// What it stands for.
    pub(super) kind: Kind,
    /// It.
    pub(super) media_type: &'a MediaType,
    /// The others that the same value can be sent as.
    pub(super) choices: Vec<&'a str>,
    /// Where.
    pub(super) location: Location,
}

/// The media type that is understood best, the first of its kind; those that are sent in no way are reported. `location` is that of the object that
/// holds `content`.
pub(super) fn choose<'a>(
    cx: &mut Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    has_other_ways: bool,
) -> Option<Chosen<'a>> {
    let chosen = chosen(cx, content, location, best(content)?);
    let mut sent: Vec<&str> = [chosen.name].into_iter().chain(chosen.choices.iter().copied()).collect();
    for (_, name) in other_ways(cx, content).into_iter().filter(|_| has_other_ways) {
        sent.extend(std::iter::once(name).chain(choices(cx, content, name)));
    }
    let others = content.keys().filter(|name| !sent.contains(&name.as_str())).map(|name| format!("`{name}`"));
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        let message = format!("beside `{}`, {} is not modelled", chosen.name, others.join(", "));
        cx.report(Code::NotModelled, &member(location, "content"), message);
    }
    Some(chosen)
}

/// The media type that is sent in that way.
pub(super) fn choose_way<'a>(
    cx: &Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    way: SentAs,
) -> Option<Chosen<'a>> {
    let ways = other_ways(cx, content);
    let (_, name) = ways.into_iter().find(|(other, _)| *other == way)?;
    Some(chosen(cx, content, location, content.get_key_value(name)?))
}

/// Kinds beside the best one whose first media type has a schema of its own, in the order of preference; what has the same schema says nothing that the
/// best one does not.
pub(super) fn other_ways<'a>(cx: &Context<'_>, content: &'a IndexMap<String, MediaType>) -> Vec<(SentAs, &'a str)> {
    let Some((best, described)) = best(content) else { return Vec::new() };
    let is_own = |other: &MediaType| core(cx, other).is_none() || core(cx, other) != core(cx, described);
    let first = |way: SentAs| {
        let (name, first) = content.iter().find(|(name, _)| kind(name) == Kind::from(way))?;
        (kind(best) != kind(name) && is_own(first)).then_some((way, name.as_str()))
    };
    SentAs::ALL.into_iter().filter_map(first).collect()
}

impl From<SentAs> for Kind {
    fn from(way: SentAs) -> Self {
        match way {
            SentAs::Multipart => Self::Multipart,
            SentAs::Form => Self::Form,
            SentAs::Text => Self::Text,
            SentAs::Bytes => Self::Bytes,
        }
    }
}

fn best(content: &IndexMap<String, MediaType>) -> Option<(&String, &MediaType)> {
    content.iter().min_by_key(|(name, _)| kind(name))
}

fn chosen<'a>(
    cx: &Context<'_>,
    content: &'a IndexMap<String, MediaType>,
    location: &Location,
    (name, media_type): (&'a String, &'a MediaType),
) -> Chosen<'a> {
    let location = member(&member(location, "content"), name);
    Chosen { name, kind: kind(name), media_type, choices: choices(cx, content, name), location }
}

/// What else a value may be called that is sent under that name.
fn choices<'a>(cx: &Context<'_>, content: &'a IndexMap<String, MediaType>, name: &str) -> Vec<&'a str> {
    let Some(described) = content.get(name) else { return Vec::new() };
    let others = content.iter().filter(|(other, _)| other.as_str() != name);
    let choices = others.filter(|(other, media_type)| is_choice(cx, (name, described), (other, media_type)));
    choices.map(|(other, _)| other.as_str()).collect()
}

/// The schema of a media type behind references.
fn core(cx: &Context<'_>, media_type: &MediaType) -> Option<SchemaId> {
    Some(peel(cx, schema_at(cx, media_type.schema.as_ref()?)?).core)
}

/// Whether a value that is sent as one media type can be sent as the other: bytes and text are what the caller says they are, JSON of one schema
/// is the same under every name.
fn is_choice(cx: &Context<'_>, (name, one): (&str, &MediaType), (other_name, other): (&str, &MediaType)) -> bool {
    kind(name) == kind(other_name)
        && match kind(name) {
            Kind::Text | Kind::Bytes => true,
            Kind::Json => core(cx, one).is_some() && core(cx, one) == core(cx, other),
            Kind::Multipart | Kind::Form | Kind::Xml | Kind::Sequence => false,
        }
}

/// The body of a media type; `None` for several parts, which are sent only.
pub(super) fn lower_body(cx: &mut Context<'_>, chosen: &Chosen<'_>, seat: &ir::Origin) -> Option<Body> {
    // Encodings are of forms that are sent.
    let MediaType { schema, example: _, examples: _, encoding: _, extensions: _ } = chosen.media_type;
    let schema = schema.as_ref().and_then(|schema| schema_at(cx, schema));
    let seat = &component_seat(cx, schema).unwrap_or_else(|| seat.clone());
    let typed = |cx: &mut Context<'_>| match schema {
        Some(schema) => lower_schema(cx, schema, seat),
        None => untyped(cx, &chosen.location, None),
    };
    let content = match chosen.kind {
        Kind::Json if is_wildcard(chosen.name) && is_binary(cx, schema) => BodyContent::Bytes,
        Kind::Json => BodyContent::Json(typed(cx)),
        Kind::Form => BodyContent::Form(typed(cx)),
        Kind::Text if is_binary(cx, schema) => BodyContent::Bytes,
        Kind::Text => BodyContent::Text,
        Kind::Bytes => BodyContent::Bytes,
        Kind::Xml | Kind::Sequence => {
            let message = format!("`{}` is not modelled; its bytes are carried as they are", chosen.name);
            cx.report(Code::NotModelled, &chosen.location, message);
            BodyContent::Bytes
        }
        Kind::Multipart => {
            cx.report(Code::NotModelled, &chosen.location, format!("`{}` is not modelled", chosen.name));
            return None;
        }
    };
    let media_type = match content {
        BodyContent::Json(_) if is_wildcard(chosen.name) => "application/json",
        _ => chosen.name,
    };
    Some(Body { media_type: media_type.to_owned(), content, encodings: Vec::new() })
}

/// A body of several parts, for a request.
pub(super) fn lower_multipart(cx: &mut Context<'_>, chosen: &Chosen<'_>, seat: &ir::Origin) -> Body {
    let schema = chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema));
    let seat = &component_seat(cx, schema).unwrap_or_else(|| seat.clone());
    let ty = match schema {
        Some(schema) => lower_schema(cx, schema, seat),
        None => untyped(cx, &chosen.location, None),
    };
    let media_type = if is_wildcard(chosen.name) { "multipart/form-data" } else { chosen.name };
    Body { media_type: media_type.to_owned(), content: BodyContent::Multipart(ty), encodings: Vec::new() }
}

/// What a type is that stands in a media type of the components (OpenAPI 3.2): the component's, whoever uses it.
pub(super) fn component_seat(cx: &Context<'_>, schema: Option<SchemaId>) -> Option<ir::Origin> {
    let (place, _) = cx.document.schemas.get(schema?)?;
    let tokens: Vec<String> = place.pointer.tokens().collect();
    match tokens.as_slice() {
        [components, media_types, name, _] if components == "components" && media_types == "mediaTypes" => {
            Some(ir::Origin::Component(name.clone()))
        }
        _ => None,
    }
}

/// Reports encodings that nothing uses.
pub(super) fn report_encodings(cx: &mut Context<'_>, chosen: &Chosen<'_>) {
    for name in chosen.media_type.encoding.keys() {
        let location = member(&member(&chosen.location, "encoding"), name);
        cx.report(Code::NotModelled, &location, format!("`encoding` of `{name}` is not modelled"));
    }
}

/// Whether it stands for several.
pub(super) fn is_wildcard(media_type: &str) -> bool {
    media_type.contains('*')
}

/// Whether a schema says that its values are bytes.
pub(super) fn is_binary(cx: &Context<'_>, schema: Option<SchemaId>) -> bool {
    let core = schema.map(|id| cx.schema(peel(cx, id).core));
    core.is_some_and(|schema| schema.format.as_deref() == Some("binary"))
}

/// The schema that a placeholder stands for.
pub(super) fn schema_at<T>(cx: &Context<'_>, placeholder: &ReferenceOr<T>) -> Option<SchemaId> {
    let ReferenceOr::Reference { reference } = placeholder else { return None };
    cx.document.schemas.at(&Place::from_placeholder(reference)?)
}

/// The values of `example` and `examples` as JSON text; what an example only points to is not fetched.
pub(super) fn lower_examples(
    cx: &mut Context<'_>,
    example: Option<&serde_json::Value>,
    examples: &IndexMap<String, ReferenceOr<openapiv3::Example>>,
) -> Vec<String> {
    let mut texts: Vec<String> = example.iter().map(ToString::to_string).collect();
    for placeholder in examples.values() {
        let Some((_, located, example)) = spec::follow(&cx.document.examples, placeholder) else { continue };
        let openapiv3::Example { summary, description, value, external_value, extensions: _ } = example;
        if summary.is_some() || description.is_some() {
            let key = if summary.is_some() { "summary" } else { "description" };
            let message = "what an example says of itself is not carried over, only its value";
            cx.note(Code::NotModelled, &member(&located.location, key), message);
        }
        texts.extend(value.iter().map(ToString::to_string));
        if external_value.is_some() {
            let location = member(&located.location, "externalValue");
            cx.report(Code::NotModelled, &location, "`externalValue` is not fetched");
        }
        super::extras::report_extras(cx, located, &[]);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn media_types_are_told_apart_by_essence_and_suffix() {
        for (text, expected) in [
            ("application/json", Kind::Json),
            ("Application/JSON; charset=utf-8", Kind::Json),
            ("application/vnd.api+json", Kind::Json),
            ("application/x-www-form-urlencoded", Kind::Form),
            ("text/plain", Kind::Text),
            ("text/event-stream", Kind::Sequence),
            ("application/soap+xml", Kind::Xml),
            ("multipart/form-data", Kind::Multipart),
            ("image/png", Kind::Bytes),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
