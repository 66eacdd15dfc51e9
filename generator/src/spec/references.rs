//! `$ref`: where it leads, what is then to be read, and circles that never reach an object.

use openapiv3::ReferenceOr;

use crate::diagnostics::{Code, Diagnostic};
use crate::hash::HashSet;
use crate::load::ResolveError;

use super::cx::{Cx, ObjectKind, Site};
use super::resources::{Late, Slot};
use super::{Document, Objects, Place, report, resources};

/// Where the reference at `site` leads; its target will be read as `kind`. What leads nowhere is reported.
pub(super) fn resolve(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) -> Option<Place> {
    let Some(text) = site.node.as_str() else {
        report::wrong_type(cx, site, "a string");
        return None;
    };
    let key = (site.place.source, Box::from(text));
    if let Some(place) = cx.resolved.get(&key).cloned() {
        queue(cx, kind, place.clone());
        return Some(place);
    }
    match locate(cx, site, text) {
        Ok(place) => {
            cx.resolved.insert(key, place.clone());
            queue(cx, kind, place.clone());
            Some(place)
        }
        Err(diagnostic) => {
            cx.diagnostics.push(*diagnostic);
            None
        }
    }
}

/// Where the reference `text` to a schema, written at `site` in the schema at `holder`, leads; when only the names of all schemas can tell, that is put off.
pub(super) fn resolve_schema(cx: &mut Cx<'_>, site: &Site<'_>, text: &str, holder: Place, slot: Slot) -> Option<Place> {
    if !resources::governs(cx, &site.place) {
        let key = (site.place.source, Box::from(text));
        let known = cx.resolved.get(&key).cloned();
        if let Some(place) = known.or_else(|| locate(cx, site, text).ok()) {
            cx.resolved.insert(key, place.clone());
            queue(cx, ObjectKind::Schema, place.clone());
            return Some(place);
        }
    }
    cx.late.push(Late { holder, at: site.place.clone(), text: text.to_owned(), slot });
    None
}

/// Where `text`, written at `site`, leads, or why it leads nowhere.
pub(super) fn locate(cx: &Cx<'_>, site: &Site<'_>, text: &str) -> Result<Place, Box<Diagnostic>> {
    cx.sources.resolve(site.place.source, text).map(|(source, pointer)| Place { source, pointer }).map_err(|error| {
        Box::new(Diagnostic::new(code_of(&error), site.location(), format!("`{text}` leads nowhere: {error}")))
    })
}

/// The code for a reference that leads nowhere.
pub(super) const fn code_of(error: &ResolveError) -> Code {
    match error {
        ResolveError::Remote => Code::RemoteReference,
        ResolveError::OutsideRoot => Code::OutsideRoot,
        ResolveError::Anchor(_) | ResolveError::Unreadable(_) | ResolveError::Broken | ResolveError::NotFound => {
            Code::UnresolvedReference
        }
    }
}

/// The object at `site`; or, when a reference stands there although the specification wants the object itself, the one it leads to.
pub(super) fn follow_misplaced<'m, 'a: 'm, 's: 'm>(cx: &mut Cx<'a>, site: &Site<'s>) -> Option<Site<'m>> {
    let mut site: Site<'m> = site.clone();
    let mut seen = HashSet::default();
    while let Some(reference) = site.get("$ref").filter(|reference| reference.node.as_str().is_some()) {
        let text = reference.node.as_str().unwrap_or_default();
        if !seen.insert(site.place.clone()) {
            report_cycle(cx, &reference);
            return None;
        }
        let message = format!("`{text}` stands where the object itself should");
        cx.diagnostics.report(Code::MisplacedReference, reference.location(), message);
        match locate(cx, &reference, text) {
            Ok(place) => site = Site::find(cx.sources, &place)?,
            Err(diagnostic) => {
                cx.diagnostics.push(*diagnostic);
                return None;
            }
        }
    }
    Some(site)
}

/// Reports a reference on a circle.
pub(super) fn report_cycle(cx: &mut Cx<'_>, site: &Site<'_>) {
    let message = format!("`{}` leads back to itself", site.node.as_str().unwrap_or_default());
    cx.diagnostics.report(Code::CyclicReference, site.location(), message);
}

