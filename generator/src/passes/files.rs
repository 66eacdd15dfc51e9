//! Files: bytes as they are, which only the parts of a form can hold.
//!
//! A part whose value is bytes, or whose schema says nothing, is a file (OpenAPI 3.2, section Encoding Object, `contentType`). Parts are the
//! properties and members of what is sent as a form, through aliases and choices; what nests deeper is JSON, and JSON has no bytes. A type that
//! is a form here and JSON elsewhere is told apart: the form gets one of its own. [`super::bytes`] makes text of the bytes that are left.

use indexmap::IndexSet;

use crate::diagnostics::Diagnostics;
use crate::hash::HashMap;
use crate::ir::{
    Api, Body, BodyContent, Encoding, Origin, Presence, Rest, Role, Scalar, Struct, Type, TypeExpression, TypeId,
    TypeKind,
};

use super::bytes::make_text;
use super::graph::{for_each_named, mentioned, payload, reachable, received, sent};

/// Settles where files are; bytes anywhere else become text.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut forms = Forms { elsewhere: reached_elsewhere(api), own: HashMap::default() };
    for index in 0..api.operations.len() {
        let body = api.operations.get(index).and_then(|operation| operation.request_body.as_ref());
        let Some((body, mut ty)) = body.and_then(|body| Some((body.body.clone(), form(&body.body)?.clone()))) else {
            continue;
        };
        settle_types(api, &mut forms, &body, &ty);
        use_as_form(api, &forms, &mut ty);
        if let Some(sender) = api.operations.get_mut(index).and_then(|operation| operation.request_body.as_mut()) {
            sender.body.content = BodyContent::Multipart(ty);
        }
    }
    make_text(api, &forms.own.into_values().collect(), diagnostics);
}

/// What is known of forms while they are settled.
struct Forms {
    /// The types that are reached by anything but being a form.
    elsewhere: Vec<bool>,
    /// The form's side of each type that is one: itself, unless it is JSON elsewhere.
    own: HashMap<TypeId, TypeId>,
}

pub(super) fn form(body: &Body) -> Option<&TypeExpression> {
    match &body.content {
        BodyContent::Multipart(ty) => Some(ty),
        _ => None,
    }
}

/// The types that an expression sent as a form leads to without leaving the form.
pub(super) fn form_types(api: &Api, ty: &TypeExpression) -> IndexSet<TypeId> {
    let mut found = IndexSet::new();
    let mut stack = vec![ty];
    while let Some(ty) = stack.pop() {
        match ty {
            TypeExpression::Nullable(inner) => stack.push(inner),
            TypeExpression::Named(id) if found.insert(*id) => match api.types.get(id.index()).map(|ty| &ty.kind) {
                Some(TypeKind::Alias { target, constraints: _ }) => stack.push(target),
                Some(TypeKind::Union(union)) => stack.extend(union.variants.iter().map(|variant| &variant.ty)),
                _ => {}
            },
            _ => {}
        }
    }
    found
}

fn reached_elsewhere(api: &Api) -> Vec<bool> {
    let mut roots: Vec<TypeId> = api.operations.iter().flat_map(received).collect();
    roots.extend(api.incoming.iter().flat_map(payload));
    for operation in &api.operations {
        let body = operation.request_body.as_ref().map(|body| &body.body);
        let Some(ty) = body.and_then(form) else {
            roots.extend(sent(operation));
            continue;
        };
        operation.parameters.iter().for_each(|parameter| for_each_named(&parameter.ty, &mut |id| roots.push(id)));
        let forms = form_types(api, ty);
        if forms.is_empty() {
            for_each_named(ty, &mut |id| roots.push(id));
        }
        // What the parts of a form are made of is JSON.
        let is_part_of = |ty: &&Type| matches!(ty.kind, TypeKind::Struct(_));
        let structs = forms.iter().filter_map(|id| api.types.get(id.index())).filter(is_part_of);
        roots.extend(structs.flat_map(mentioned));
    }
    reachable(api, roots)
}

/// Settles the types that a form is made of, when there is a file in any of them.
fn settle_types(api: &mut Api, forms: &mut Forms, body: &Body, ty: &TypeExpression) {
    let ids = form_types(api, ty);
    if !ids.iter().any(|id| holds_files(api, *id, body)) {
        return;
    }
    let fresh: Vec<TypeId> = ids.into_iter().filter(|id| !forms.own.contains_key(id)).collect();
    for id in &fresh {
        let own = own_side(api, forms, *id);
        forms.own.insert(*id, own);
    }
    for own in fresh.iter().filter_map(|id| forms.own.get(id).copied()) {
        let Some(mut kind) = api.types.get(own.index()).map(|ty| ty.kind.clone()) else { continue };
        match &mut kind {
            TypeKind::Struct(structure) => settle_struct(api, body, structure),
            TypeKind::Alias { target, constraints: _ } => use_as_form(api, forms, target),
            TypeKind::Union(union) => {
                union.variants.iter_mut().for_each(|variant| use_as_form(api, forms, &mut variant.ty));
            }
            TypeKind::Enum(_) | TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_) => {}
        }
        if let Some(ty) = api.types.get_mut(own.index()) {
            ty.kind = kind;
        }
    }
}

