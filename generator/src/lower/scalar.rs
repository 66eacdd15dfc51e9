//! Single values: type, format and bounds to [`ir::Scalar`].

use crate::diagnostics::Code;
use crate::ir::{Literal, Scalar};
use crate::load::Value;
use crate::spec;
use crate::spec::schema::Type;

use super::all_of::Merged;
use super::context::Context;
use super::enumeration::Values;
use super::literal::integer;
use super::media_type::{Kind, kind};

/// Formats of strings that stay plain strings: what they promise is documentation (OpenAPI Format Registry; JSON Schema 2020-12 Validation,
/// section 7.3).
const PLAIN: &[&str] = &[
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "ip",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "iri",
    "iri-reference",
    "json-pointer",
    "relative-json-pointer",
    "regex",
];

/// Formats that any text has.
const FREE: &[&str] = &["string", "text", "html", "markdown", "commonmark"];

/// Formats that the type itself tells.
const TYPED: &[&str] = &[
    "password",
    "byte",
    "base64",
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "integer",
    "float",
    "double",
    "number",
    "decimal",
    "decimal128",
    "bigdecimal",
    "big-decimal",
    "boolean",
    "string",
];

/// Whether a text of this format is a string, and not any.
pub(super) fn is_plain(format: &str) -> bool {
    PLAIN.contains(&format)
}

/// Whether the type of a value tells its format, so that no documentation has to.
pub(super) fn has_type(format: &str) -> bool {
    TYPED.contains(&format)
}

/// The scalar of that type.
pub(super) fn lower_scalar(cx: &mut Context<'_>, merged: &Merged<'_>, ty: Type) -> Scalar {
    match ty {
        Type::Boolean => lower_boolean(cx, merged),
        Type::Integer => lower_integer(cx, merged, &limits(merged)),
        Type::Number => lower_number(cx, merged),
        Type::String | Type::Null | Type::Array | Type::Object => lower_string(cx, merged),
    }
}

/// The integer type that holds all known values of an enum.
pub(super) fn lower_integer_values(cx: &mut Context<'_>, merged: &Merged<'_>, values: &Values) -> Scalar {
    let mut limits = limits(merged);
    limits.needed.extend(values.variants.iter().filter_map(|variant| match &variant.value {
        Literal::Number(text) => Some(integer(text)),
        _ => None,
    }));
    lower_integer(cx, merged, &limits)
}

fn format<'a>(merged: &Merged<'a>) -> Option<(&'a str, &'a spec::Schema)> {
    merged.members.iter().rev().find_map(|member| Some((member.schema.format.as_deref()?, member.schema)))
}

fn report_format(cx: &mut Context<'_>, format: &str, schema: &spec::Schema, ty: Type) {
    let message = format!("format `{format}` of a {} is documented only", ty.name());
    cx.report(Code::DocsOnly, &schema.at("format"), message);
}

fn lower_boolean(cx: &mut Context<'_>, merged: &Merged<'_>) -> Scalar {
    if let Some((format, schema)) = format(merged).filter(|(format, _)| *format != "boolean") {
        report_format(cx, format, schema, Type::Boolean);
    }
    Scalar::Bool
}

fn lower_string(cx: &mut Context<'_>, merged: &Merged<'_>) -> Scalar {
    let encoding = merged
        .members
        .iter()
        .rev()
        .find_map(|member| Some((member.schema.content_encoding.as_deref()?, member.schema)));
    let Some((format, schema)) = format(merged) else {
        return match encoding {
            Some((encoding, schema)) => lower_encoding(cx, encoding, schema),
            None if merged.members.iter().any(|member| holds_bytes(member.schema)) => Scalar::File,
            None => Scalar::String,
        };
    };
    match format {
        "password" => Scalar::Secret,
        "byte" | "base64" => Scalar::Base64,
        "binary" => Scalar::File,
        "date-time" => Scalar::DateTime,
        "date" => Scalar::Date,
        "time" => Scalar::Time,
        "duration" => Scalar::Duration,
        "uuid" => Scalar::Uuid,
        plain if is_plain(plain) || FREE.contains(&plain) => Scalar::String,
        other => {
            report_format(cx, other, schema, Type::String);
            Scalar::String
        }
    }
}

