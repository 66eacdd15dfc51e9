//! Tags: groups of operations.

use indexmap::IndexMap;
use openapiv3::{ExternalDocumentation, Tag};

use crate::ir;

use super::api::root_text;
use super::context::Context;

/// The tags of the document, and those that operations alone name, by name.
pub(super) struct Tags {
    known: IndexMap<String, (ir::Docs, bool)>,
}

impl Tags {
    /// The tags that the document declares.
    pub(super) fn declared(cx: &Context<'_>) -> Self {
        let known = cx.document.root.object.tags.iter().enumerate().map(|(index, tag)| {
            let Tag { name, description, external_docs, extensions: _ } = tag;
            let docs = ir::Docs {
                summary: root_text(cx, &format!("tags/{index}/summary")),
                description: description.clone(),
                external: external_docs.as_ref().map(lower_external),
                ..ir::Docs::default()
            };
            (name.clone(), (docs, false))
        });
        Self { known: known.collect() }
    }

    /// The id of a tag that an operation names; final once [`Self::finish`] has dropped those that none does.
    pub(super) fn use_tag(&mut self, name: &str) -> ir::TagId {
        let entry = self.known.entry(name.to_owned());
        let index = entry.index();
        entry.or_default().1 = true;
        ir::TagId::from_index(index)
    }

    /// The tags that operations use; their ids change accordingly.
    pub(super) fn finish(self, operations: &mut [ir::Operation]) -> Vec<ir::Tag> {
        let mut next = 0;
        let new_ids: Vec<ir::TagId> = self
            .known
            .values()
            .map(|(_, is_used)| {
                let id = ir::TagId::from_index(next);
                next += usize::from(*is_used);
                id
            })
            .collect();
        for tag in operations.iter_mut().flat_map(|operation| &mut operation.tags) {
            if let Some(new) = new_ids.get(tag.index()) {
                *tag = *new;
            }
        }
        let used = self.known.into_iter().filter(|(_, (_, is_used))| *is_used);
        used.map(|(name, (docs, _))| ir::Tag { name, docs }).collect()
    }
}

/// Documentation elsewhere.
pub(super) fn lower_external(external: &ExternalDocumentation) -> ir::ExternalDocs {
    let ExternalDocumentation { description, url, extensions: _ } = external;
    ir::ExternalDocs { url: url.clone(), description: description.clone() }
}
