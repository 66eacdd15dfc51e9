//! Known values: `enum`, `const`, and choices between constants.

use crate::diagnostics::Code;
use crate::hash::{HashSet, HashSetExt};
use crate::ir::{self, Literal};
use crate::load::{Node, Value};
use crate::spec;
use crate::spec::schema::{Type, TypeSet};

use super::all_of::{Member, Merged, intersect};
use super::constraints::known_values;
use super::context::Context;
use super::labels::Labels;
use super::literal::{integer, lower_literal};
use super::part::Take;
use super::reference::{has_parts, peel};
use super::scalar;
use super::schema::{Class, classify_types};

/// Known values besides `null`, each once, in the order of the description.
pub(super) struct Values {
    /// The values.
    pub(super) variants: Vec<ir::EnumVariant>,
}

/// The values that `enum` and `const` leave; `None` when no member says.
pub(super) fn values(merged: &Merged<'_>) -> Option<Values> {
    let mut found: Option<Vec<ir::EnumVariant>> = None;
    for member in &merged.members {
        let Some(own) = own_values(member) else { continue };
        found = Some(match found {
            None => own,
            Some(before) => narrower(&before, own),
        });
    }
    found.map(|variants| Values { variants })
}

/// What both know; where they have nothing in common, the later one counts.
fn narrower(before: &[ir::EnumVariant], own: Vec<ir::EnumVariant>) -> Vec<ir::EnumVariant> {
    let common: Vec<_> =
        own.iter().filter(|variant| before.iter().any(|other| other.value == variant.value)).cloned().collect();
    if common.is_empty() { own } else { common }
}

fn own_values(member: &Member<'_>) -> Option<Vec<ir::EnumVariant>> {
    let schema = member.schema;
    let nodes: Vec<&Node> = match (&schema.const_value, &schema.enum_values) {
        (Some(value), _) => vec![value],
        (None, Some(values)) => values.iter().collect(),
        (None, None) => return None,
    };
    let labels = Labels::of(schema);
    let text_wanted = wants_text(member);
    let mut variants: Vec<ir::EnumVariant> = Vec::new();
    let mut seen: HashSet<Literal> = HashSet::with_capacity(nodes.len());
    for (index, node) in nodes.into_iter().enumerate() {
        let Some(value) = literal(node, text_wanted) else { continue };
        let fits = match member.take {
            Take::Only(ty) => is_of(&value, ty),
            Take::Whole | Take::WithoutUnion | Take::WithoutOneOf => value != Literal::Null,
        };
        if fits && seen.insert(value.clone()) {
            let docs = ir::Docs { description: labels.description(index, node), ..ir::Docs::default() };
            variants.push(ir::EnumVariant { value, name: labels.name(index, node), docs });
        }
    }
    Some(variants)
}

/// Values of a string that are written without quotes (`enum: [1.10, true]`) are meant as their text.
fn wants_text(member: &Member<'_>) -> bool {
    member.take == Take::Whole && member.schema.types.single() == Some(Type::String)
}

fn literal(node: &Node, text_wanted: bool) -> Option<Literal> {
    match &node.value {
        Value::Number(text) if text_wanted => Some(Literal::String(text.to_string())),
        Value::Bool(value) if text_wanted => Some(Literal::String(value.to_string())),
        _ => lower_literal(node),
    }
}

/// Whether a value is of that type.
pub(super) fn is_of(value: &Literal, ty: Type) -> bool {
    match value {
        Literal::Null => false,
        Literal::Bool(_) => ty == Type::Boolean,
        Literal::Number(text) => ty == Type::Number || ty == Type::Integer && integer(text).is_some(),
        Literal::String(_) => ty == Type::String,
        Literal::List(_) => ty == Type::Array,
        Literal::Object(_) => ty == Type::Object,
    }
}

/// Whether a value is an integer that an open enum can have: values that it does not know have 64 bits.
pub(super) fn is_long(value: &Literal) -> bool {
    matches!(value, Literal::Number(text) if integer(text).is_some_and(|value| i64::try_from(value).is_ok()))
}

/// The values of a choice between constants, or between a string and known strings, which is an open enum. Known values beside the choice
/// leave those that both know.
pub(super) fn values_of_union(cx: &mut Context<'_>, merged: &Merged<'_>, union: &Member<'_>) -> Option<Values> {
    let mut beside = merged.members.iter().filter(|member| member.id != union.id);
    let says_more = union.discriminator().is_some() || !merged.later_unions.is_empty();
    if says_more || beside.any(|member| says_more_than_values(member.schema)) {
        return None;
    }
    let mut variants = Vec::new();
    let mut constants_only = true;
    for id in union.branches(cx) {
        let branch = cx.schema(peel(cx, id).core);
        let whole = Member { id, take: Take::Whole, schema: branch };
        match own_values(&whole) {
            Some(values) => variants.extend(values.into_iter().map(|value| with_docs(value, branch))),
            None if is_plain_string(branch) => constants_only = false,
            None => return None,
        }
    }
    let strings = variants.iter().all(|variant| matches!(variant.value, Literal::String(_)));
    let usable = strings || constants_only && variants.iter().all(|variant| is_long(&variant.value));
    let mut seen = HashSet::default();
    variants.retain(|variant| seen.insert(variant.value.clone()));
    if !usable || variants.is_empty() {
        return None;
    }
    let variants = match values(merged) {
        Some(beside) => narrower(&beside.variants, variants),
        None => variants,
    };
    Some(Values { variants })
}

