//! Documentation of a property.

use crate::ir::{Literal, PartHeader, PartHeaderValue, Property, Scalar, TypeExpression};

use super::context::Context;
use super::docs::{Comment, code, constraint_facts, literal_text};
use super::property::value_type;
use super::type_expression::{resolve, without_null};

/// What the description says of the property, its limits, its default.
pub(super) fn comment(cx: Context<'_>, property: &Property) -> Comment {
    let comment = Comment::described(&property.docs, format!("{}.", code(&property.name)));
    part_headers(comment, &property.part_headers)
        .facts(property.constant.iter().map(|value| format!("Always {}.", code(&literal_text(value)))))
        .facts(format_fact(cx, value_type(property)))
        .facts(constraint_facts(&property.constraints))
        .facts(property.default.as_ref().map(default_fact))
        .facts(property.read_only.then(|| "Only in responses.".to_owned()))
        .facts(property.write_only.then(|| "Only in requests.".to_owned()))
}

/// The headers that the caller may set, if the property is a file.
fn part_headers(comment: Comment, headers: &[PartHeader]) -> Comment {
    if headers.is_empty() {
        return comment;
    }
    let items = headers.iter().map(part_header).flat_map(Comment::into_item).collect();
    comment.paragraph("Headers of its part, set with `FilePart::header`:").lines(items)
}

fn part_header(header: &PartHeader) -> Comment {
    let name = code(&header.name);
    let label = match &header.value {
        Some(PartHeaderValue::Always(value)) => format!("{name}, {} unless set", code(value)),
        Some(PartHeaderValue::Default(value)) => format!("{name}, taken to be {} where it is not set", code(value)),
        None => name,
    };
    Comment::default().labelled(&label, &header.docs)
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
