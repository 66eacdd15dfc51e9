//! References by name, once all names are known.

use crate::diagnostics::{Code, Diagnostic, Pointer, Severity};
use crate::load::ResolveError;
use crate::spec::cx::{Cx, ObjectKind, Site};
use crate::spec::schema::SchemaReference;
use crate::spec::{Place, references};

use super::base::{Base, base_of, resolve, without_fragment};
use super::index::Index;

/// How often names are looked up again because what was found has names, too.
const ROUNDS: usize = 64;

/// A reference that waits for the names of all schemas.
#[derive(Clone, Debug)]
pub(in crate::spec) struct Late {
    /// The schema that holds it.
    pub(in crate::spec) holder: Place,
    /// Where its text stands.
    pub(in crate::spec) at: Place,
    /// The text.
    pub(in crate::spec) text: String,
    /// What it is there for.
    pub(in crate::spec) slot: Slot,
}

/// What a reference is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::spec) enum Slot {
    /// `$ref`.
    Reference,
    /// `$dynamicRef`.
    Dynamic,
    /// The value of a discriminator's mapping.
    Mapping(String),
    /// `defaultMapping`.
    DefaultMapping,
}

/// A reference whose initial target is a `$dynamicAnchor`, to be bound where it is reached.
pub(super) struct Bindable {
    pub(super) holder: Place,
    pub(super) name: String,
}

/// What became of a reference.
pub(super) struct Found {
    place: Place,
    /// Set when the target's name is a `$dynamicAnchor`.
    dynamic: Option<String>,
}

/// Finds the targets of what waits, and reads them with `read`, until nothing more is found; what leads nowhere is reported.
pub(in crate::spec) fn find_late(cx: &mut Cx<'_>, read: fn(&mut Cx<'_>)) {
    let mut index = Index::of_files(cx);
    let mut bindable = Vec::new();
    let mut waiting = Vec::new();
    for round in 0..=ROUNDS {
        waiting.append(&mut cx.late);
        index.extend(cx);
        if waiting.is_empty() {
            break;
        }
        let known = cx.document.schemas.len();
        let mut lost = Vec::new();
        for late in std::mem::take(&mut waiting) {
            match find(cx, &index, &late) {
                Ok(found) => keep(cx, &late, found, &mut bindable),
                Err(finding) => lost.push((late, finding)),
            }
        }
        read(cx);
        let is_last = round == ROUNDS || cx.document.schemas.len() == known && cx.late.is_empty();
        for (late, finding) in lost {
            if is_last {
                cx.diagnostics.push(*finding);
            } else {
                waiting.push(late);
            }
        }
    }
    cx.bindable = bindable.into_iter().map(|Bindable { holder, name }| (holder, name)).collect();
}

fn keep(cx: &mut Cx<'_>, late: &Late, found: Found, bindable: &mut Vec<Bindable>) {
    let Found { place, dynamic } = found;
    references::queue(cx, ObjectKind::Schema, place.clone());
    if let (Slot::Dynamic, Some(name)) = (&late.slot, dynamic) {
        bindable.push(Bindable { holder: late.holder.clone(), name });
    }
    let Some(schema) = cx.document.schemas.get_mut(&late.holder) else { return };
    let discriminator = schema.discriminator.as_deref_mut();
    let slot: Option<&mut SchemaReference> = match &late.slot {
        Slot::Reference => schema.reference.as_deref_mut(),
        Slot::Dynamic => schema.dynamic_reference.as_deref_mut(),
        Slot::Mapping(value) => discriminator.and_then(|found| found.mapping.get_mut(value)),
        Slot::DefaultMapping => discriminator.and_then(|found| found.default_mapping.as_mut()),
    };
    if let Some(reference) = slot {
        reference.target = Some(place);
    }
}

/// Where a reference leads: to what has that name, else to the file that stands there.
fn find(cx: &mut Cx<'_>, index: &Index, late: &Late) -> Result<Found, Box<Diagnostic>> {
    let base = base_of(cx, &late.at);
    if let Some((root, fragment)) = named(index, &base, &late.text) {
        return in_resource(cx, index, late, &root, &fragment);
    }
    let (file, fragment) = late.text.split_once('#').unwrap_or((&late.text, ""));
    match cx.sources.resolve(late.at.source, &late.text) {
        Ok((source, pointer)) => {
            if base.named && !file.is_empty() {
                note_neighbour(cx, late);
            }
            Ok(Found { place: Place { source, pointer }, dynamic: None })
        }
        Err(ResolveError::Anchor(name)) => match cx.sources.resolve(late.at.source, file) {
            Ok((source, pointer)) => in_resource(cx, index, late, &Place { source, pointer }, &name),
            Err(error) => Err(nowhere(cx, late, &error.to_string(), references::code_of(&error))),
        },
        Err(error) => {
            let code = references::code_of(&error);
            let reason = match (&error, base.named && fragment.is_empty()) {
                (ResolveError::NotFound | ResolveError::Unreadable(_), true) => {
                    "no schema has that `$id`, and no file that name".to_owned()
                }
                _ => error.to_string(),
            };
            Err(nowhere(cx, late, &reason, code))
        }
    }
}

