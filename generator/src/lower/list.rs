//! Lists and tuples.

use crate::diagnostics::Code;
use crate::ir::{self, Origin, Role, TypeExpression};
use crate::spec::{self, SchemaId};

use super::all_of::{Member, Merged};
use super::constraints::{lower_joint_limits, lower_limits_of_use};
use super::context::Context;
use super::docs::lower_docs;
use super::part::Part;
use super::reference::{Peeled, peel};
use super::schema::{lower_parts, lower_peeled, nullable};
use super::untyped::untyped_inside;

/// The type of a list's items.
pub(super) fn lower_items(cx: &mut Context<'_>, merged: &Merged<'_>, seat: &Origin) -> TypeExpression {
    let items: Vec<SchemaId> = merged.members.iter().filter_map(|member| member.schema.items).collect();
    if items.is_empty() {
        return untyped_inside(cx, merged, "items", None);
    }
    lower_element(cx, &items, seat)
}

/// The type of an element of a list or map. Limits of an element that has no name of its own need one to stand at.
pub(super) fn lower_element(cx: &mut Context<'_>, schemas: &[SchemaId], seat: &Origin) -> TypeExpression {
    match schemas {
        [schema] => {
            let peeled = peel(cx, *schema);
            let ty = lower_peeled(cx, &peeled, seat);
            let limits = lower_limits_of_use(cx, &peeled);
            if matches!(inner(&ty), TypeExpression::Named(_)) && peeled.shared.is_none() {
                return ty;
            }
            if limits.is_empty() {
                note_words(cx, &peeled);
                return ty;
            }
            let is_null = matches!(ty, TypeExpression::Nullable(_));
            let alias = cx.add_alias(inner(&ty).clone(), limits, seat, &[*schema]);
            if is_null { TypeExpression::Nullable(Box::new(alias)) } else { alias }
        }
        several => lower_joint_element(cx, several, seat),
    }
}

/// The type of an element that several schemas describe together.
fn lower_joint_element(cx: &mut Context<'_>, schemas: &[SchemaId], seat: &Origin) -> TypeExpression {
    let peeled: Vec<Peeled> = schemas.iter().map(|schema| peel(cx, *schema)).collect();
    let parts: Vec<Part> = schemas.iter().copied().map(Part::whole).collect();
    let ty = lower_parts(cx, &parts, seat);
    let is_null = matches!(ty, TypeExpression::Nullable(_)) || peeled.iter().all(|peeled| peeled.nullable);
    let limits = lower_joint_limits(cx, &peeled);
    let inner = inner(&ty).clone();
    let ty = if limits.is_empty() || matches!(inner, TypeExpression::Named(_)) {
        for peeled in &peeled {
            note_words(cx, peeled);
        }
        inner
    } else {
        cx.add_alias(inner, limits, seat, schemas)
    };
    if is_null { nullable(ty) } else { ty }
}

/// What is said of an element that has no name of its own has no place in the documentation.
fn note_words(cx: &mut Context<'_>, peeled: &Peeled) {
    for id in peeled.of_use() {
        let said = lower_docs(cx, &[*id]);
        if said != ir::Docs::default() {
            let message = "what is said of single elements is not in the documentation";
            let location = cx.schema(*id).location.clone();
            cx.note(Code::NotModelled, &location, message);
        }
    }
}

fn inner(ty: &TypeExpression) -> &TypeExpression {
    if let TypeExpression::Nullable(inner) = ty { inner } else { ty }
}

/// A list with a type for each place. When its length is not fixed it is a list of what any place may hold.
pub(super) fn lower_tuple(cx: &mut Context<'_>, merged: &Merged<'_>, seat: &Origin) -> TypeExpression {
    let Some(member) = merged.members.iter().find(|member| !member.schema.prefix_items.is_empty()) else {
        return TypeExpression::List(Box::new(untyped_inside(cx, merged, "items", None)));
    };
    let schema = member.schema;
    if is_tuple(cx, schema) {
        let places = schema.prefix_items.iter().map(|place| lower_element(cx, &[*place], seat)).collect();
        return TypeExpression::Tuple(places);
    }
    let rest = match schema.items {
        _ if ends(cx, schema) => Rest::Nothing,
        None => Rest::Anything,
        Some(items) => Rest::Items(items),
    };
    TypeExpression::List(Box::new(lower_places(cx, merged, member, rest, seat)))
}

/// Whether there is a type for each place of a list, and it has exactly those.
pub(super) fn is_tuple(cx: &Context<'_>, schema: &spec::Schema) -> bool {
    let starts = schema.min_items.is_some_and(|least| least >= places(schema));
    starts && ends(cx, schema) && schema.prefix_items.len() <= PLACES
}

/// Whether nothing follows the places.
fn ends(cx: &Context<'_>, schema: &spec::Schema) -> bool {
    schema.items.is_some_and(|items| cx.schema(items).boolean == Some(false))
        || schema.max_items.is_some_and(|most| most <= places(schema))
}

fn places(schema: &spec::Schema) -> u64 {
    u64::try_from(schema.prefix_items.len()).unwrap_or(u64::MAX)
}

/// How many places a tuple may have in Rust.
const PLACES: usize = 12;

/// What follows the places of a list.
#[derive(Clone, Copy)]
enum Rest {
    Nothing,
    Anything,
    Items(SchemaId),
}

/// What any place of a list may hold, and the items that follow, which are of any type where nothing is said of them.
fn lower_places(
    cx: &mut Context<'_>,
    merged: &Merged<'_>,
    member: &Member<'_>,
    rest: Rest,
    seat: &Origin,
) -> TypeExpression {
    let mut variants: Vec<ir::UnionVariant> = Vec::new();
    let mut is_nullable = false;
    let rest = match rest {
        Rest::Nothing => None,
        rest => Some(rest),
    };
    for (index, place) in member.schema.prefix_items.iter().copied().map(Rest::Items).chain(rest).enumerate() {
        let number = index + 1;
        let seat = numbered(seat, number);
        let ty = match place {
            Rest::Items(schema) => lower_element(cx, &[schema], &seat),
            Rest::Nothing | Rest::Anything => untyped_inside(cx, merged, "items", None),
        };
        is_nullable |= matches!(ty, TypeExpression::Nullable(_));
        let ty = inner(&ty).clone();
        if !variants.iter().any(|variant| variant.ty == ty) {
            variants.push(ir::UnionVariant::new(format!("item {number}"), ty));
        }
    }
    let ty = match variants.as_slice() {
        [only] => only.ty.clone(),
        _ => cx.add_places(member.id, variants, seat),
    };
    if is_nullable { nullable(ty) } else { ty }
}

/// Where the type of a place stands.
fn numbered(seat: &Origin, number: usize) -> Origin {
    let mut origin = seat.clone();
    if let Origin::Inline { role, .. }
    | Origin::Within { role, .. }
    | Origin::Shared { role, .. }
    | Origin::Operation { role, .. }
    | Origin::Incoming { role, .. } = &mut origin
        && let Role::Property(name) | Role::Variant(name) | Role::Parameter(name) = role
    {
        *name = format!("{name} {number}");
    }
    origin
}
