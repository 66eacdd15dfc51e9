//! Headers of parts: who says what they hold.
//!
//! The caller does, where the part is a file: they are documented with the property. Any other part is made of a value, which has no headers; what
//! the description gives a value goes along, anything else is reported.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Encoding, PartHeader, PartHeaderValue, Property, TypeId, TypeKind};

use super::files::{DEPTH, file_in, form, form_types};

/// Settles the headers of every form.
pub(super) fn settle(api: &mut Api, diagnostics: &mut Diagnostics) {
    for index in 0..api.operations.len() {
        let body = api.operations.get(index).and_then(|operation| operation.request_body.as_ref());
        let Some((body, ty)) = body.and_then(|body| Some((&body.body, form(&body.body)?))) else { continue };
        if body.encodings.iter().all(|encoding| encoding.headers.is_empty()) {
            continue;
        }
        let types: Vec<TypeId> = form_types(api, ty).into_iter().collect();
        let mut encodings = body.encodings.clone();
        for encoding in &mut encodings {
            settle_encoding(api, &types, encoding, diagnostics);
        }
        encodings.retain(Encoding::says_something);
        if let Some(body) = api.operations.get_mut(index).and_then(|operation| operation.request_body.as_mut()) {
            body.body.encodings = encodings;
        }
    }
}

/// Documents the headers of files, and keeps those that are sent without the caller.
fn settle_encoding(api: &mut Api, types: &[TypeId], encoding: &mut Encoding, diagnostics: &mut Diagnostics) {
    let headers = std::mem::take(&mut encoding.headers);
    let places = places(api, types, &encoding.property);
    let is_file = !places.is_empty() && places.iter().all(|place| place.is_file);
    for place in places.iter().filter(|place| place.is_file) {
        if let Some(property) = property_mut(api, place) {
            document(property, &headers);
        }
    }
    for header in headers {
        match &header.value {
            Some(PartHeaderValue::Always(_)) => encoding.headers.push(header),
            Some(PartHeaderValue::Default(_)) if !is_file => encoding.headers.push(header),
            None if !is_file => {
                let message = format!(
                    "header `{}` of a part that is no file is not modelled: the description gives it no single value",
                    header.name
                );
                diagnostics.push(Diagnostic::new(Code::NotModelled, header.location, message));
            }
            Some(PartHeaderValue::Default(_)) | None => {}
        }
    }
}

fn document(property: &mut Property, headers: &[PartHeader]) {
    for header in headers {
        let is_new = |known: &PartHeader| !known.name.eq_ignore_ascii_case(&header.name);
        if property.part_headers.iter().all(is_new) {
            property.part_headers.push(header.clone());
        }
    }
}

/// A property of that name in one of the types that a form is made of.
struct Place {
    ty: TypeId,
    index: usize,
    is_file: bool,
}

fn places(api: &Api, types: &[TypeId], name: &str) -> Vec<Place> {
    let mut places = Vec::new();
    for ty in types {
        let Some(TypeKind::Struct(structure)) = api.types.get(ty.index()).map(|ty| &ty.kind) else { continue };
        let found = structure.properties.iter().enumerate().find(|(_, property)| property.name == name);
        places.extend(found.map(|(index, property)| {
            let is_file = file_in(api, &property.ty, DEPTH).is_some();
            Place { ty: *ty, index, is_file }
        }));
    }
    places
}

fn property_mut<'a>(api: &'a mut Api, place: &Place) -> Option<&'a mut Property> {
    match &mut api.types.get_mut(place.ty.index())?.kind {
        TypeKind::Struct(structure) => structure.properties.get_mut(place.index),
        _ => None,
    }
}
