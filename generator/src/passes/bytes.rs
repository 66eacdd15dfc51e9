//! Bytes that no form holds: text, since neither JSON nor a parameter nor a header has bytes. Each place is reported.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location};
use crate::hash::HashSet;
use crate::ir::{Api, BodyContent, Operation, Payload, Rest, Scalar, Type, TypeExpression, TypeId, TypeKind};

use super::graph::for_each_expression_mut;

/// Makes text of all bytes but those that are files of `forms`.
pub(super) fn make_text(api: &mut Api, forms: &HashSet<TypeId>, diagnostics: &mut Diagnostics) {
    let mut places = BTreeSet::new();
    for (index, ty) in api.types.iter_mut().enumerate() {
        settle_type(ty, forms.contains(&TypeId::from_index(index)), &mut places);
    }
    for operation in &mut api.operations {
        settle_operation(operation, &mut places);
    }
    for incoming in &mut api.incoming {
        if let Some(ty) = incoming.body.as_mut().and_then(|body| body.body.content.ty_mut())
            && make_text_of(ty)
        {
            places.insert(incoming.location.clone());
        }
    }
    for location in places {
        let message = "bytes (`format: binary`) that are no file of a form are text";
        diagnostics.push(Diagnostic::new(Code::DocsOnly, location, message));
    }
}

fn settle_type(ty: &mut Type, is_form: bool, places: &mut BTreeSet<Location>) {
    let location = ty.location.clone();
    let mut settle = |expression: &mut TypeExpression, location: &Location| {
        if !(is_form && is_file(expression)) && make_text_of(expression) {
            places.insert(location.clone());
        }
    };
    match &mut ty.kind {
        TypeKind::Struct(structure) => {
            structure.properties.iter_mut().for_each(|property| settle(&mut property.ty, &property.location));
            if let Rest::Typed(value) = &mut structure.rest {
                settle(value, &location);
            }
        }
        TypeKind::Alias { target: TypeExpression::Map(value), constraints: _ } if is_form => settle(value, &location),
        _ => for_each_expression_mut(ty, |expression| settle(expression, &location)),
    }
}

fn settle_operation(operation: &mut Operation, places: &mut BTreeSet<Location>) {
    let mut settle = |expression: &mut TypeExpression, location: &Location| {
        if make_text_of(expression) {
            places.insert(location.clone());
        }
    };
    operation.parameters.iter_mut().for_each(|parameter| settle(&mut parameter.ty, &parameter.location));
    if let Some(body) = &mut operation.request_body {
        match &mut body.body.content {
            BodyContent::Multipart(TypeExpression::Map(value)) if is_file(value) => {}
            content => content.ty_mut().into_iter().for_each(|ty| settle(ty, &body.location)),
        }
    }
    for response in &mut operation.responses {
        let location = &response.location;
        response.body.as_mut().and_then(|body| body.content.ty_mut()).into_iter().for_each(|ty| settle(ty, location));
        if let Some(ty) = response.stream.as_mut().and_then(|stream| stream.content.ty_mut()) {
            settle(ty, location);
        }
        response.headers.iter_mut().for_each(|header| settle(&mut header.ty, &header.location));
    }
    // What a call gives is made of the responses, whose places are known by now.
    let payloads = [operation.success.payload_mut(), operation.errors.payload_mut()];
    for ty in payloads.into_iter().flatten().filter_map(Payload::ty_mut) {
        make_text_of(ty);
    }
}

/// A file, or a list of files.
fn is_file(ty: &TypeExpression) -> bool {
    match ty {
        TypeExpression::Scalar(scalar) => *scalar == Scalar::File,
        TypeExpression::Nullable(inner) => is_file(inner),
        TypeExpression::List(item) => !matches!(**item, TypeExpression::List(_)) && is_file(item),
        TypeExpression::Named(_) | TypeExpression::Map(_) | TypeExpression::Tuple(_) | TypeExpression::Any => false,
    }
}

/// Whether there were bytes in it.
fn make_text_of(ty: &mut TypeExpression) -> bool {
    match ty {
        TypeExpression::Scalar(scalar @ Scalar::File) => {
            *scalar = Scalar::String;
            true
        }
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            make_text_of(inner)
        }
        TypeExpression::Tuple(places) => places.iter_mut().fold(false, |found, place| make_text_of(place) | found),
        TypeExpression::Named(_) | TypeExpression::Scalar(_) | TypeExpression::Any => false,
    }
}