/// Has the object at `place` read as `kind`, unless it was or will be.
pub(super) fn queue(cx: &mut Cx<'_>, kind: ObjectKind, place: Place) {
    let known = match kind {
        ObjectKind::Schema => cx.document.schemas.at(&place).is_some(),
        ObjectKind::MediaType => true,
        other => cx.begun.contains(&(other, place.clone())),
    };
    if !known {
        cx.pending.push_back((kind, place));
    }
}

/// What a reference object holds when its reference leads nowhere: nothing that [`Place::from_placeholder`] reads.
pub(super) fn dangling(text: &str) -> String {
    format!("unresolved:{text}")
}

/// Reports every object and schema that is a reference and never becomes anything else.
pub(super) fn report_cycles(cx: &mut Cx<'_>) {
    let document = &cx.document;
    let mut cyclic = Vec::new();
    cyclic_objects(&document.path_items, &mut cyclic);
    cyclic_objects(&document.parameters, &mut cyclic);
    cyclic_objects(&document.request_bodies, &mut cyclic);
    cyclic_objects(&document.responses, &mut cyclic);
    cyclic_objects(&document.headers, &mut cyclic);
    cyclic_objects(&document.security_schemes, &mut cyclic);
    cyclic_objects(&document.callbacks, &mut cyclic);
    cyclic_objects(&document.links, &mut cyclic);
    cyclic_objects(&document.examples, &mut cyclic);
    let schemas = cyclic_schemas(document);
    // A schema that was added for a scope is known by where it was written.
    let written = |place| document.schemas.get(document.schemas.at(place)?).map(|(_, schema)| &schema.location);
    let written = schemas.iter().filter_map(written);
    cyclic.extend(written.map(|at| Place { source: at.source, pointer: at.pointer.clone() }));
    for place in schemas {
        forget_target(cx, &place);
    }
    let mut reported = HashSet::default();
    for place in cyclic.into_iter().filter(|place| reported.insert(place.clone())) {
        if let Some(site) =
            Site::find(cx.sources, &place).and_then(|site| site.get("$ref").or_else(|| site.get("$dynamicRef")))
        {
            report_cycle(cx, &site);
        }
    }
}

fn cyclic_objects<T>(objects: &Objects<T>, cyclic: &mut Vec<Place>) {
    let target = |place: &Place| match &objects.get(place)?.object {
        ReferenceOr::Reference { reference } => Place::from_placeholder(reference),
        ReferenceOr::Item(_) => None,
    };
    let references = objects.iter().filter(|(_, located)| matches!(located.object, ReferenceOr::Reference { .. }));
    cyclic.extend(on_a_circle(references.map(|(place, _)| place), target));
}

fn cyclic_schemas(document: &Document) -> Vec<Place> {
    let schemas = &document.schemas;
    let target = |place: &Place| {
        let (_, schema) = schemas.get(schemas.at(place)?)?;
        schema.reference.as_ref()?.target.clone()
    };
    let references = schemas.iter().filter(|(_, _, schema)| schema.reference.is_some());
    on_a_circle(references.map(|(_, place, _)| place), target)
}

fn forget_target(cx: &mut Cx<'_>, place: &Place) {
    if let Some(reference) = cx.document.schemas.get_mut(place).and_then(|schema| schema.reference.as_mut()) {
        reference.target = None;
    }
}

/// The places from which following `target` comes back to the same place. Each place is visited a constant number of times.
fn on_a_circle<'p>(places: impl Iterator<Item = &'p Place>, target: impl Fn(&Place) -> Option<Place>) -> Vec<Place> {
    let mut settled: HashSet<Place> = HashSet::default();
    let mut circle = Vec::new();
    for start in places {
        let mut walk: Vec<Place> = Vec::new();
        let mut on_walk: HashSet<Place> = HashSet::default();
        let mut at = (!settled.contains(start)).then(|| start.clone());
        while let Some(place) = at {
            if on_walk.contains(&place) {
                let from = walk.iter().position(|step| *step == place).unwrap_or_default();
                circle.extend(walk.iter().skip(from).cloned());
                break;
            }
            if settled.contains(&place) {
                break;
            }
            at = target(&place);
            on_walk.insert(place.clone());
            walk.push(place);
        }
        settled.extend(walk);
    }
    circle
}
