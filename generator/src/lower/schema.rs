//! What a schema is: the dispatch over everything that a value may be.

use crate::diagnostics::Code;
use crate::ir::{self, TypeExpression};
use crate::spec::schema::{Type, TypeSet};
use crate::spec::{self, SchemaId};

use super::all_of::{Member, Merged, merge};
use super::constraints::lower_constraints;
use super::context::{Context, Waiting};
use super::docs::{is_deprecated, lower_docs};
use super::enumeration::{self, Values};
use super::part::{Part, Take};
use super::reference::{Peeled, peel, report_broken};
use super::untyped::{untyped_reference, untyped_schema};
use super::xml::lower_xml;
use super::{list, object, scalar, subtypes, union};

/// What values of merged schemas are.
pub(super) enum Class {
    /// Anything.
    Any,
    /// An object with known properties.
    Struct,
    /// An object without.
    Map,
    /// A list of one type.
    List,
    /// A list with a type for each place.
    Tuple,
    /// One of known values.
    Enumeration(Values),
    /// One of several schemas.
    Union,
    /// A base or one of its subtypes.
    Subtypes(SchemaId),
    /// One of these types.
    Types(TypeSet),
    /// A single value of that type.
    Scalar(Type),
}

/// The type of what a schema describes, for a use at `seat`; `null` included.
pub(super) fn lower_schema(cx: &mut Context<'_>, schema: SchemaId, seat: &ir::Origin) -> TypeExpression {
    lower_peeled(cx, &peel(cx, schema), seat)
}

/// The type of what several parts describe together.
pub(super) fn lower_parts(cx: &mut Context<'_>, parts: &[Part], seat: &ir::Origin) -> TypeExpression {
    match parts {
        [Part { schema, take: Take::Whole }] => lower_schema(cx, *schema, seat),
        _ => lower_inline(cx, parts, &[], seat),
    }
}

/// The type of a schema whose wrappers are off.
pub(super) fn lower_peeled(cx: &mut Context<'_>, peeled: &Peeled, seat: &ir::Origin) -> TypeExpression {
    if let Some(broken) = &peeled.broken {
        report_broken(cx, broken);
        return untyped_reference(cx, peeled, broken);
    }
    report_disagreement(cx, peeled);
    let parts = [Part::whole(peeled.core)];
    let inner = match &peeled.shared {
        Some(shared) => {
            let origin = ir::Origin::Component(shared.name.clone());
            TypeExpression::Named(cx.named(&parts, peeled.of_type(), origin))
        }
        None => lower_inline(cx, &parts, peeled.of_type(), seat),
    };
    if peeled.nullable { nullable(inner) } else { inner }
}

/// `null` or that; nothing to add where `null` is in it already.
pub(super) fn nullable(inner: TypeExpression) -> TypeExpression {
    match inner {
        TypeExpression::Any | TypeExpression::Nullable(_) => inner,
        other => TypeExpression::Nullable(Box::new(other)),
    }
}

/// A wrapper may repeat `type`, but not contradict what it wraps.
fn report_disagreement(cx: &mut Context<'_>, peeled: &Peeled) {
    let inner = cx.schema(peeled.core).types.without(Type::Null);
    for id in &peeled.chain {
        let schema = cx.schema(*id);
        let said = schema.types.without(Type::Null);
        let agrees = said.iter().any(|ty| inner.contains(ty) || ty == Type::Number && inner.contains(Type::Integer));
        if !agrees && !said.is_empty() && !inner.is_empty() {
            cx.report(Code::Contradiction, &schema.at("type"), "`type` contradicts what the schema refers to");
        }
    }
}

fn lower_inline(cx: &mut Context<'_>, parts: &[Part], spoken_of: &[SchemaId], seat: &ir::Origin) -> TypeExpression {
    let merged = merge(cx, parts);
    let class = classify(cx, &merged);
    match class {
        Class::Struct | Class::Enumeration(_) | Class::Union | Class::Subtypes(_) | Class::Types(_) => {
            let title = spoken_of.iter().find_map(|id| cx.schema(*id).title.clone());
            let spoken_of = if spoken_of.is_empty() { own(parts) } else { spoken_of.to_vec() };
            TypeExpression::Named(cx.named(parts, &spoken_of, titled(seat, title)))
        }
        plain => lower_plain(cx, &merged, &plain, seat),
    }
}