/// JSON Schema 2020-12 Validation, section 8.4: content of a media type that is no text, as it is.
fn holds_bytes(schema: &spec::Schema) -> bool {
    schema.content_media_type.as_deref().is_some_and(|text| matches!(kind(text), Kind::Bytes))
}

fn lower_encoding(cx: &mut Context<'_>, encoding: &str, schema: &spec::Schema) -> Scalar {
    if encoding.eq_ignore_ascii_case("base64") {
        return Scalar::Base64;
    }
    let message = format!("content encoding `{encoding}` is documented only");
    cx.report(Code::DocsOnly, &schema.at("contentEncoding"), message);
    Scalar::String
}

fn lower_number(cx: &mut Context<'_>, merged: &Merged<'_>) -> Scalar {
    let Some((format, schema)) = format(merged) else { return Scalar::F64 };
    match format {
        "float" | "double" | "number" => Scalar::F64,
        "decimal" | "decimal128" | "bigdecimal" | "big-decimal" => Scalar::Number,
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" | "integer" => {
            lower_integer(cx, merged, &limits(merged))
        }
        other => {
            report_format(cx, other, schema, Type::Number);
            Scalar::F64
        }
    }
}

/// What an integer type must hold.
struct Limits {
    /// The least value that is allowed.
    minimum: Option<i128>,
    /// Values that occur; `None` for one that no integer of 128 bits holds.
    needed: Vec<Option<i128>>,
}

fn limits(merged: &Merged<'_>) -> Limits {
    let mut limits = Limits { minimum: None, needed: Vec::new() };
    for member in &merged.members {
        let schema = member.schema;
        for bound in schema.minimum.iter().chain(&schema.maximum) {
            limits.need(&bound.value);
        }
        limits.minimum = schema.minimum.as_ref().and_then(|bound| integer(&bound.value)).or(limits.minimum);
        let known = schema.enum_values.iter().flatten().chain(&schema.const_value);
        for node in known.chain(&schema.default) {
            if let Value::Number(text) = &node.value {
                limits.need(text);
            }
        }
    }
    limits
}

impl Limits {
    /// Takes up a value that must fit. A fraction bounds an integer without being one.
    fn need(&mut self, text: &str) {
        let value = integer(text);
        let is_fraction = value.is_none() && text.parse::<f64>().is_ok_and(|value| value.abs() < 1e38);
        if !is_fraction {
            self.needed.push(value);
        }
    }
}

fn lower_integer(cx: &mut Context<'_>, merged: &Merged<'_>, limits: &Limits) -> Scalar {
    let preferred = match format(merged) {
        Some(("int8" | "int16" | "int32" | "uint8" | "uint16", _)) => Scalar::I32,
        Some(("uint64", _)) => Scalar::U64,
        Some(("bigint" | "big-integer" | "biginteger", _)) => Scalar::Number,
        None | Some(("int64" | "uint32" | "integer" | "int" | "long", _)) => Scalar::I64,
        Some((format, schema)) => {
            report_format(cx, format, schema, Type::Integer);
            Scalar::I64
        }
    };
    let non_negative = limits.minimum.is_some_and(|minimum| minimum >= 0);
    let candidates = [preferred, Scalar::I64, Scalar::U64, Scalar::I128];
    let fits = |scalar: &Scalar| {
        (*scalar != Scalar::U64 || non_negative || preferred == Scalar::U64)
            && limits.needed.iter().all(|value| value.is_some_and(|value| holds(*scalar, value)))
    };
    candidates.into_iter().find(fits).unwrap_or(Scalar::Number)
}

fn holds(scalar: Scalar, value: i128) -> bool {
    match scalar {
        Scalar::I32 => i32::try_from(value).is_ok(),
        Scalar::I64 => i64::try_from(value).is_ok(),
        Scalar::U64 => u64::try_from(value).is_ok(),
        Scalar::I128 | Scalar::Number => true,
        _ => false,
    }
}
