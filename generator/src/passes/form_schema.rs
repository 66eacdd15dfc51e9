//! What objects that are one struct keep of their forms: a schema that says which properties belong together.

use std::sync::Arc;

use crate::ir::{Literal, Presence, Property, Rest, Scalar, Struct, TypeExpression};

use super::merge_objects::Form;

/// The schema that an object of any of these forms fulfils, beside what the struct of them asks for; `None` where one of them asks for nothing more.
pub(super) fn any_of(forms: &[Form], whole: &[Property]) -> Option<Arc<str>> {
    let mut schemas: Vec<Literal> = forms.iter().map(|form| schema(form, whole)).collect::<Option<_>>()?;
    schemas.dedup();
    let schema = object([("anyOf", Literal::List(schemas))]);
    Some(schema.to_string().into())
}

/// What a form asks for, as far as a schema of names and kinds says it.
fn schema(form: &Form, whole: &[Property]) -> Option<Literal> {
    let mut keywords = Vec::new();
    match form {
        Form::Struct(_, object) => {
            keywords.extend(required(object, whole));
            keywords.extend(constants(object, whole));
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

/// Properties that have one value in this form.
fn constants(form: &Struct, whole: &[Property]) -> Option<(&'static str, Literal)> {
    let is_always = |name: &str| whole.iter().any(|other| other.name == name && other.constant.is_some());
    let own = form.properties.iter().filter(|property| !is_always(&property.name));
    let constant = |property: &Property| {
        let value = object([("const", property.constant.clone()?)]);
        Some((property.name.clone(), value))
    };
    let constants: Vec<(String, Literal)> = own.filter_map(constant).collect();
    (!constants.is_empty()).then_some(("properties", Literal::Object(constants)))
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
