//! Bytes as they are stand in forms only.
//!
//! A property of a form whose value is bytes, or whose schema says nothing, is a file (OpenAPI 3.2, section Encoding Object, `contentType`).
//! JSON, parameters and headers have no bytes: there it is text. A component that serves both is told apart: the form gets a type of its own.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location};
use crate::ir::{
    Api, Body, BodyContent, Origin, Presence, Property, Role, Scalar, Type, TypeExpression, TypeId, TypeKind,
};

use super::graph::{for_each_expression_mut, mentioned, reachable, received, sent};

/// Settles where files are and makes text of the other bytes.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    let forms = forms(api);
    let elsewhere = reached_elsewhere(api, &forms);
    let mut is_form = vec![false; api.types.len()];
    for Form { operation, id } in forms {
        if !holds_files(api, id, operation) {
            continue;
        }
        let own = if elsewhere.get(id.index()) == Some(&true) { copy(api, id, operation) } else { id };
        is_form.resize(api.types.len(), false);
        if let Some(slot) = is_form.get_mut(own.index()) {
            *slot = true;
        }
        make_files(api, own, operation);
    }
    make_text(api, &is_form, diagnostics);
}

/// The struct that is the form of an operation.
struct Form {
    /// Index of the operation.
    operation: usize,
    /// The struct.
    id: TypeId,
}

fn forms(api: &Api) -> Vec<Form> {
    let bodies = api.operations.iter().enumerate().filter_map(|(operation, sender)| {
        let body = sender.request_body.as_ref()?;
        match &body.body.content {
            BodyContent::Multipart(ty) => Some(Form { operation, id: structure(api, ty)? }),
            _ => None,
        }
    });
    bodies.collect()
}

