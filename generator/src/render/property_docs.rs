//! Documentation of a property.

use crate::ir::{Literal, Property, Scalar, TypeExpression};

use super::context::Context;
use super::docs::{Comment, code, constraint_facts, literal_text};
use super::property::value_type;
use super::type_expression::{resolve, without_null};

/// What the description says of the property, its limits, its default.
pub(super) fn comment(cx: Context<'_>, property: &Property) -> Comment {
    Comment::described(&property.docs, format!("{}.", code(&property.name)))
        .facts(property.constant.iter().map(|value| format!("Always {}.", code(&literal_text(value)))))
        .facts(format_fact(cx, value_type(property)))
        .facts(constraint_facts(&property.constraints))
        .facts(property.default.as_ref().map(default_fact))
        .facts(property.read_only.then(|| "Only in responses.".to_owned()))
        .facts(property.write_only.then(|| "Only in requests.".to_owned()))
}

/// The value that a server takes when none is sent.
pub(super) fn default_fact(value: &Literal) -> String {
    format!("Default: {}.", code(&literal_text(value)))
}

/// The format of a value that keeps its text.
pub(super) fn format_fact(cx: Context<'_>, ty: &TypeExpression) -> Option<String> {
    let TypeExpression::Scalar(scalar) = resolve(cx, without_null(ty)) else { return None };
    let format = match scalar {
        Scalar::Base64 => "Base64",
        Scalar::DateTime => "date and time (RFC 3339)",
        Scalar::Date => "date (RFC 3339)",
        Scalar::Time => "time (RFC 3339)",
        Scalar::Duration => "duration (ISO 8601)",
        Scalar::Uuid => "UUID",
        _ => return None,
    };
    Some(format!("Format: {format}."))
}
