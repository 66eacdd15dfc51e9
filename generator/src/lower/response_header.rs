//! Headers of responses.

use openapiv3::{Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, ResponseHeader, Role, StatusPattern, TypeExpression, TypeId};
use crate::load::Value;
use crate::spec;
use crate::spec::SchemaId;
use crate::spec::schema::Type;

use super::all_of::merge;
use super::context::{Context, made_type, member};
use super::docs::{is_deprecated, lower_docs};
use super::extras::report_extras;
use super::media_type::{Kind, kind, lower_examples, report_alternatives, schema_at};
use super::operation::Unit;
use super::part::Part;
use super::reference::{Peeled, peel};
use super::schema::lower_peeled;

/// A header; `None` for what says nothing.
pub(super) fn lower_header(
    cx: &mut Context<'_>,
    name: &str,
    placeholder: &ReferenceOr<Header>,
    status: StatusPattern,
    unit: &Unit<'_>,
) -> Option<ResponseHeader> {
    let (place, located, header) = spec::follow(&cx.document.headers, placeholder)?;
    let location = &located.location;
    if name.eq_ignore_ascii_case("content-type") {
        // Response Object, `headers`: a header of this name is ignored.
        cx.report(Code::NoEffect, location, "a response header `Content-Type` has no effect");
        return None;
    }
    report_extras(cx, located, &["explode"]);
    // A response may lack even a required header, so that none is.
    let Header { description, style, required: _, deprecated, format, example, examples, extensions: _ } = header;
    let HeaderStyle::Simple = style;
    let seat = unit.seat(cx, place, Role::ResponseHeader(status, name.to_owned()));
    let (peeled, content) = lower_format(cx, format, location);
    let of_use = peeled.as_ref().map(|peeled| peeled.of_use().to_vec()).unwrap_or_default();
    let ty = lower_type(cx, peeled.as_ref(), content.as_ref(), &seat, location);
    let mut docs = lower_docs(cx, &of_use);
    docs.description = description.clone().or(docs.description);
    let own = lower_examples(cx, example.as_ref(), examples);
    docs.examples = if own.is_empty() { docs.examples } else { own };
    Some(ResponseHeader {
        name: name.to_owned(),
        ty,
        explode: located.extras.get("explode").is_some_and(|node| node.value == Value::Bool(true)),
        content,
        docs,
        deprecated: *deprecated == Some(true) || is_deprecated(cx, &of_use),
        location: location.clone(),
    })
}

/// The schema, and the media type when it is JSON; any other is left as the text that it is.
fn lower_format(
    cx: &mut Context<'_>,
    format: &ParameterSchemaOrContent,
    location: &Location,
) -> (Option<Peeled>, Option<String>) {
    let peeled = |cx: &Context<'_>, id: Option<SchemaId>| id.map(|id| peel(cx, id));
    match format {
        ParameterSchemaOrContent::Schema(schema) => (peeled(cx, schema_at(cx, schema)), None),
        ParameterSchemaOrContent::Content(content) => {
            let first = content.first();
            if let Some((media_type, _)) = first {
                report_alternatives(cx, content, media_type, location);
            }
            match first {
                Some((media_type, content)) if kind(media_type) == Kind::Json => {
                    let schema = content.schema.as_ref().and_then(|schema| schema_at(cx, schema));
                    (peeled(cx, schema), Some(media_type.clone()))
                }
                Some((media_type, _)) if kind(media_type) == Kind::Text => (None, None),
                None => {
                    let message = "`content` names no media type; the header's text is kept as it is";
                    cx.report(Code::MissingField, &member(location, "content"), message);
                    (None, None)
                }
                Some((name, _)) => {
                    let message = format!("`{name}` in a header is not read; its text is kept as it is");
                    cx.report(Code::DocsOnly, &member(location, "content"), message);
                    (None, None)
                }
            }
        }
    }
}

/// A header has no `null`, and what it holds is text at least.
fn lower_type(
    cx: &mut Context<'_>,
    peeled: Option<&Peeled>,
    content: Option<&String>,
    seat: &ir::Origin,
    location: &Location,
) -> TypeExpression {
    let text = TypeExpression::Scalar(ir::Scalar::String);
    let Some(peeled) = peeled else { return if content.is_some() { TypeExpression::Any } else { text } };
    if content.is_none() && merge(cx, &[Part::whole(peeled.core)]).types.contains(Type::Object) {
        let message = "an object in a header is not read; its text is kept as it is";
        cx.report(Code::NotModelled, &member(location, "schema"), message);
        return text;
    }
    match lower_peeled(cx, peeled, seat) {
        TypeExpression::Nullable(inner) => *inner,
        TypeExpression::Any if content.is_none() => text,
        ty => ty,
    }
}

/// What tells two sets of typed headers apart, whatever their order: name in lower case (RFC 9110, section 5.1) and type of each, whether it is
/// exploded, whether it is described by `content`.
pub(super) type HeadersKey = Vec<(String, TypeExpression, bool, bool)>;

/// The type of these headers.
pub(super) fn headers_type(
    cx: &mut Context<'_>,
    headers: &[ResponseHeader],
    origin: ir::Origin,
    location: &Location,
) -> Option<TypeId> {
    if headers.is_empty() {
        return None;
    }
    let key = |header: &ResponseHeader| {
        (header.name.to_ascii_lowercase(), header.ty.clone(), header.explode, header.content.is_some())
    };
    let mut key: HeadersKey = headers.iter().map(key).collect();
    key.sort();
    if let Some(id) = cx.headers.get(&key) {
        return Some(*id);
    }
    let id = cx.add(made_type(origin, ir::TypeKind::Headers(headers.to_vec()), location));
    cx.headers.insert(key, id);
    Some(id)
}
