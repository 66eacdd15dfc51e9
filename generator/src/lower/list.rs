//! Lists and tuples.

use crate::diagnostics::Code;
use crate::ir::{self, Origin, TypeExpression};
use crate::spec::SchemaId;

use super::all_of::Merged;
use super::constraints::lower_constraints;
use super::context::Context;
use super::docs::lower_docs;

use super::part::Part;
use super::reference::{Peeled, peel};
use super::schema::{lower_parts, lower_peeled};
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
            let limits = lower_constraints(cx, peeled.of_use());
            if matches!(inner(&ty), TypeExpression::Named(_)) && peeled.shared.is_none() {
                return ty;
            }
            if limits.is_empty() {
                note_words(cx, &peeled);
                return ty;
            }
            let is_null = matches!(ty, TypeExpression::Nullable(_));
            let alias = cx.add_alias(inner(&ty).clone(), limits, seat, *schema);
            if is_null { TypeExpression::Nullable(Box::new(alias)) } else { alias }
        }
        several => lower_parts(cx, &several.iter().copied().map(Part::whole).collect::<Vec<_>>(), seat),
    }
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

/// A list with a type for each place. What may follow the known places makes it a list of anything.
pub(super) fn lower_tuple(cx: &mut Context<'_>, merged: &Merged<'_>, seat: &Origin) -> TypeExpression {
    let Some(member) = merged.members.iter().find(|member| !member.schema.prefix_items.is_empty()) else {
        return TypeExpression::List(Box::new(untyped_inside(cx, merged, "items", None)));
    };
    let schema = member.schema;
    let length = u64::try_from(schema.prefix_items.len()).unwrap_or(u64::MAX);
    let ends = schema.items.is_some_and(|items| cx.schema(items).boolean == Some(false))
        || schema.max_items.is_some_and(|most| most <= length);
    let starts = schema.min_items.is_some_and(|least| least >= length);
    if ends && starts {
        let places = schema.prefix_items.iter().map(|place| lower_element(cx, &[*place], seat)).collect();
        return TypeExpression::Tuple(places);
    }
    let message = "`prefixItems` of a list whose length is not fixed is not modelled; its items are untyped";
    cx.report(Code::NotModelled, &schema.at("prefixItems"), message);
    TypeExpression::List(Box::new(untyped_inside(cx, merged, "prefixItems", Some(Code::NotModelled))))
}
