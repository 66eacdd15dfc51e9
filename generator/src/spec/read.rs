//! Reads a description: the entry document by its version, then whatever its references lead to.

use std::collections::VecDeque;

use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::diagnostics::{Code, Diagnostics, Pointer, SourceId};
use crate::hash::{HashMap, HashSet, PlaceMap};
use crate::load::Sources;

use super::cx::{Cx, Site};
use super::{
    Document, Extras, Located, Objects, Place, Schemas, Version, references, report, resources, skeleton, version,
};

/// Reads the description whose entry file is [`SourceId::ENTRY`]. `None` when there is nothing to read: no entry file, or no version that is
/// known. Everything else that is wrong costs the smallest unit and is reported.
pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Document> {
    let site = Site::find(sources, &Place { source: SourceId::ENTRY, pointer: Pointer::root() })?;
    let version = match version::detect(&site) {
        Ok(version) => version,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    let mut cx = Cx {
        sources,
        diagnostics,
        document: blank(version, file_names(sources), &site),
        pending: VecDeque::new(),
        resolved: HashMap::default(),
        named_sources: HashMap::default(),
        late: Vec::new(),
        bindable: Vec::new(),
        begun: HashSet::default(),
    };
    skeleton::read_root(&mut cx, &site);
    read_pending(&mut cx);
    resources::find_late(&mut cx, read_pending);
    resources::bind(&mut cx);
    references::report_cycles(&mut cx);
    let document = cx.document;
    report::forget_repeats(diagnostics);
    Some(document)
}

/// Reads what references lead to, and what that leads to.
fn read_pending(cx: &mut Cx<'_>) {
    let sources = cx.sources;
    while let Some((kind, place)) = cx.pending.pop_front() {
        match Site::find(sources, &place) {
            Some(site) => skeleton::read(cx, kind, &site),
            None => cx.diagnostics.report(Code::Internal, None, format!("nothing stands at `{place}`")),
        }
    }
}

fn file_names(sources: &Sources) -> Vec<String> {
    let names: Vec<&str> = sources.map().iter().map(|(_, file)| file.name.as_str()).collect();
    let entry = names.first().copied().unwrap_or_default();
    let folder = entry.rfind('/').map_or("", |slash| entry.get(..=slash).unwrap_or_default());
    names.into_iter().map(|name| name.strip_prefix(folder).unwrap_or(name).to_owned()).collect()
}

fn blank(version: Version, files: Vec<String>, site: &Site<'_>) -> Document {
    Document {
        version,
        files,
        root: Located { location: site.location(), object: OpenAPI::default(), extras: Extras::new() },
        paths: IndexMap::new(),
        webhooks: IndexMap::new(),
        path_items: Objects::default(),
        operations: PlaceMap::default(),
        parameters: Objects::default(),
        request_bodies: Objects::default(),
        responses: Objects::default(),
        headers: Objects::default(),
        security_schemes: Objects::default(),
        callbacks: Objects::default(),
        links: Objects::default(),
        examples: Objects::default(),
        schemas: Schemas::default(),
    }
}
