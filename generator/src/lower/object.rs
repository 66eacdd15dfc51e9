//! Objects: structs and maps.

use indexmap::IndexMap;

use crate::diagnostics::Code;
use crate::hash::HashSet;
use crate::ir::{self, Literal, Origin, Presence, Rest, Role, Scalar, TypeExpression};
use crate::spec::SchemaId;

use super::all_of::{Merged, merge};
use super::constraints::{lower_constraints, lower_joint_limits, lower_limits_of_use};
use super::context::{Context, Waiting, member as child};
use super::docs::{is_deprecated, lower_default, lower_docs};
use super::enumeration;
use super::list::lower_element;
use super::part::{Part, Take};
use super::reference::{Peeled, peel};
use super::schema::{lower_parts, lower_schema, nullable, speakers};
use super::seat::property_seat;
use super::subtypes::{fixed_tag, report_lonely};
use super::unevaluated::{is_nothing, keyword_of_further_members, other_members};
use super::untyped::{untyped, untyped_inside};
use super::xml::lower_xml;

/// A struct of everything that the merged schemas say of its properties.
pub(super) fn lower_struct(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> ir::Struct {
    let required: HashSet<&str> =
        merged.members.iter().flat_map(|member| &member.schema.required).map(String::as_str).collect();
    let described = described(cx, merged);
    let tag = match waiting.parts.as_slice() {
        [Part { schema, take: Take::Whole }] => fixed_tag(cx, *schema),
        _ => None,
    };
    let mut properties = Vec::with_capacity(described.len());
    for (name, schemas) in &described {
        let mut property = lower_property(cx, name, schemas, waiting);
        if let Some((_, value)) = tag.as_ref().filter(|(tag, _)| tag == name) {
            property.constant = Some(value.clone());
        }
        settle_presence(&mut property, required.contains(name));
        properties.push(property);
    }
    let rest = lower_rest(cx, merged, waiting);
    let mut constraints = lower_constraints(cx, &speakers(merged, waiting));
    let undescribed = add_undescribed(cx, merged, &rest, &mut properties);
    if !undescribed.is_empty() {
        let required = Literal::Object(vec![("required".to_owned(), Literal::List(undescribed))]);
        constraints.schemas.push(required.to_string().into());
    }
    let closed = is_closed(cx, merged);
    ir::Struct { properties, rest, closed, constraints, forms: merged.forms.clone() }
}

/// The schemas of each property. One whose schema is `false` is never there.
fn described<'a>(cx: &Context<'_>, merged: &Merged<'a>) -> IndexMap<&'a str, Vec<SchemaId>> {
    let mut described: IndexMap<&str, Vec<SchemaId>> = IndexMap::new();
    for (name, schema) in merged.members.iter().flat_map(|member| member.schema.properties.iter()) {
        let schemas = described.entry(name).or_default();
        if !schemas.contains(schema) {
            schemas.push(*schema);
        }
    }
    described.retain(|_, schemas| schemas.iter().all(|id| cx.schema(*id).boolean != Some(false)));
    described
}

/// A property as if it were optional and not yet stripped of `null`.
fn lower_property(cx: &mut Context<'_>, name: &str, schemas: &[SchemaId], waiting: &Waiting) -> ir::Property {
    let uses = narrowest(cx, schemas);
    let seat = property_seat(cx, name, &uses, waiting);
    let peeled: Vec<Peeled> = uses.iter().map(|id| peel(cx, *id)).collect();
    let chain: Vec<SchemaId> = peeled.iter().rev().flat_map(|peeled| peeled.chain.iter().copied()).collect();
    let spoken: Vec<SchemaId> = peeled.iter().rev().flat_map(|peeled| peeled.of_use().iter().copied()).collect();
    let parts: Vec<Part> = uses.iter().copied().map(Part::whole).collect();
    let mut ty = lower_parts(cx, &parts, &seat);
    if peeled.iter().all(|peeled| peeled.nullable) {
        ty = nullable(ty);
    }
    let constant = if peeled.iter().all(|peeled| peeled.nullable) { None } else { lower_constant(cx, &parts) };
    let has_own_type = peeled.iter().all(|peeled| peeled.shared.is_none()) && is_named(&ty);
    let constraints = match peeled.as_slice() {
        _ if has_own_type => ir::Constraints::default(),
        [only] => lower_limits_of_use(cx, only),
        several => lower_joint_limits(cx, several),
    };
    let location = uses.last().map(|id| cx.schema(*id).location.clone()).unwrap_or_default();
    ir::Property {
        name: name.to_owned(),
        ty,
        presence: Presence::Optional,
        boxed: false,
        constant,
        constraints,
        default: lower_default(cx, &chain),
        xml: lower_xml(cx, &spoken),
        part_headers: Vec::new(),
        read_only: chain.iter().any(|id| cx.schema(*id).read_only),
        write_only: chain.iter().any(|id| cx.schema(*id).write_only),
        docs: lower_docs(cx, &spoken),
        deprecated: is_deprecated(cx, &spoken),
        location,
    }
}

/// The constant of a property whose schemas leave one scalar.
fn lower_constant(cx: &mut Context<'_>, parts: &[Part]) -> Option<Literal> {
    let merged = merge(cx, parts);
    let constant = enumeration::constant(&merged).filter(|_| merged.union.is_none());
    constant.filter(|constant| scalar_of(constant).is_some())
}

fn scalar_of(constant: &Literal) -> Option<Scalar> {
    match constant {
        Literal::Bool(_) => Some(Scalar::Bool),
        Literal::Number(text) if super::literal::integer(text).is_some() => Some(Scalar::I64),
        Literal::Number(_) => Some(Scalar::F64),
        Literal::String(_) => Some(Scalar::String),
        Literal::Null | Literal::List(_) | Literal::Object(_) => None,
    }
}

/// A required constant needs no field; an optional one is there or not, so that it keeps its enum. `null` stays in the type of a required
/// property only.
fn settle_presence(property: &mut ir::Property, required: bool) {
    if required {
        property.presence = Presence::Required;
        if let Some(scalar) = property.constant.as_ref().and_then(scalar_of) {
            property.ty = TypeExpression::Scalar(scalar);
            property.constraints.values.clear();
        }
        return;
    }
    property.constant = None;
    if let TypeExpression::Nullable(inner) = &property.ty {
        property.ty = (**inner).clone();
        property.presence = Presence::ThreeState;
    }
}

pub(super) fn is_named(ty: &TypeExpression) -> bool {
    match ty {
        TypeExpression::Named(_) => true,
        TypeExpression::Nullable(inner) => is_named(inner),
        _ => false,
    }
}

/// Of several schemas of one property, those that the last one does not include already.
fn narrowest(cx: &mut Context<'_>, schemas: &[SchemaId]) -> Vec<SchemaId> {
    let Some((last, before)) = schemas.split_last().filter(|(_, before)| !before.is_empty()) else {
        return schemas.to_vec();
    };
    let included: Vec<SchemaId> = merge(cx, &[Part::whole(*last)]).members.iter().map(|member| member.id).collect();
    let says_more = |id: &SchemaId| {
        let core = peel(cx, *id).core;
        !included.contains(&core) && !is_silent(cx, core)
    };
    before.iter().copied().filter(says_more).chain([*last]).collect()
}

fn is_silent(cx: &Context<'_>, id: SchemaId) -> bool {
    let schema = cx.schema(id);
    schema.keywords.is_empty() && schema.boolean != Some(false)
}

/// What else an object may hold.
fn lower_rest(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> Rest {
    let seat = Origin::Inline { parent: waiting.id, role: Role::Value, title: None };
    if let Some(value) = lower_pattern_value(cx, merged, &seat) {
        return Rest::Typed(value);
    }
    let says = additional(cx, merged);
    if says.is_empty() && is_base(cx, merged, waiting) {
        return Rest::Typed(untyped_inside(cx, merged, "discriminator", None));
    }
    if says.is_empty()
        && let Some(keyword) = keyword_of_further_members(cx, merged)
    {
        return Rest::Typed(untyped_inside(cx, merged, keyword, None));
    }
    if says.is_empty() { Rest::Ignored } else { Rest::Typed(lower_element(cx, &says, &seat)) }
}

/// The base of subtypes, as itself: what unknown ones add is kept as further members.
fn is_base(cx: &mut Context<'_>, merged: &Merged<'_>, waiting: &Waiting) -> bool {
    let mut roots = merged.members.iter().filter(|member| waiting.parts.iter().any(|part| part.schema == member.id));
    let Some(root) =
        roots.find(|member| member.schema.discriminator.is_some() || cx.hierarchy.base(member.id).is_some())
    else {
        return false;
    };
    report_lonely(cx, root.id);
    true
}

/// The schemas of `additionalProperties`, `false` apart.
fn additional(cx: &Context<'_>, merged: &Merged<'_>) -> Vec<SchemaId> {
    let all = merged.members.iter().filter_map(|member| other_members(cx, member.id));
    let mut schemas: Vec<SchemaId> = all.filter(|id| !is_nothing(cx, *id)).collect();
    schemas.dedup();
    schemas
}

/// Whether no further members are allowed.
pub(super) fn is_closed(cx: &Context<'_>, merged: &Merged<'_>) -> bool {
    let mut all = merged.members.iter().filter_map(|member| other_members(cx, member.id));
    all.any(|id| is_nothing(cx, id))
}

/// `required` may name what `properties` does not describe. A response must not fail for it, a request must be able to send it, and `validate()` asks
/// for it. Gives the names.
fn add_undescribed(
    cx: &mut Context<'_>,
    merged: &Merged<'_>,
    rest: &Rest,
    properties: &mut Vec<ir::Property>,
) -> Vec<Literal> {
    let mut undescribed = Vec::new();
    let mut known: HashSet<String> = properties.iter().map(|property| property.name.clone()).collect();
    for member in &merged.members {
        for name in &member.schema.required {
            if !known.insert(name.clone()) {
                continue;
            }
            let location = member.schema.at("required");
            let message = format!("`required` names `{name}`, which `properties` does not describe");
            cx.report(Code::UndescribedProperty, &location, message);
            undescribed.push(Literal::String(name.clone()));
            properties.push(ir::Property {
                name: name.clone(),
                ty: match rest {
                    Rest::Typed(ty) => ty.clone(),
                    Rest::Ignored => {
                        let place = child(&child(&member.schema.location, "properties"), name);
                        untyped(cx, &place, Some(Code::UndescribedProperty))
                    }
                },
                presence: Presence::Optional,
                boxed: false,
                constant: None,
                constraints: ir::Constraints::default(),
                default: None,
                xml: ir::Xml::default(),
                part_headers: Vec::new(),
                read_only: false,
                write_only: false,
                docs: ir::Docs::default(),
                deprecated: false,
                location,
            });
        }
    }
    undescribed
}

/// The type of a map's values.
pub(super) fn lower_map_value(cx: &mut Context<'_>, merged: &Merged<'_>, seat: &Origin) -> TypeExpression {
    if let Some(value) = lower_pattern_value(cx, merged, seat) {
        return value;
    }
    let says = additional(cx, merged);
    if says.is_empty() {
        return untyped_inside(cx, merged, "additionalProperties", None);
    }
    lower_element(cx, &says, seat)
}

/// The type of members whose names match patterns, and of all others beside them; `None` without patterns. Which name has which value is kept
/// for `validate()`, so that the type holds them all: one type if all are of one, else any value.
fn lower_pattern_value(cx: &mut Context<'_>, merged: &Merged<'_>, seat: &Origin) -> Option<TypeExpression> {
    let patterns = merged.members.iter().flat_map(|member| member.schema.pattern_properties.values());
    let mut schemas: Vec<SchemaId> = patterns.copied().collect();
    if schemas.is_empty() {
        return None;
    }
    let others = additional(cx, merged);
    let is_open = others.is_empty() && !is_closed(cx, merged);
    schemas.extend(others);
    let mut types = Vec::new();
    if !is_open {
        types.extend(schemas.iter().map(|schema| lower_schema(cx, *schema, seat)));
        types.dedup();
    }
    match types.as_slice() {
        [only] => Some(only.clone()),
        _ => Some(untyped_inside(cx, merged, "patternProperties", None)),
    }
}