/// The id of the form's side, a copy as yet where the type is JSON elsewhere.
fn own_side(api: &mut Api, forms: &Forms, id: TypeId) -> TypeId {
    let is_shared = forms.elsewhere.get(id.index()) == Some(&true);
    let Some(ty) = api.types.get(id.index()).filter(|_| is_shared) else { return id };
    let origin = Origin::Inline { parent: id, role: Role::Form, title: None };
    let copied = Type { origin, ..ty.clone() };
    api.types.push(copied);
    TypeId::from_index(api.types.len() - 1)
}

/// Makes an expression name the form's side of its types; the members of a map are parts.
fn use_as_form(api: &Api, forms: &Forms, ty: &mut TypeExpression) {
    match ty {
        TypeExpression::Nullable(inner) => use_as_form(api, forms, inner),
        TypeExpression::Named(id) => *id = forms.own.get(id).copied().unwrap_or(*id),
        TypeExpression::Map(value) => {
            if let Some(file) = file_in(api, value, DEPTH) {
                **value = file;
            }
        }
        _ => {}
    }
}

fn settle_struct(api: &Api, body: &Body, structure: &mut Struct) {
    for property in &mut structure.properties {
        let Some(file) = part(api, body, &property.name, &property.ty) else { continue };
        // A form has no `null`: a file is there or not.
        property.presence =
            if property.presence == Presence::Required { Presence::Required } else { Presence::Optional };
        property.ty = file;
    }
    if let Rest::Typed(value) = &mut structure.rest
        && let Some(file) = file_in(api, value, DEPTH)
    {
        *value = file;
    }
}

/// The type of a part that is a file, or files. A part without a type is one too, unless it is said to be JSON.
fn part(api: &Api, body: &Body, name: &str, ty: &TypeExpression) -> Option<TypeExpression> {
    let is_untyped = match ty {
        TypeExpression::List(item) => **item == TypeExpression::Any,
        other => *other == TypeExpression::Any,
    };
    let encoding = body.encodings.iter().find(|encoding| encoding.property == name);
    match (is_untyped, ty) {
        (true, _) if encoding.is_some_and(Encoding::is_json) => None,
        (true, TypeExpression::List(_)) => Some(TypeExpression::List(Box::new(FILE))),
        (true, _) => Some(FILE),
        (false, ty) => file_in(api, ty, DEPTH),
    }
}

const FILE: TypeExpression = TypeExpression::Scalar(Scalar::File);

/// How many lists, `null`s and aliases may stand around a file.
pub(super) const DEPTH: usize = 16;

/// A file, or a list of files, behind aliases; `None` for anything that has none, or has them deeper than a form can.
pub(super) fn file_in(api: &Api, ty: &TypeExpression, depth: usize) -> Option<TypeExpression> {
    let depth = depth.checked_sub(1)?;
    match ty {
        TypeExpression::Scalar(Scalar::File) => Some(FILE),
        TypeExpression::Nullable(inner) => Some(TypeExpression::Nullable(Box::new(file_in(api, inner, depth)?))),
        TypeExpression::List(item) => match file_in(api, item, depth)? {
            TypeExpression::List(_) => None,
            file => Some(TypeExpression::List(Box::new(file))),
        },
        TypeExpression::Named(id) => match &api.types.get(id.index())?.kind {
            TypeKind::Alias { target, constraints: _ } => file_in(api, target, depth),
            _ => None,
        },
        TypeExpression::Scalar(_) | TypeExpression::Map(_) | TypeExpression::Tuple(_) | TypeExpression::Any => None,
    }
}

fn holds_files(api: &Api, id: TypeId, body: &Body) -> bool {
    match api.types.get(id.index()).map(|ty| &ty.kind) {
        Some(TypeKind::Struct(structure)) => {
            let mut properties = structure.properties.iter();
            let in_rest = matches!(&structure.rest, Rest::Typed(ty) if file_in(api, ty, DEPTH).is_some());
            in_rest || properties.any(|property| part(api, body, &property.name, &property.ty).is_some())
        }
        Some(TypeKind::Alias { target: TypeExpression::Map(value), constraints: _ }) => {
            file_in(api, value, DEPTH).is_some()
        }
        _ => false,
    }
}
