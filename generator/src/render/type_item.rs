//! A type with a name: which renderer prints it, and what its documentation says.

use proc_macro2::TokenStream;

use crate::ir::{Type, TypeKind};
use crate::names::TypeNames;

use super::alias::render_alias;
use super::context::Context;
use super::docs::{Comment, code};
use super::enumeration::render_enum;
use super::event_choice::render_event_choice;
use super::headers::render_headers;
use super::incoming::payload_facts;
use super::status_choice::render_status_choice;
use super::structure::render_struct;
use super::union::render_union;

/// The items of a type.
pub(super) fn render_type(cx: Context<'_>, ty: &Type, names: &TypeNames) -> Vec<TokenStream> {
    match &ty.kind {
        TypeKind::Struct(structure) => render_struct(cx, ty, structure, names),
        TypeKind::Enum(enumeration) => render_enum(cx, ty, enumeration, names),
        TypeKind::Union(union) => render_union(cx, ty, union, names),
        TypeKind::Alias { target, constraints } => render_alias(cx, ty, target, constraints, names),
        TypeKind::StatusChoice(cases) => render_status_choice(cx, ty, cases, names),
        TypeKind::EventChoice(events) => render_event_choice(cx, ty, events, names),
        TypeKind::Headers(headers) => render_headers(cx, ty, headers, names),
    }
}

/// What the description says of a type.
pub(super) fn type_docs(cx: Context<'_>, ty: &Type, names: &TypeNames) -> Comment {
    let comment = Comment::described(&ty.docs, format!("{}.", code(names.name.as_str())));
    let comment = comment.facts(payload_facts(cx, &ty.payload_of));
    if ty.deprecated { comment.fact("Deprecated.") } else { comment }
}
