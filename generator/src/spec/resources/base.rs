//! What a reference is relative to: the `$id` of the schema around it, else the document (JSON Schema 2020-12 Core, section 9.1.1).

use fluent_uri::{Iri, IriRef};

use crate::diagnostics::{Pointer, SourceId};
use crate::spec::Place;
use crate::spec::cx::Cx;

/// A schema resource: a document, or a schema with an `$id`.
pub(super) struct Base {
    /// Where its root stands.
    pub(super) root: Place,
    /// Its address, without a fragment; `None` when an `$id` is no reference, which is reported where it is read.
    pub(super) uri: Option<Iri<String>>,
    /// Whether an `$id` or `$self` says so.
    pub(super) named: bool,
}

/// Whether an `$id` inside of the file changes what references at `place` mean.
pub(in crate::spec) fn governs(cx: &mut Cx<'_>, place: &Place) -> bool {
    let source = place.source;
    let sources = cx.sources;
    let has_names = || sources.map().get(source).is_some_and(|file| file.text.contains("$id"));
    *cx.named_sources.entry(source).or_insert_with(has_names) && base_of(cx, place).named
}

/// The resource that the value at `place` belongs to.
pub(super) fn base_of(cx: &Cx<'_>, place: &Place) -> Base {
    let mut base = document(cx, place.source);
    let mut pointer = Pointer::root();
    let mut steps = place.pointer.tokens();
    loop {
        let node = cx.sources.node(place.source, &pointer);
        if let Some(id) = node.and_then(|node| node.get("$id")?.as_str()).filter(|id| is_name(id)) {
            let uri = base.uri.as_ref().and_then(|uri| resolve(id, uri)).map(|uri| without_fragment(&uri));
            base = Base { root: Place { source: place.source, pointer: pointer.clone() }, uri, named: true };
        }
        match steps.next() {
            Some(token) => pointer = pointer.key(&token),
            None => return base,
        }
    }
}

/// A whole file, by its `$self` (OpenAPI 3.2, section OpenAPI Object) or its name.
pub(super) fn document(cx: &Cx<'_>, source: SourceId) -> Base {
    let root = Place { source, pointer: Pointer::root() };
    let name = cx.sources.map().get(source).map(|file| file.name.as_str()).unwrap_or_default();
    let uri = Iri::parse(format!("file:///{}", escaped(name))).ok();
    let own = cx.sources.node(source, &root.pointer).and_then(|node| node.get("$self")?.as_str());
    match own.zip(uri.as_ref()).and_then(|(own, uri)| resolve(own, uri)) {
        Some(own) => Base { root, uri: Some(without_fragment(&own)), named: false },
        None => Base { root, uri, named: false },
    }
}

/// A reference against its base (RFC 3986, section 5.2), in its normal form; `None` when it is none.
pub(super) fn resolve(reference: &str, base: &Iri<String>) -> Option<Iri<String>> {
    let reference = IriRef::parse(reference).ok()?;
    Some(reference.resolve_against(base).ok()?.normalize())
}

/// The address of a whole resource.
pub(super) fn without_fragment(uri: &Iri<String>) -> Iri<String> {
    uri.strip_fragment().to_owned()
}

/// Whether an `$id` names a resource. With a fragment alone, as older drafts have it, it does not.
pub(super) fn is_name(id: &str) -> bool {
    !id.is_empty() && !id.starts_with('#')
}

/// A file's name with what no path may have percent-encoded.
fn escaped(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escape = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.trim_start_matches('/').bytes().map(escape).collect()
}
