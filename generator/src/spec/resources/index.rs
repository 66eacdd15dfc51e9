//! Every schema that has a name, by that name.

use crate::diagnostics::{Code, Diagnostic, Location};
use crate::hash::HashMap;
use crate::spec::cx::Cx;
use crate::spec::schema::{Schema, Schemas};
use crate::spec::{Place, SchemaId};

use super::base::{base_of, document, is_name};

/// The names of the schemas that were read so far.
#[derive(Default)]
pub(super) struct Index {
    /// How many schemas were looked at.
    seen: usize,
    /// Resources by their `$id`, absolute, and files.
    resources: HashMap<String, Place>,
    /// Anchors by the root of their resource and their name.
    anchors: HashMap<(Place, String), Vec<Anchor>>,
}

/// A schema with an `$anchor` or a `$dynamicAnchor`.
#[derive(Clone)]
pub(super) struct Anchor {
    /// Where it stands.
    pub(super) place: Place,
    /// Whether the name is a `$dynamicAnchor`.
    pub(super) is_dynamic: bool,
}

/// What a schema says of itself.
struct Named {
    place: Place,
    id: Option<(String, Location)>,
    anchors: Vec<(String, Location, bool)>,
}

impl Index {
    /// The names of files.
    pub(super) fn of_files(cx: &Cx<'_>) -> Self {
        let files = cx.sources.map().iter().map(|(source, _)| document(cx, source));
        let resources = files.filter_map(|file| Some((file.uri?.as_str().to_owned(), file.root))).collect();
        Self { resources, ..Self::default() }
    }

    /// Adds the schemas that were read since the last time.
    pub(super) fn extend(&mut self, cx: &mut Cx<'_>) {
        let fresh: Vec<Named> = cx.document.schemas.iter().skip(self.seen).filter_map(named).collect();
        self.seen = cx.document.schemas.len();
        for Named { place, id, anchors } in fresh {
            let base = base_of(cx, &place);
            if let Some((id, location)) = id {
                match base.uri.map(|uri| uri.as_str().to_owned()).filter(|_| base.root == place) {
                    Some(uri) => self.add_resource(cx, uri, &place, location),
                    None => report_id(cx, &id, location),
                }
            }
            for (name, location, is_dynamic) in anchors {
                self.add_anchor(cx, &(base.root.clone(), name), Anchor { place: place.clone(), is_dynamic }, location);
            }
        }
    }

    fn add_resource(&mut self, cx: &mut Cx<'_>, uri: String, place: &Place, location: Location) {
        // The root of a file may repeat the file's own name.
        if self.resources.get(&uri).is_some_and(|other| other != place) {
            let message = format!("`{uri}` is the `$id` of another schema, too");
            let finding = Diagnostic::new(Code::DuplicateName, location, message);
            cx.diagnostics.push(finding.note("references lead to the first"));
        } else {
            self.resources.insert(uri, place.clone());
        }
    }

    fn add_anchor(&mut self, cx: &mut Cx<'_>, key: &(Place, String), anchor: Anchor, location: Location) {
        let others = self.anchors.entry(key.clone()).or_default();
        if !others.is_empty() {
            let message = format!("`{}` is the anchor of another schema of this resource, too", key.1);
            let finding = Diagnostic::new(Code::DuplicateName, location, message);
            cx.diagnostics.push(finding.note("the nearest counts").help("give each an `$id` of its own around it"));
        }
        others.push(anchor);
    }

    /// The resource of that address.
    pub(super) fn resource(&self, uri: &str) -> Option<&Place> {
        self.resources.get(uri)
    }

    /// The schema of that anchor in a resource. Of several, the one in the same Schema Object as `from` is meant.
    pub(super) fn anchor(&self, cx: &Cx<'_>, resource: &Place, name: &str, from: &Place) -> Option<&Anchor> {
        let all = self.anchors.get(&(resource.clone(), name.to_owned()))?;
        let near = || {
            all.iter()
                .find(|anchor| outermost(&cx.document.schemas, &anchor.place) == outermost(&cx.document.schemas, from))
        };
        if let [only] = all.as_slice() { Some(only) } else { near().or(all.first()) }
    }
}

fn named((_, place, schema): (SchemaId, &Place, &Schema)) -> Option<Named> {
    let text = |keyword: &str| Some((schema.others.get(keyword)?.as_str()?.to_owned(), schema.at(keyword)));
    let anchor = |keyword: &str, is_dynamic: bool| text(keyword).map(|(name, location)| (name, location, is_dynamic));
    let anchors: Vec<_> = anchor("$anchor", false).into_iter().chain(anchor("$dynamicAnchor", true)).collect();
    let id = text("$id").filter(|(id, _)| is_name(id));
    (id.is_some() || !anchors.is_empty()).then(|| Named { place: place.clone(), id, anchors })
}

fn report_id(cx: &mut Cx<'_>, id: &str, location: Location) {
    cx.diagnostics.report(Code::UnknownValue, location, format!("`{id}` is no reference, so that it names nothing"));
}

/// The outermost schema around the value at `place`: the Schema Object that a slot of `OpenAPI` holds.
pub(super) fn outermost(schemas: &Schemas, place: &Place) -> Option<SchemaId> {
    let mut found = None;
    let mut at = Some(place.clone());
    while let Some(place) = at {
        found = schemas.at(&place).or(found);
        at = place.pointer.parent().map(|pointer| Place { source: place.source, pointer });
    }
    found
}