/// The resource that a reference names, and its fragment.
fn named(index: &Index, base: &Base, text: &str) -> Option<(Place, String)> {
    let uri = resolve(text, base.uri.as_ref()?)?;
    let fragment = uri.fragment().map(|fragment| fragment.decode().to_string_lossy().into_owned()).unwrap_or_default();
    let resource = without_fragment(&uri);
    let own = || (base.uri.as_ref()? == &resource).then(|| base.root.clone());
    let root = index.resource(resource.as_str()).cloned().or_else(own)?;
    Some((root, fragment))
}

/// What stands in a resource at a fragment: a pointer from its root, or an anchor.
fn in_resource(
    cx: &mut Cx<'_>,
    index: &Index,
    late: &Late,
    root: &Place,
    fragment: &str,
) -> Result<Found, Box<Diagnostic>> {
    if fragment.is_empty() || fragment.starts_with('/') {
        return at_pointer(cx, late, root, fragment).map(|place| Found { place, dynamic: None });
    }
    if let Some(anchor) = index.anchor(cx, root, fragment, &late.at) {
        let dynamic = anchor.is_dynamic.then(|| fragment.to_owned());
        return Ok(Found { place: anchor.place.clone(), dynamic });
    }
    read_schemas_of(cx, root);
    Err(nowhere(cx, late, &format!("no schema there has the anchor `{fragment}`"), Code::UnresolvedReference))
}

/// What stands at a pointer from the root of a resource; or, since few who write an `$id` think of that, from the root of the file.
fn at_pointer(cx: &mut Cx<'_>, late: &Late, root: &Place, fragment: &str) -> Result<Place, Box<Diagnostic>> {
    let pointers = [root.pointer.as_str(), ""].map(|start| Pointer::from_text(&format!("{start}{fragment}")));
    let found = pointers.into_iter().position(|pointer| cx.sources.node(root.source, &pointer).is_some());
    let place = |start: &str| Place { source: root.source, pointer: Pointer::from_text(&format!("{start}{fragment}")) };
    match found {
        Some(0) => Ok(place(root.pointer.as_str())),
        Some(_) => {
            let mut finding =
                *nowhere(cx, late, "pointers start at the schema with the `$id` around it", Code::UnresolvedReference);
            finding.severity = Severity::Warning;
            cx.diagnostics.push(finding.note("what stands there in the file was taken"));
            Ok(place(""))
        }
        None => Err(nowhere(cx, late, "nothing stands there", Code::UnresolvedReference)),
    }
}

/// A file that is no description is one schema; reading all of it shows its names.
fn read_schemas_of(cx: &mut Cx<'_>, root: &Place) {
    let is_description = |site: &Site<'_>| site.get("openapi").or_else(|| site.get("swagger")).is_some();
    if Site::find(cx.sources, root).is_some_and(|site| !is_description(&site)) {
        references::queue(cx, ObjectKind::Schema, root.clone());
    }
}

fn nowhere(cx: &Cx<'_>, late: &Late, reason: &str, code: Code) -> Box<Diagnostic> {
    let location = cx.sources.location(late.at.source, &late.at.pointer);
    let finding = Diagnostic::new(code, location, format!("`{}` leads nowhere: {reason}", late.text));
    Box::new(match late.slot {
        Slot::Reference | Slot::Dynamic => finding,
        Slot::Mapping(_) | Slot::DefaultMapping => finding.note("the mapping of this value was left out"),
    })
}

/// By its letter, a reference beside an `$id` is no file's name; there is no other way to read what it means.
fn note_neighbour(cx: &mut Cx<'_>, late: &Late) {
    let location = cx.sources.location(late.at.source, &late.at.pointer);
    let message =
        format!("no schema that was read has the `$id` that `{}` means; the file of that name was taken", late.text);
    let mut finding = Diagnostic::new(Code::RemoteReference, location, message);
    finding.severity = Severity::Note;
    cx.diagnostics.push(finding);
}
