//! The examples of a description, each with its schema and its types.

use clientwright::ir::TypeExpression;
use clientwright::load::{Node, Sources};
use clientwright::spec::{Document, Place, Version};
use openapiv3::{MediaType, ReferenceOr};

use crate::seats::{Seats, schema_of_format, schema_of_media};

/// An example.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// What it is an example of: a schema, a media type, a parameter.
    pub(crate) at: Place,
    /// Its schema; `None` for a media type without.
    pub(crate) schema: Option<Place>,
    /// The types of what it is an example of; none when the client has none for it.
    pub(crate) types: Vec<TypeExpression>,
    /// It.
    pub(crate) value: Node,
}

/// All examples: of schemas, of media types, of parameters and headers.
pub(crate) fn examples(sources: &Sources, document: &Document, seats: &Seats) -> Vec<Example> {
    let mut found = Vec::new();
    for (_, place, schema) in document.schemas.iter() {
        let types = seats.schemas.get(place).cloned().unwrap_or_default();
        found.extend(schema.examples.iter().map(|value| Example {
            at: place.clone(),
            schema: Some(place.clone()),
            types: types.clone(),
            value: value.clone(),
        }));
    }
    let responses = document.responses.iter().filter_map(|(place, located)| match &located.object {
        ReferenceOr::Item(response) => Some((place, &response.content)),
        ReferenceOr::Reference { .. } => None,
    });
    let requests = document.request_bodies.iter().filter_map(|(place, located)| match &located.object {
        ReferenceOr::Item(body) => Some((place, &body.content)),
        ReferenceOr::Reference { .. } => None,
    });
    for (place, content) in responses.chain(requests) {
        for (name, media) in content {
            found.extend(of_media_type(sources, document, seats, place, name, media));
        }
    }
    found.extend(of_parameters(sources, document, seats));
    found
}

fn of_media_type(
    sources: &Sources,
    document: &Document,
    seats: &Seats,
    place: &Place,
    name: &str,
    media: &MediaType,
) -> Vec<Example> {
    let Some(object) = sources.node(place.source, &place.pointer) else { return Vec::new() };
    let (pointer, values) = if document.version == Version::V2_0 {
        let value = object.get("examples").and_then(|examples| examples.get(name));
        (place.pointer.key("examples").key(name), value.into_iter().cloned().collect())
    } else {
        let media = object.get("content").and_then(|content| content.get(name));
        let values = media.map(|media| written(sources, place, media)).unwrap_or_default();
        (place.pointer.key("content").key(name), values)
    };
    let types = seats.bodies.get(&(place.clone(), name.to_owned())).cloned().unwrap_or_default();
    let at = Place { source: place.source, pointer };
    let schema = schema_of_media(media);
    let example = |value| Example { at: at.clone(), schema: schema.clone(), types: types.clone(), value };
    values.into_iter().map(example).collect()
}

/// `example`, and the values of `examples` (Media Type Object, Parameter Object).
fn written(sources: &Sources, place: &Place, object: &Node) -> Vec<Node> {
    let one = object.get("example").into_iter().cloned();
    let several = object.get("examples").map(Node::entries).unwrap_or_default();
    let several = several.iter().filter_map(|entry| {
        let example = match entry.value.get("$ref").and_then(Node::as_str) {
            Some(reference) => {
                let (source, pointer) = sources.resolve(place.source, reference).ok()?;
                sources.node(source, &pointer)?
            }
            None => &entry.value,
        };
        example.get("dataValue").or_else(|| example.get("value")).cloned()
    });
    one.chain(several).collect()
}

fn of_parameters(sources: &Sources, document: &Document, seats: &Seats) -> Vec<Example> {
    let parameters = document.parameters.iter().filter_map(|(place, located)| match &located.object {
        ReferenceOr::Item(parameter) => Some((place, &parameter.parameter_data_ref().format)),
        ReferenceOr::Reference { .. } => None,
    });
    let headers = document.headers.iter().filter_map(|(place, located)| match &located.object {
        ReferenceOr::Item(header) => Some((place, &header.format)),
        ReferenceOr::Reference { .. } => None,
    });
    let mut found = Vec::new();
    for (place, format) in parameters.chain(headers) {
        let schema = schema_of_format(format);
        // In 2.0 a parameter is its schema, whose examples are known.
        let object = sources.node(place.source, &place.pointer).filter(|_| schema.as_ref() != Some(place));
        let values = object.map(|object| written(sources, place, object)).unwrap_or_default();
        let types = seats.parameters.get(place).cloned().unwrap_or_default();
        let example = |value| Example { at: place.clone(), schema: schema.clone(), types: types.clone(), value };
        found.extend(values.into_iter().map(example));
    }
    found
}