fn own(parts: &[Part]) -> Vec<SchemaId> {
    parts.last().map(|part| part.schema).into_iter().collect()
}

fn titled(seat: &ir::Origin, new: Option<String>) -> ir::Origin {
    let mut origin = seat.clone();
    if let ir::Origin::Inline { title, .. }
    | ir::Origin::Within { title, .. }
    | ir::Origin::Shared { title, .. }
    | ir::Origin::Operation { title, .. }
    | ir::Origin::Incoming { title, .. } = &mut origin
    {
        *title = new;
    }
    origin
}

/// What needs no name.
fn lower_plain(cx: &mut Context<'_>, merged: &Merged<'_>, class: &Class, seat: &ir::Origin) -> TypeExpression {
    match class {
        Class::Map => TypeExpression::Map(Box::new(object::lower_map_value(cx, merged, seat))),
        Class::List => TypeExpression::List(Box::new(list::lower_items(cx, merged, seat))),
        Class::Tuple => list::lower_tuple(cx, merged, seat),
        Class::Scalar(ty) => TypeExpression::Scalar(scalar::lower_scalar(cx, merged, *ty)),
        Class::Any | Class::Struct | Class::Enumeration(_) | Class::Union | Class::Subtypes(_) | Class::Types(_) => {
            untyped_schema(cx, merged)
        }
    }
}

/// Lowers a type that waited.
pub(super) fn lower_waiting(cx: &mut Context<'_>, waiting: &Waiting) {
    let merged = merge(cx, &waiting.parts);
    let class = classify(cx, &merged);
    let kind = match &class {
        Class::Struct => ir::TypeKind::Struct(object::lower_struct(cx, &merged, waiting)),
        Class::Enumeration(values) => ir::TypeKind::Enum(enumeration::lower_enum(cx, &merged, values)),
        Class::Union => ir::TypeKind::Union(union::lower_union(cx, &merged, waiting)),
        Class::Subtypes(base) => ir::TypeKind::Union(subtypes::lower_subtypes(cx, &merged, *base, waiting)),
        Class::Types(types) => ir::TypeKind::Union(union::lower_types(cx, &merged, *types, waiting)),
        plain => {
            let role = if matches!(plain, Class::Map) { ir::Role::Value } else { ir::Role::Item };
            let seat = ir::Origin::Inline { parent: waiting.id, role, title: None };
            ir::TypeKind::Alias {
                target: lower_plain(cx, &merged, plain, &seat),
                constraints: lower_constraints(cx, &speakers(&merged, waiting)),
            }
        }
    };
    report_limits(cx, &merged, waiting, &class);
    let first = waiting.spoken_of.first().copied();
    let location = first.map(|id| cx.schema(id).location.clone()).unwrap_or_default();
    let ty = ir::Type {
        origin: waiting.origin.clone(),
        docs: lower_docs(cx, &waiting.spoken_of),
        deprecated: is_deprecated(cx, &waiting.spoken_of),
        xml: lower_xml(cx, &waiting.spoken_of),
        in_xml: None,
        kind,
        direction: ir::Direction::default(),
        derives: ir::Derives::default(),
        reach: ir::Reach::default(),
        payload_of: Vec::new(),
        location,
    };
    cx.fill(waiting.id, ty);
}

/// Known values meet their limits, so that nothing is lost.
fn report_limits(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting, class: &Class) {
    if !matches!(class, Class::Enumeration(_)) {
        return;
    }
    let speakers = speakers(merged, waiting);
    let limits = |id: &SchemaId| ir::Constraints { values: Vec::new(), ..lower_constraints(cx, &[*id]) };
    if let Some(id) = speakers.iter().copied().find(|id| !limits(id).is_empty()) {
        let location = cx.schema(id).location.clone();
        cx.note(Code::NoEffect, &location, "limits beside known values have no effect");
    }
}

