//! What every part of the stage works on: the sources, the document so far, what is still to be read, the findings.

use std::collections::VecDeque;

use crate::diagnostics::{Diagnostics, Location, SourceId, Span};
use crate::hash::{HashMap, HashSet, HashSetExt};
use crate::load::{Entry, Node, Sources};

use super::resources::Late;
use super::{Document, Place, Version};

/// The state of one reading.
pub(super) struct Cx<'a> {
    /// The trees.
    pub(super) sources: &'a Sources,
    /// The findings.
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The document so far.
    pub(super) document: Document,
    /// Targets of references, to be read as what the referring slot expects.
    pub(super) pending: VecDeque<(ObjectKind, Place)>,
    /// Where references lead, by the file and text of each: real descriptions repeat them a hundred times.
    pub(super) resolved: HashMap<(SourceId, Box<str>), Place>,
    /// Files with an `$id`, as far as that was asked.
    pub(super) named_sources: HashMap<SourceId, bool>,
    /// References to schemas that wait for the names of all of them.
    pub(super) late: Vec<Late>,
    /// Schemas whose `$dynamicRef` means something else in each scope, with its name.
    pub(super) bindable: Vec<(Place, String)>,
    /// Objects that were begun; reading one again would report everything twice.
    pub(super) begun: HashSet<(ObjectKind, Place)>,
}

impl Cx<'_> {
    /// The version that the document says.
    pub(super) fn version(&self) -> Version {
        self.document.version
    }
}

/// A kind of object that stands at a place of its own and may be a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ObjectKind {
    /// Path Item Object.
    PathItem,
    /// Parameter Object.
    Parameter,
    /// Request Body Object.
    RequestBody,
    /// Response Object.
    Response,
    /// Header Object.
    Header,
    /// Security Scheme Object.
    SecurityScheme,
    /// Callback Object.
    Callback,
    /// Link Object.
    Link,
    /// Example Object.
    Example,
    /// Media Type Object; built into the object that holds it.
    MediaType,
    /// Schema Object.
    Schema,
}

/// A node and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Site<'a> {
    /// What stands there.
    pub(super) node: &'a Node,
    /// Where.
    pub(super) place: Place,
}

impl<'a> Site<'a> {
    /// The node at `place`.
    pub(super) fn find(sources: &'a Sources, place: &Place) -> Option<Self> {
        let node = sources.node(place.source, &place.pointer)?;
        Some(Self { node, place: place.clone() })
    }

    /// A location for messages about the node.
    pub(super) fn location(&self) -> Location {
        self.locate(self.node.span)
    }

    /// A location for messages about a key of the node.
    pub(super) fn key_location(&self, entry: &Entry) -> Location {
        Location { source: self.place.source, span: entry.key_span, pointer: self.place.pointer.key(&entry.key) }
    }

    /// The value of an entry of this object.
    pub(super) fn member(&self, entry: &'a Entry) -> Self {
        let pointer = self.place.pointer.key(&entry.key);
        Self { node: &entry.value, place: Place { source: self.place.source, pointer } }
    }

    /// The value of `key`, if this is an object that has it.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        Some(Self { node, place: Place { source: self.place.source, pointer: self.place.pointer.key(key) } })
    }

    /// The members of this object in order, each key once: of duplicates, which the loader reports, the last one.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'a Entry, Self)> + '_ {
        unique(self.node.entries()).into_iter().map(|entry| (entry, self.member(entry)))
    }

    /// The items of this list.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + '_ {
        self.node.items().iter().enumerate().map(|(index, node)| Self {
            node,
            place: Place { source: self.place.source, pointer: self.place.pointer.index(index) },
        })
    }

    fn locate(&self, span: Span) -> Location {
        Location { source: self.place.source, span, pointer: self.place.pointer.clone() }
    }
}

/// Entries in order, of duplicate keys the last one.
fn unique(entries: &[Entry]) -> Vec<&Entry> {
    /// Up to here comparing all keys is cheaper than hashing them.
    const FEW: usize = 8;
    if entries.len() <= FEW {
        let is_last = |at: usize, key: &str| entries.iter().skip(at + 1).all(|later| &*later.key != key);
        return entries
            .iter()
            .enumerate()
            .filter(|(at, entry)| is_last(*at, &entry.key))
            .map(|(_, entry)| entry)
            .collect();
    }
    let mut seen = HashSet::with_capacity(entries.len());
    let mut last: Vec<&Entry> = entries.iter().rev().filter(|entry| seen.insert(&*entry.key)).collect();
    last.reverse();
    last
}