/// Whether a schema says more of its values than which there are and of what type.
fn says_more_than_values(schema: &spec::Schema) -> bool {
    schema.boolean.is_some() || has_parts(schema)
}

fn with_docs(mut variant: ir::EnumVariant, branch: &spec::Schema) -> ir::EnumVariant {
    if branch.const_value.is_some() || branch.enum_values.as_ref().is_some_and(|values| values.len() == 1) {
        variant.name = variant.name.or_else(|| branch.title.clone());
        variant.docs.description = variant.docs.description.or_else(|| branch.description.clone());
    }
    variant
}

fn is_plain_string(schema: &spec::Schema) -> bool {
    schema.types.single() == Some(Type::String) && schema.format.is_none() && schema.all_of.is_empty()
}

/// What a schema with known values is: an enum of strings or of integers; else the plain type, and a finding.
pub(super) fn classify_values(cx: &mut Context<'_>, merged: &Merged<'_>, values: Values) -> Class {
    let all = |ty: Type| values.variants.iter().all(|variant| is_of(&variant.value, ty));
    let Some(member) = merged.members.iter().rev().find(|member| own_values(member).is_some()) else {
        return classify_types(cx, merged);
    };
    let location = member.schema.at(if member.schema.const_value.is_some() { "const" } else { "enum" });
    if values.variants.is_empty() {
        return classify_types(cx, merged);
    }
    if all(Type::String) || values.variants.iter().all(|variant| is_long(&variant.value)) {
        return Class::Enumeration(values);
    }
    if !known_values(member.schema).is_empty() {
        let message = "known values that are neither strings nor integers of 64 bits are documented only";
        cx.report(Code::DocsOnly, &location, message);
    }
    if all(Type::Integer) && merged.types.contains(Type::Number) {
        return classify_types(cx, merged);
    }
    let types = value_types(&values);
    match (intersect(merged.types, types), types) {
        (both, _) if !both.is_empty() => of_types(cx, merged, both),
        (_, types) if merged.types.is_empty() => of_types(cx, merged, types),
        _ => classify_types(cx, merged),
    }
}

/// What values of these types are. Lists and objects are what the schema says of them beside.
fn of_types(cx: &Context<'_>, merged: &Merged<'_>, types: TypeSet) -> Class {
    match types.single() {
        Some(ty @ (Type::Boolean | Type::Integer | Type::Number | Type::String)) => Class::Scalar(ty),
        Some(_) => classify_types(cx, merged),
        None => Class::Types(types),
    }
}

/// The types of values; integers among numbers are numbers.
fn value_types(values: &Values) -> TypeSet {
    let of = |ty: &Type| values.variants.iter().any(|variant| is_of(&variant.value, *ty));
    let is_whole =
        |variant: &ir::EnumVariant| !is_of(&variant.value, Type::Number) || is_of(&variant.value, Type::Integer);
    let numbers = if values.variants.iter().all(is_whole) { Type::Number } else { Type::Integer };
    Type::ALL.into_iter().filter(|ty| *ty != numbers && of(ty)).collect()
}

/// An enum of these values.
pub(super) fn lower_enum(cx: &mut Context<'_>, merged: &Merged<'_>, values: &Values) -> ir::Enum {
    let is_text = values.variants.iter().all(|variant| matches!(variant.value, Literal::String(_)));
    let default = merged.members.iter().rev().find_map(|member| {
        let text_wanted = wants_text(member);
        member.schema.default.as_ref().and_then(|node| literal(node, text_wanted))
    });
    let default = default.and_then(|value| values.variants.iter().position(|variant| variant.value == value));
    let repr = if is_text { ir::Scalar::String } else { scalar::lower_integer_values(cx, merged, values) };
    ir::Enum { repr, variants: values.variants.clone(), default }
}

/// The one value that a schema leaves, when it leaves one scalar only.
pub(super) fn constant(merged: &Merged<'_>) -> Option<Literal> {
    let values = values(merged)?;
    match values.variants.as_slice() {
        [ir::EnumVariant { value, .. }] if !matches!(value, Literal::List(_) | Literal::Object(_)) => {
            Some(value.clone())
        }
        _ => None,
    }
}
