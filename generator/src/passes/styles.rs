//! Whether the style of a parameter fits its values, and what is sent where the specification leaves that open.
//!
//! OpenAPI 3.2, section Style Values, defines each style for some types only. Descriptions use the others all the same, and what servers expect
//! then is known well enough: the style gives way, never the operation.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Severity};
use crate::ir::{Api, JsonKind, KindSet, Literal, Parameter, ParameterLocation, Rest, Style, TypeExpression, TypeKind};

use super::shape::shapes;

/// Settles styles.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut findings = BTreeSet::new();
    for index in 0..api.operations.len() {
        let Some(operation) = api.operations.get_mut(index) else { continue };
        let mut parameters = std::mem::take(&mut operation.parameters);
        for parameter in parameters.iter_mut().filter(|parameter| parameter.content.is_none()) {
            settle_parameter(api, parameter, &mut findings);
        }
        if let Some(operation) = api.operations.get_mut(index) {
            operation.parameters = parameters;
        }
    }
    for (location, (code, severity, message)) in findings {
        diagnostics.push(Diagnostic { severity, ..Diagnostic::new(code, location, message) });
    }
}

type Finding = (Location, (Code, Severity, &'static str));

fn settle_parameter(api: &Api, parameter: &mut Parameter, findings: &mut BTreeSet<Finding>) {
    let kinds = outer_kinds(api, &parameter.ty);
    let nests = inner_types(api, &parameter.ty).iter().any(|ty| has_several(outer_kinds(api, ty)));
    let location = |key: &str| Location { pointer: parameter.location.pointer.key(key), ..parameter.location.clone() };
    let mut warn = |key: &str, message| {
        findings.insert((location(key), (Code::UnknownValue, Severity::Warning, message)));
    };
    let is_scalar = !has_several(kinds);
    let mut style = parameter.style;
    match parameter.style {
        Style::DeepObject if is_scalar => {
            warn("style", "style `deepObject` is for objects; the value is sent as `name=value`");
            style = Style::Form;
        }
        Style::DeepObject if !kinds.contains(JsonKind::Object) => {
            warn("style", "style `deepObject` is for objects; items are sent as `name[0]=value`");
        }
        Style::DeepObject if nests => {
            warn("style", "style `deepObject` is for scalars; they are sent as `name[a][0]=value`");
        }
        Style::SpaceDelimited | Style::PipeDelimited | Style::TabDelimited if is_scalar => {
            warn("style", "this style is for lists and objects; the value is sent as `name=value`");
            style = Style::Form;
        }
        Style::SpaceDelimited | Style::PipeDelimited | Style::TabDelimited if parameter.explode => {
            warn("explode", "this style joins values; exploded, they are sent as with style `form`");
            style = Style::Form;
        }
        Style::SpaceDelimited | Style::PipeDelimited | Style::TabDelimited if has_scalars(kinds) => {
            warn("style", "this style is for lists and objects; other values are sent as `name=value`");
        }
        _ if nests => warn("schema", "lists and objects inside of others have no style; they are sent as JSON"),
        _ => {}
    }
    if parameter.allow_empty && is_scalar && !kinds.contains(JsonKind::String) {
        let message = "`allowEmptyValue` is documented only; a call's `query` sends an empty value";
        findings.insert((location("allowEmptyValue"), (Code::DocsOnly, Severity::Note, message)));
    }
    parameter.style = style;
    parameter.allow_empty |= parameter.location_in == ParameterLocation::Path && knows_empty_text(api, &parameter.ty);
}

/// Whether an empty text is among the known values of a type.
fn knows_empty_text(api: &Api, ty: &TypeExpression) -> bool {
    let TypeExpression::Named(id) = ty else { return false };
    match api.types.get(id.index()).map(|ty| &ty.kind) {
        Some(TypeKind::Enum(known)) => known.variants.iter().any(|known| known.value == Literal::String(String::new())),
        _ => false,
    }
}

/// The kinds of values that a type has.
fn outer_kinds(api: &Api, ty: &TypeExpression) -> KindSet {
    shapes(api, ty).iter().fold(KindSet::default(), |kinds, shape| kinds.union(shape.kinds))
}

fn has_several(kinds: KindSet) -> bool {
    kinds.contains(JsonKind::List) || kinds.contains(JsonKind::Object)
}

/// Whether a value may be a scalar; what may be anything is no sign of it.
fn has_scalars(kinds: KindSet) -> bool {
    let scalars = [JsonKind::Bool, JsonKind::Integer, JsonKind::Fraction, JsonKind::String];
    kinds != KindSet::ANY && scalars.into_iter().any(|kind| kinds.contains(kind))
}

/// The types of items, members and map values; those of every variant of a union.
fn inner_types<'a>(api: &'a Api, ty: &'a TypeExpression) -> Vec<&'a TypeExpression> {
    let mut inner = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack = vec![ty];
    while let Some(ty) = stack.pop() {
        match ty {
            TypeExpression::List(item) | TypeExpression::Map(item) => inner.push(&**item),
            TypeExpression::Tuple(places) => inner.extend(places),
            TypeExpression::Nullable(some) => stack.push(some),
            TypeExpression::Named(id) if seen.insert(*id) => match api.types.get(id.index()).map(|ty| &ty.kind) {
                Some(TypeKind::Alias { target, constraints: _ }) => stack.push(target),
                Some(TypeKind::Union(union)) => stack.extend(union.variants.iter().map(|variant| &variant.ty)),
                Some(TypeKind::Struct(object)) => {
                    inner.extend(object.properties.iter().map(|property| &property.ty));
                    inner.extend(match &object.rest {
                        Rest::Typed(rest) => Some(rest),
                        Rest::Ignored => None,
                    });
                }
                _ => {}
            },
            TypeExpression::Named(_) | TypeExpression::Scalar(_) | TypeExpression::Any => {}
        }
    }
    // What may be anything is no sign of values that nest.
    inner.retain(|ty| **ty != TypeExpression::Any);
    inner
}
