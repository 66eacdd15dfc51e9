//! Which types the schemas, bodies and parameters of a description have in the client.
//!
//! A schema may have several: one where it is sent and one where it is received.

use std::collections::{HashMap, HashSet};

use clientwright::diagnostics::Location;
use clientwright::ir::{self, Presence, Role, TypeExpression, TypeKind};
use clientwright::spec::{Document, Place, SchemaId, Schemas};
use openapiv3::{MediaType, ParameterSchemaOrContent, ReferenceOr};

/// Types by what they describe.
#[derive(Default)]
pub(crate) struct Seats {
    /// By the schema.
    pub(crate) schemas: HashMap<Place, Vec<TypeExpression>>,
    /// By the request body or response, and the media type as written there.
    pub(crate) bodies: HashMap<(Place, String), Vec<TypeExpression>>,
    /// By the parameter or header.
    pub(crate) parameters: HashMap<Place, Vec<TypeExpression>>,
    been: HashSet<(Place, TypeExpression)>,
}

/// Finds them.
pub(crate) fn seats(api: &ir::Api, document: &Document) -> Seats {
    let mut seats = Seats::default();
    for (index, ty) in api.types.iter().enumerate() {
        // A request's or form's share of a component: the component's examples speak of the whole.
        let is_share = matches!(role(&ty.origin), Some(Role::Request | Role::Form));
        if !is_share && is_of_its_schema(api, &document.schemas, ty) {
            add_type(&mut seats, &document.schemas, ir::TypeId::from_index(index), ty);
        }
    }
    let sent = api.operations.iter().filter_map(|operation| operation.request_body.as_ref());
    for body in sent.chain(api.incoming.iter().filter_map(|incoming| incoming.body.as_ref())) {
        let place = place(&body.location);
        let content = document.request_bodies.get(&place).and_then(|located| item(&located.object));
        if let Some(content) = content.map(|body| &body.content) {
            add_body(&mut seats, &document.schemas, place, content.iter(), &body.body);
        }
    }
    for operation in &api.operations {
        for parameter in &operation.parameters {
            add_parameter(&mut seats, document, &parameter.location, &parameter.ty);
        }
        for response in &operation.responses {
            for header in &response.headers {
                add_parameter(&mut seats, document, &header.location, &header.ty);
            }
            let (Some(body), place) = (&response.body, place(&response.location)) else { continue };
            let content = document.responses.get(&place).and_then(|located| item(&located.object));
            if let Some(content) = content.map(|response| &response.content) {
                add_body(&mut seats, &document.schemas, place, content.iter(), body);
            }
        }
    }
    seats
}

fn role(origin: &ir::Origin) -> Option<&Role> {
    match origin {
        ir::Origin::Component(_) => None,
        ir::Origin::Inline { role, .. }
        | ir::Origin::Within { role, .. }
        | ir::Origin::Shared { role, .. }
        | ir::Origin::Operation { role, .. }
        | ir::Origin::Incoming { role, .. } => Some(role),
    }
}

/// Whether a type is that of the schema where it stands, no more and no less. What several branches or properties have become stands where
/// the whole does; the content of a branch is made of what stands beside the choice, too, so that values of the choice try it.
fn is_of_its_schema(api: &ir::Api, schemas: &Schemas, ty: &ir::Type) -> bool {
    let ir::Origin::Inline { parent, role, title: _ } = &ty.origin else { return true };
    let Some(parent) = api.types.get(parent.index()) else { return true };
    let (own, whole) = (place(&ty.location), place(&parent.location));
    if own == whole {
        return false;
    }
    let is_inside = || own.source == whole.source && own.pointer.as_str().starts_with(whole.pointer.as_str());
    let is_alone = || {
        let schema = schemas.at(&whole).and_then(|id| schemas.get(id)).map(|(_, schema)| schema);
        schema.is_some_and(|schema| {
            let says_more = !schema.properties.is_empty()
                || !schema.required.is_empty()
                || !schema.all_of.is_empty()
                || schema.additional_properties.is_some();
            !says_more && (schema.one_of.is_empty() || schema.any_of.is_empty())
        })
    };
    !matches!(role, Role::Variant(_)) || is_inside() && is_alone()
}

/// The place of an object or schema that stands at a location.
pub(crate) fn place(location: &Location) -> Place {
    Place { source: location.source, pointer: location.pointer.clone() }
}

fn item<T>(object: &ReferenceOr<T>) -> Option<&T> {
    if let ReferenceOr::Item(item) = object { Some(item) } else { None }
}