/// The struct behind aliases and `null`. A circle of aliases ends after as many steps as there are types.
fn structure(api: &Api, ty: &TypeExpression) -> Option<TypeId> {
    let mut at = ty;
    for _ in 0..=api.types.len() {
        match at {
            TypeExpression::Nullable(inner) => at = inner,
            TypeExpression::Named(id) => match &api.types.get(id.index())?.kind {
                TypeKind::Struct(_) => return Some(*id),
                TypeKind::Alias { target, constraints: _ } => at = target,
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}

/// What is reached by anything but being a form itself.
fn reached_elsewhere(api: &Api, forms: &[Form]) -> Vec<bool> {
    let mut roots: Vec<TypeId> = api.operations.iter().flat_map(received).collect();
    for (index, operation) in api.operations.iter().enumerate() {
        let form = forms.iter().find(|form| form.operation == index).map(|form| form.id);
        match form {
            Some(form) => {
                roots.extend(operation.parameters.iter().filter_map(|parameter| structure(api, &parameter.ty)));
                roots.extend(api.types.get(form.index()).map(mentioned).unwrap_or_default());
            }
            None => roots.extend(sent(operation)),
        }
    }
    reachable(api, roots)
}

fn body(api: &Api, operation: usize) -> Option<&Body> {
    api.operations.get(operation)?.request_body.as_ref().map(|body| &body.body)
}

fn properties(api: &Api, id: TypeId) -> &[Property] {
    match api.types.get(id.index()).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(structure)) => &structure.properties,
        _ => &[],
    }
}

/// The type of a property of a form, when there is a file in it.
fn with_file(api: &Api, body: &Body, property: &Property) -> Option<TypeExpression> {
    let encoding = body.encodings.iter().find(|encoding| encoding.property == property.name);
    let is_json =
        encoding.and_then(|encoding| encoding.media_type.as_deref()).is_some_and(|text| text.contains("json"));
    let mut steps = api.types.len();
    file_in(api, &property.ty, is_json, &mut steps)
}

fn file_in(api: &Api, ty: &TypeExpression, is_json: bool, steps: &mut usize) -> Option<TypeExpression> {
    let wrap = |inner: TypeExpression| Box::new(inner);
    match ty {
        TypeExpression::Scalar(Scalar::File) => Some(ty.clone()),
        TypeExpression::Any => (!is_json).then_some(TypeExpression::Scalar(Scalar::File)),
        TypeExpression::List(item) => Some(TypeExpression::List(wrap(file_in(api, item, is_json, steps)?))),
        TypeExpression::Nullable(inner) => Some(TypeExpression::Nullable(wrap(file_in(api, inner, is_json, steps)?))),
        TypeExpression::Named(id) => match &api.types.get(id.index())?.kind {
            TypeKind::Alias { target, constraints: _ } => {
                *steps = steps.checked_sub(1)?;
                file_in(api, target, is_json, steps)
            }
            _ => None,
        },
        TypeExpression::Scalar(_) | TypeExpression::Map(_) | TypeExpression::Tuple(_) => None,
    }
}

fn holds_files(api: &Api, id: TypeId, operation: usize) -> bool {
    let Some(body) = body(api, operation) else { return false };
    properties(api, id).iter().any(|property| with_file(api, body, property).is_some())
}

/// A type of the form's own, shared by the forms of one component.
fn copy(api: &mut Api, id: TypeId, operation: usize) -> TypeId {
    let origin = Origin::Inline { parent: id, role: Role::Form, title: None };
    let known = api.types.iter().position(|ty| ty.origin == origin);
    let own = TypeId::from_index(known.unwrap_or(api.types.len()));
    if known.is_none() {
        let copied = api.types.get(id.index()).cloned();
        api.types.extend(copied.map(|ty| Type { origin, ..ty }));
    }
    let sender = api.operations.get_mut(operation).and_then(|operation| operation.request_body.as_mut());
    if let Some(body) = sender {
        body.body.content = BodyContent::Multipart(TypeExpression::Named(own));
    }
    own
}

fn make_files(api: &mut Api, id: TypeId, operation: usize) {
    let Some(body) = body(api, operation) else { return };
    let files: Vec<Option<TypeExpression>> =
        properties(api, id).iter().map(|property| with_file(api, body, property)).collect();
    let Some(TypeKind::Struct(structure)) = api.types.get_mut(id.index()).map(|ty| &mut ty.kind) else { return };
    for (property, file) in structure.properties.iter_mut().zip(files) {
        let Some(file) = file else { continue };
        // A form has no `null`: a file is there or not.
        property.presence =
            if property.presence == Presence::Required { Presence::Required } else { Presence::Optional };
        property.ty = file;
    }
}

/// Bytes outside of forms.
fn make_text(api: &mut Api, is_form: &[bool], diagnostics: &mut Diagnostics) {
    let mut places: Vec<Location> = Vec::new();
    for (index, ty) in api.types.iter_mut().enumerate() {
        if is_form.get(index) == Some(&true) {
            continue;
        }
        if let TypeKind::Struct(structure) = &mut ty.kind {
            for property in &mut structure.properties {
                let found = text_of(&mut property.ty);
                places.extend(found.then(|| property.location.clone()));
            }
        }
        let mut found = false;
        for_each_expression_mut(ty, |expression| found |= text_of(expression));
        places.extend(found.then(|| ty.location.clone()));
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            let found = text_of(&mut parameter.ty);
            places.extend(found.then(|| parameter.location.clone()));
        }
        if let Some(ty) = operation.request_body.as_mut().and_then(|body| body.body.content.ty_mut()) {
            text_of(ty);
        }
        for response in &mut operation.responses {
            response.body.as_mut().and_then(|body| body.content.ty_mut()).map(text_of);
            for header in &mut response.headers {
                let found = text_of(&mut header.ty);
                places.extend(found.then(|| header.location.clone()));
            }
        }
        if let crate::ir::Success::One(ty) = &mut operation.success {
            text_of(ty);
        }
        if let crate::ir::Errors::One(ty) = &mut operation.errors {
            text_of(ty);
        }
    }
    places.sort();
    places.dedup();
    for location in places {
        let message = "bytes (`format: binary`) outside of a form are text";
        diagnostics.push(Diagnostic::new(Code::DocsOnly, location, message));
    }
}

/// Whether there were bytes in it.
fn text_of(ty: &mut TypeExpression) -> bool {
    match ty {
        TypeExpression::Scalar(scalar @ Scalar::File) => {
            *scalar = Scalar::String;
            true
        }
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => text_of(inner),
        TypeExpression::Tuple(places) => places.iter_mut().fold(false, |found, place| text_of(place) | found),
        TypeExpression::Named(_) | TypeExpression::Scalar(_) | TypeExpression::Any => false,
    }
}
