//! Media types: what they stand for, and what is made of what they describe.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, Body, BodyContent, TypeExpression, XmlBody, XmlElement};
use crate::spec::{self, Place, SchemaId};

use super::context::{Context, member};
use super::reference::peel;
use super::schema::lower_schema;
use super::untyped::untyped;
use super::ways::Chosen;
use super::xml::lower_xml;

/// What a media type's content is; in the order of preference when several are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// JSON (RFC 8259; RFC 6839, section 3.1).
    Json,
    /// Several parts, which carry files too.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// XML (RFC 7303).
    Xml,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
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

/// A body in XML. One without a schema that says what is in it is left to the caller, as bytes or text.
pub(super) fn lower_xml_body(cx: &mut Context<'_>, chosen: &Chosen<'_>, seat: &ir::Origin) -> Body {
    let schema = chosen.media_type.schema.as_ref().and_then(|schema| schema_at(cx, schema));
    Body { media_type: chosen.name.to_owned(), content: xml_content(cx, schema, seat), encodings: Vec::new() }
}

/// What a body in XML is, of a request or of a response.
pub(super) fn xml_content(cx: &mut Context<'_>, schema: Option<SchemaId>, seat: &ir::Origin) -> BodyContent {
    let seat = &component_seat(cx, schema).unwrap_or_else(|| seat.clone());
    let Some(schema) = schema.filter(|schema| !is_binary(cx, Some(*schema))) else { return BodyContent::Bytes };
    let hints = lower_xml(cx, peel(cx, schema).of_use());
    match lower_schema(cx, schema, seat) {
        TypeExpression::Any => BodyContent::Bytes,
        TypeExpression::Scalar(scalar) if scalar.is_text() && hints.name.is_none() => BodyContent::Text,
        ty => BodyContent::Xml(Box::new(XmlBody { ty, hints, element: XmlElement::default() })),
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