fn add_type(seats: &mut Seats, schemas: &Schemas, id: ir::TypeId, ty: &ir::Type) {
    let at = place(&ty.location);
    match &ty.kind {
        TypeKind::Struct(structure) => {
            add(seats, at.clone(), &TypeExpression::Named(id));
            for property in structure.properties.iter().filter(|property| property.constant.is_none()) {
                let ty = match property.presence {
                    Presence::Required => property.ty.clone(),
                    Presence::Optional | Presence::ThreeState => nullable(property.ty.clone()),
                };
                descend(seats, schemas, place(&property.location), &ty);
            }
            if let ir::Rest::Typed(value) = &structure.rest {
                let schema = schemas.at(&at).and_then(|id| schemas.get(id));
                if let Some(additional) = schema.and_then(|(_, schema)| schema.additional_properties) {
                    descend_to(seats, schemas, additional, value);
                }
            }
        }
        TypeKind::Enum(_) | TypeKind::Union(_) => add(seats, at, &TypeExpression::Named(id)),
        TypeKind::Alias { target, .. } => {
            add(seats, at.clone(), &TypeExpression::Named(id));
            descend(seats, schemas, at, target);
        }
        TypeKind::StatusChoice(_) | TypeKind::EventChoice(_) | TypeKind::Headers(_) => {}
    }
}

fn nullable(ty: TypeExpression) -> TypeExpression {
    match ty {
        TypeExpression::Any | TypeExpression::Nullable(_) => ty,
        other => TypeExpression::Nullable(Box::new(other)),
    }
}

fn add(seats: &mut Seats, at: Place, ty: &TypeExpression) {
    let types = seats.schemas.entry(at).or_default();
    if !types.contains(ty) {
        types.push(ty.clone());
    }
}

fn add_parameter(seats: &mut Seats, document: &Document, location: &Location, ty: &TypeExpression) {
    let at = place(location);
    let parameter = document.parameters.get(&at).and_then(|located| item(&located.object));
    let header = document.headers.get(&at).and_then(|located| item(&located.object));
    let formats = parameter.map(|parameter| &parameter.parameter_data_ref().format);
    let Some(format) = formats.or(header.map(|header| &header.format)) else { return };
    if let Some(schema) = schema_of_format(format) {
        descend(seats, &document.schemas, schema, ty);
    }
    let types = seats.parameters.entry(at).or_default();
    if !types.contains(ty) {
        types.push(ty.clone());
    }
}

/// The schema of a parameter or header.
pub(crate) fn schema_of_format(format: &ParameterSchemaOrContent) -> Option<Place> {
    match format {
        ParameterSchemaOrContent::Schema(schema) => placeholder(schema),
        ParameterSchemaOrContent::Content(content) => content.first().and_then(|(_, media)| schema_of_media(media)),
    }
}

/// The schema of a media type.
pub(crate) fn schema_of_media(media: &MediaType) -> Option<Place> {
    media.schema.as_ref().and_then(placeholder)
}

fn placeholder<T>(schema: &ReferenceOr<T>) -> Option<Place> {
    let ReferenceOr::Reference { reference } = schema else { return None };
    Place::from_placeholder(reference)
}

fn add_body<'a>(
    seats: &mut Seats,
    schemas: &Schemas,
    at: Place,
    mut content: impl Iterator<Item = (&'a String, &'a MediaType)>,
    body: &ir::Body,
) {
    // What is sent for a range of media types is one of them.
    let chosen = content.find(|(name, _)| **name == body.media_type || name.contains('*'));
    let (Some((name, media)), ir::BodyContent::Json(ty) | ir::BodyContent::Form(ty)) = (chosen, &body.content) else {
        return;
    };
    if let Some(schema) = schema_of_media(media) {
        descend(seats, schemas, schema, ty);
    }
    let types = seats.bodies.entry((at, name.clone())).or_default();
    if !types.contains(ty) {
        types.push(ty.clone());
    }
}

fn descend_to(seats: &mut Seats, schemas: &Schemas, id: SchemaId, ty: &TypeExpression) {
    if let Some((at, _)) = schemas.get(id) {
        descend(seats, schemas, at.clone(), ty);
    }
}

/// A use of a schema, and the parts of it that have no name of their own.
fn descend(seats: &mut Seats, schemas: &Schemas, at: Place, ty: &TypeExpression) {
    let Some((_, schema)) = schemas.at(&at).and_then(|id| schemas.get(id)) else { return };
    if !seats.been.insert((at.clone(), ty.clone())) {
        return;
    }
    add(seats, at, ty);
    if schema.reference.is_some() || !schema.any_of.is_empty() || !schema.one_of.is_empty() || !schema.all_of.is_empty()
    {
        return;
    }
    let inner = if let TypeExpression::Nullable(inner) = ty { inner } else { ty };
    match inner {
        TypeExpression::List(item) => {
            if let Some(id) = schema.items {
                descend_to(seats, schemas, id, item);
            }
        }
        TypeExpression::Map(value) => {
            if let Some(id) = schema.additional_properties {
                descend_to(seats, schemas, id, value);
            }
        }
        TypeExpression::Tuple(items) => {
            for (id, item) in schema.prefix_items.iter().zip(items) {
                descend_to(seats, schemas, *id, item);
            }
        }
        TypeExpression::Named(_) | TypeExpression::Scalar(_) | TypeExpression::Nullable(_) | TypeExpression::Any => {}
    }
}
