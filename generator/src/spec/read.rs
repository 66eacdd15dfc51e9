//! Reads a description: the entry document by its version, then whatever its references lead to.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;
use openapiv3::OpenAPI;

use crate::diagnostics::{Code, Diagnostics, Pointer, SourceId};
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
        resolved: HashMap::new(),
        named_sources: HashMap::new(),
        late: Vec::new(),
        bindable: Vec::new(),
        begun: HashSet::new(),
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
        path_items: Objects::new(),
        operations: IndexMap::new(),
        parameters: Objects::new(),
        request_bodies: Objects::new(),
        responses: Objects::new(),
        headers: Objects::new(),
        security_schemes: Objects::new(),
        callbacks: Objects::new(),
        links: Objects::new(),
        examples: Objects::new(),
        schemas: Schemas::default(),
    }
}