/// Every schema that limits the values of a type. One of which only a part counts limits the choice around it.
pub(super) fn speakers(merged: &Merged<'_>, waiting: &Waiting) -> Vec<SchemaId> {
    let is_partial = |id: &SchemaId| merged.members.iter().any(|member| member.id == *id && member.take != Take::Whole);
    let members = merged.members.iter().filter(|member| member.take == Take::Whole).map(|member| member.id);
    let wrappers = waiting.spoken_of.iter().copied().filter(|id| !is_partial(id));
    let mut all: Vec<SchemaId> = wrappers.chain(members).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What values of these schemas are.
pub(super) fn classify(cx: &mut Context<'_>, merged: &Merged<'_>) -> Class {
    if merged.members.iter().any(|member| member.schema.boolean == Some(false)) {
        return Class::Any;
    }
    if let Some(base) = merged.subtypes {
        return Class::Subtypes(base);
    }
    if let Some(member) = merged.union {
        return match enumeration::values_of_union(cx, merged, &member) {
            Some(values) => Class::Enumeration(values),
            None => Class::Union,
        };
    }
    if let Some(values) = enumeration::values(merged) {
        return enumeration::classify_values(cx, merged, values);
    }
    let class = classify_types(cx, merged);
    if let (Class::Any, Some(member)) =
        (&class, merged.members.iter().find(|member| !member.schema.prefix_items.is_empty()))
    {
        let message = "`prefixItems` without `type: array` speaks of lists only; the value is untyped";
        cx.report(Code::DocsOnly, &member.schema.at("prefixItems"), message);
    }
    class
}

/// What values are by `type`, or by keywords that speak of one type only.
pub(super) fn classify_types(cx: &Context<'_>, merged: &Merged<'_>) -> Class {
    let numbers = TypeSet::EMPTY.with(Type::Integer).with(Type::Number);
    if merged.types == numbers {
        return Class::Scalar(Type::Number);
    }
    let types = if merged.types.is_empty() { implied_type(merged) } else { merged.types };
    match types.single() {
        Some(Type::Object) if has_properties(cx, merged) => Class::Struct,
        Some(Type::Object) => Class::Map,
        Some(Type::Array) if merged.members.iter().any(|member| !member.schema.prefix_items.is_empty()) => Class::Tuple,
        Some(Type::Array) => Class::List,
        Some(scalar) => Class::Scalar(scalar),
        None if types.is_empty() || is_every_type(types) => Class::Any,
        None => Class::Types(types),
    }
}

fn is_every_type(types: TypeSet) -> bool {
    Type::ALL
        .into_iter()
        .all(|ty| ty == Type::Null || types.contains(ty) || ty == Type::Integer && types.contains(Type::Number))
}

/// Descriptions leave `type` out where properties or items leave no doubt.
fn implied_type(merged: &Merged<'_>) -> TypeSet {
    let any = |says: fn(&spec::Schema) -> bool| merged.members.iter().any(|member| says(member.schema));
    if any(|schema| {
        !schema.properties.is_empty()
            || schema.additional_properties.is_some()
            || !schema.required.is_empty()
            || !schema.pattern_properties.is_empty()
    }) {
        return TypeSet::EMPTY.with(Type::Object);
    }
    if any(|schema| schema.items.is_some() || !schema.prefix_items.is_empty() && schema.min_items.is_some()) {
        return TypeSet::EMPTY.with(Type::Array);
    }
    TypeSet::EMPTY
}

/// Whether an object is a struct: it has known properties, or may have none at all.
fn has_properties(cx: &Context<'_>, merged: &Merged<'_>) -> bool {
    let says = |member: &Member<'_>| !member.schema.properties.is_empty() || !member.schema.required.is_empty();
    merged.members.iter().any(says) || object::is_closed(cx, merged)
}
