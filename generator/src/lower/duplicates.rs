//! Names that must stand once in their scope: operation ids, paths, parameters of one list, tags. Each second one is reported.

use std::hash::Hash;

use openapiv3::{Parameter, ReferenceOr};

use crate::diagnostics::{Code, Diagnostic, Location};
use crate::hash::HashSet;
use crate::spec;

use super::context::{Context, member};
use super::parameter::{location_in, parameter_key};
use super::server::{Piece, split_template};

/// Reports all of them.
pub(super) fn report_duplicates(cx: &mut Context<'_>) {
    report_paths(cx);
    report_tags(cx);
    let mut ids = HashSet::default();
    for operation in cx.document.operations.values() {
        if let Some(id) = &operation.object.operation_id {
            let location = member(&operation.location, "operationId");
            let note = "the client tells them apart by where they stand";
            once(cx, &mut ids, id.as_str(), &location, &format!("the operation id `{id}`"), note);
        }
        report_parameters(cx, &operation.object.parameters, &operation.location);
    }
    report_headers(cx);
    for located in cx.document.path_items.values() {
        if let ReferenceOr::Item(item) = &located.object {
            report_parameters(cx, &item.parameters, &located.location);
        }
    }
}

/// Notes a name, and reports it when it is there already.
fn once<K: Eq + Hash>(
    cx: &mut Context<'_>,
    known: &mut HashSet<K>,
    key: K,
    location: &Location,
    subject: &str,
    note: &str,
) {
    if !known.insert(key) {
        let diagnostic = Diagnostic::new(Code::DuplicateName, location.clone(), format!("{subject} stands twice"));
        cx.push(diagnostic.note(note.to_owned()));
    }
}

/// Paths that differ in the names of their variables only are the same (OpenAPI 3.2, section Paths Object), and so are those that differ in what
/// need not be percent-encoded (RFC 3986, section 6.2.2.2).
fn report_paths(cx: &mut Context<'_>) {
    let document = cx.document;
    let mut shapes = HashSet::default();
    for path in document.paths.keys() {
        let shape: Vec<Option<String>> = split_template(path)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => Some(decoded(text)),
                Piece::Name(_) => None,
            })
            .collect();
        let location = member(&member(&document.root.location, "paths"), path);
        let note = "both are in the client; a server cannot tell them apart";
        once(
            cx,
            &mut shapes,
            shape,
            &location,
            &format!("the path `{path}`, but for its variables and escapes,"),
            note,
        );
    }
}

/// The text with letters, digits, `-`, `.`, `_` and `~` in place of their percent-encoding.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match digits.filter(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(byte)) {
            Some(byte) => decoded.extend([char::from(byte).to_string().as_str(), part.get(2..).unwrap_or_default()]),
            None => decoded.extend(["%", part]),
        }
    }
    decoded
}

/// Names of headers are compared without case (RFC 9110, section 5.1).
fn report_headers(cx: &mut Context<'_>) {
    for located in cx.document.responses.values() {
        let ReferenceOr::Item(response) = &located.object else { continue };
        let list = member(&located.location, "headers");
        let mut names = HashSet::default();
        for name in response.headers.keys() {
            let subject = format!("the header `{name}`, but for its case,");
            once(
                cx,
                &mut names,
                name.to_ascii_lowercase(),
                &member(&list, name),
                &subject,
                "each has a field, which read the same",
            );
        }
    }
}

fn report_tags(cx: &mut Context<'_>) {
    let root = &cx.document.root;
    let list = member(&root.location, "tags");
    let mut names = HashSet::default();
    for (index, tag) in root.object.tags.iter().enumerate() {
        let location = Location { pointer: list.pointer.index(index), ..list.clone() };
        let note = "the last one counts";
        once(cx, &mut names, tag.name.as_str(), &location, &format!("the tag `{}`", tag.name), note);
    }
}

/// A parameter is known by its name and location (Operation Object, `parameters`).
fn report_parameters(cx: &mut Context<'_>, parameters: &[ReferenceOr<Parameter>], location: &Location) {
    let mut known = HashSet::default();
    let list = member(location, "parameters");
    for (index, placeholder) in parameters.iter().enumerate() {
        let Some((_, located, parameter)) = spec::follow(&cx.document.parameters, placeholder) else { continue };
        let name = &parameter.parameter_data_ref().name;
        let location_in = location_in(located, parameter);
        let location = Location { pointer: list.pointer.index(index), ..list.clone() };
        let note = "the last one counts";
        once(cx, &mut known, parameter_key(name, location_in), &location, &format!("the parameter `{name}`"), note);
    }
}
