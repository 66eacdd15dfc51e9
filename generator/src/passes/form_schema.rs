//! What objects that are one struct keep of their forms: a schema that says which properties belong together.

use std::sync::Arc;

use indexmap::IndexSet;

use crate::ir::{Api, Literal, Presence, Property, Rest, Scalar, Struct, TypeExpression, TypeKind};

use super::merge_objects::Form;

/// The schema that an object of any of these forms fulfils, beside what the struct of them asks for; `None` where one of them asks for nothing more.
pub(super) fn any_of(api: &Api, forms: &[Form], whole: &[Property]) -> Option<Arc<str>> {
    let schema = |form: &Form| Some(schema(api, form, whole)?.to_string());
    let schemas: IndexSet<String> = forms.iter().map(schema).collect::<Option<_>>()?;
    let schemas: Vec<String> = schemas.into_iter().collect();
    Some(format!(r#"{{"anyOf":[{}]}}"#, schemas.join(",")).into())
}

/// What a form asks for, as far as a schema of names and kinds says it.
fn schema(api: &Api, form: &Form, whole: &[Property]) -> Option<Literal> {
    let mut keywords = Vec::new();
    match form {
        Form::Struct(_, object) => {
            keywords.extend(required(object, whole));
            keywords.extend(properties(api, object, whole));
            keywords.extend(closed(object));
        }
        Form::Map(_, value) => keywords.extend(kind(value).map(|kind| ("additionalProperties", kind))),
    }
    (!keywords.is_empty()).then(|| object(keywords))
}

/// What goes one way only is not there on the other.
fn required(form: &Struct, whole: &[Property]) -> Option<(&'static str, Literal)> {
    let is_required = |property: &Property| property.presence == Presence::Required;
    let is_always = |name: &str| whole.iter().any(|other| other.name == name && is_required(other));
    let own = form.properties.iter().filter(|property| is_required(property) && !is_always(&property.name));
    let names: Vec<Literal> = own.filter(|property| !property.read_only && !property.write_only).map(name).collect();
    (!names.is_empty()).then_some(("required", Literal::List(names)))
}

/// Properties that have one value in this form, or match a pattern.
fn properties(api: &Api, form: &Struct, whole: &[Property]) -> Option<(&'static str, Literal)> {
    let said = form.properties.iter().filter_map(|property| {
        let other = whole.iter().find(|other| other.name == property.name)?;
        Some((property.name.clone(), property_schema(api, property, other)?))
    });
    let said: Vec<(String, Literal)> = said.collect();
    (!said.is_empty()).then_some(("properties", Literal::Object(said)))
}

/// What this form says of a property and the struct of all does not.
fn property_schema(api: &Api, property: &Property, whole: &Property) -> Option<Literal> {
    if property.constant.is_some() || property.ty == whole.ty {
        let constant = property.constant.clone().filter(|_| whole.constant.is_none()).map(|value| ("const", value));
        let pattern = property.constraints.pattern.clone().filter(|_| whole.constraints.pattern.is_none());
        let said: Vec<_> = constant.into_iter().chain(pattern.map(|text| ("pattern", Literal::String(text)))).collect();
        return (!said.is_empty()).then(|| object(said));
    }
    // An object by the constants in it.
    let TypeExpression::Named(id) = property.ty else { return None };
    let TypeKind::Struct(inner) = &api.types.get(id.index())?.kind else { return None };
    let constants = inner
        .properties
        .iter()
        .filter_map(|property| Some((property.name.clone(), object([("const", property.constant.clone()?)]))));
    let constants: Vec<(String, Literal)> = constants.collect();
    (!constants.is_empty()).then(|| object([("properties", Literal::Object(constants))]))
}

/// That nothing but the properties is there, where the description says so.
fn closed(form: &Struct) -> Option<(&'static str, Literal)> {
    let is_closed = form.closed && form.rest == Rest::Ignored;
    let names = || Literal::List(form.properties.iter().map(name).collect());
    is_closed.then(|| ("propertyNames", object([("enum", names())])))
}

fn name(property: &Property) -> Literal {
    Literal::String(property.name.clone())
}

/// The kind of a value, as a schema.
fn kind(ty: &TypeExpression) -> Option<Literal> {
    let word = match ty {
        TypeExpression::Scalar(Scalar::Bool) => "boolean",
        TypeExpression::Scalar(scalar) if scalar.is_text() => "string",
        TypeExpression::Scalar(_) => "number",
        TypeExpression::List(_) | TypeExpression::Tuple(_) => "array",
        TypeExpression::Map(_) => "object",
        TypeExpression::Named(_) | TypeExpression::Nullable(_) | TypeExpression::Any => return None,
    };
    Some(object([("type", Literal::String(word.to_owned()))]))
}

fn object(members: impl IntoIterator<Item = (&'static str, Literal)>) -> Literal {
    Literal::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
