//! Headers of the parts of a form.

use openapiv3::{Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, Literal, PartHeaderValue};
use crate::spec::{self, SchemaId};

use super::all_of::merge;
use super::context::Context;
use super::docs::{lower_default, lower_docs};
use super::enumeration;
use super::extras::report_extras;
use super::media_type::{lower_examples, schema_at};
use super::part::Part;
use super::reference::peel;

/// A header of a part, described at `location`; `None` for what no part has. Encoding Object, `headers`.
pub(super) fn lower_part_header(
    cx: &mut Context<'_>,
    name: &str,
    placeholder: &ReferenceOr<Header>,
    location: Location,
) -> Option<ir::PartHeader> {
    let (_, located, header) = spec::follow(&cx.document.headers, placeholder)?;
    if name.eq_ignore_ascii_case("content-type") {
        cx.report(Code::NoEffect, &location, "a header `Content-Type` of a part has no effect: `contentType` says it");
        return None;
    }
    if name.eq_ignore_ascii_case("content-disposition") {
        cx.report(Code::NotModelled, &location, "`Content-Disposition` of a part is what its property says alone");
        return None;
    }
    if !is_token(name) {
        // It would make the whole request impossible to send.
        cx.report(Code::NotModelled, &location, format!("header `{}` of a part is not sent", name.escape_debug()));
        return None;
    }
    report_extras(cx, located, &["explode", "deprecated"]);
    let Header { description, style, required: _, deprecated: _, format, example, examples, extensions: _ } = header;
    let HeaderStyle::Simple = style;
    let schema = match format {
        ParameterSchemaOrContent::Schema(schema) => schema_at(cx, schema),
        // A text that only the caller knows.
        ParameterSchemaOrContent::Content(_) => None,
    };
    let of_use = schema.map(|schema| peel(cx, schema).of_use().to_vec()).unwrap_or_default();
    let mut docs = lower_docs(cx, &of_use);
    docs.description = description.clone().or(docs.description);
    let own = lower_examples(cx, example.as_ref(), examples);
    docs.examples = if own.is_empty() { docs.examples } else { own };
    let Ok(value) = schema.map(|schema| lower_value(cx, schema)).transpose() else {
        let message =
            format!("header `{name}` of a part holds a list, an object or a control character, which is not modelled");
        cx.report(Code::NotModelled, &location, message);
        return None;
    };
    Some(ir::PartHeader { name: name.to_owned(), value: value.flatten(), docs, location })
}

/// Whether HTTP allows the name (RFC 9110, section 5.6.2).
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A value that no header holds as it is.
struct Unwritable;

/// What a header holds that nobody sets: its constant, its only known value, else its default.
fn lower_value(cx: &mut Context<'_>, schema: SchemaId) -> Result<Option<PartHeaderValue>, Unwritable> {
    let always = enumeration::constant(&merge(cx, &[Part::whole(schema)]));
    if let Some(always) = always {
        return text(&always).map(|text| Some(PartHeaderValue::Always(text)));
    }
    let default = lower_default(cx, &peel(cx, schema).chain);
    default.map(|default| text(&default).map(PartHeaderValue::Default)).transpose()
}

/// A value as `style: simple` writes it, where a header can hold that (RFC 9110, section 5.5).
fn text(literal: &Literal) -> Result<String, Unwritable> {
    let text = match literal {
        Literal::String(text) | Literal::Number(text) => text.clone(),
        Literal::Bool(value) => value.to_string(),
        Literal::Null | Literal::List(_) | Literal::Object(_) => return Err(Unwritable),
    };
    let is_held = text.chars().all(|c| c == '\t' || !c.is_control());
    if is_held { Ok(text) } else { Err(Unwritable) }
}
