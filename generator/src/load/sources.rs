//! All files of a description, and how references lead from one to another.

use std::path::PathBuf;

use indexmap::IndexMap;

use crate::diagnostics::{Location, Pointer, SourceFile, SourceId, SourceMap, Span};

use super::node::Node;
use super::reference::{ResolveError, join, pointer, split};
use super::wide::WideMaps;

/// All files of a description that were read: texts and trees.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub(super) map: SourceMap,
    pub(super) roots: Vec<Node>,
    pub(super) wide: WideMaps,
    /// What became of every file that was asked for.
    pub(super) by_name: IndexMap<String, Result<SourceId, ResolveError>>,
}

impl Sources {
    /// Names and texts, for messages.
    pub fn map(&self) -> &SourceMap {
        &self.map
    }

    /// Adds a file that is no part of the description, so that findings can point at it.
    pub fn add_text(&mut self, file: SourceFile) -> SourceId {
        self.map.add(file)
    }

    /// The tree of a file.
    pub fn root(&self, source: SourceId) -> Option<&Node> {
        self.roots.get(source.0 as usize)
    }

    /// The node at a pointer.
    pub fn node(&self, source: SourceId, pointer: &Pointer) -> Option<&Node> {
        pointer.tokens().try_fold(self.root(source)?, |node, token| self.wide.step(source, node, &token))
    }

    /// The place of the node at a pointer.
    pub fn location(&self, source: SourceId, pointer: &Pointer) -> Option<Location> {
        let node = self.node(source, pointer)?;
        Some(Location { source, span: node.span, pointer: pointer.clone() })
    }

    /// The bytes of what a location's pointer names, when its span holds more than that: a stage that knows an object by its place alone can
    /// name a member of it all the same. The member's key stands for the member.
    pub fn narrowed(&self, location: &Location) -> Span {
        let Location { source, span, pointer } = location;
        let named = self.node(*source, pointer).map(|node| node.span);
        let parent = pointer.parent().and_then(|parent| self.node(*source, &parent));
        let key = parent.zip(pointer.last()).and_then(|(parent, last)| {
            parent.entries().iter().rev().find(|entry| *entry.key == *last).map(|entry| entry.key_span)
        });
        let holds = |inner: Span| span.start <= inner.start && inner.end <= span.end && *span != inner;
        named.filter(|named| holds(*named)).map_or(*span, |named| key.filter(|key| holds(*key)).unwrap_or(named))
    }

    /// Where a reference in the file `from` leads.
    ///
    /// # Errors
    ///
    /// It leads nowhere; nothing was reported, since only the caller knows whether the text is a reference at all.
    pub fn resolve(&self, from: SourceId, reference: &str) -> Result<(SourceId, Pointer), ResolveError> {
        let parts = split(reference);
        let source = self.file(from, &parts.file, parts.remote)?;
        let pointer = pointer(&parts.fragment)?;
        self.node(source, &pointer).map(|_| (source, pointer)).ok_or(ResolveError::NotFound)
    }

    fn file(&self, from: SourceId, file: &str, remote: bool) -> Result<SourceId, ResolveError> {
        match (remote, file, self.map.get(from)) {
            (true, ..) => Err(ResolveError::Remote),
            (_, "", _) => Ok(from),
            (_, _, Some(from)) => {
                self.by_name.get(&join(&from.name, file)).cloned().unwrap_or(Err(ResolveError::NotFound))
            }
            (_, _, None) => Err(ResolveError::NotFound),
        }
    }

    /// The paths of all files that were read, for `rerun-if-changed`.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.map.iter().map(|(_, file)| PathBuf::from(&file.name))
    }
}
