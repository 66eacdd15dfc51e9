//! Which operations and webhooks are lowered: those that the configuration selects. A webhook's name stands where an operation has its path.

use crate::config::{Candidate, Selection};
use crate::ir::Method;
use crate::spec::{Located, follow};

use super::context::Context;
use super::operation::ByItem;

/// What selectors are compared with.
pub(super) fn candidate<'a>(
    template: &'a str,
    method: &'a Method,
    operation: &'a Located<openapiv3::Operation>,
) -> Candidate<'a> {
    let openapiv3::Operation { operation_id, tags, .. } = &operation.object;
    let id = operation_id.as_deref().filter(|id| !id.is_empty());
    Candidate { id, tags, method: method.as_str(), path: template }
}

/// Reports the selectors that mean no operation of the document.
pub(super) fn report_unmatched(cx: &mut Context<'_>, selection: &Selection, by_item: &ByItem<'_>) {
    let document = cx.document;
    let items = document.paths.iter().chain(&document.webhooks).filter_map(|(template, place)| {
        let reference = openapiv3::ReferenceOr::Reference { reference: place.to_string() };
        follow(&document.path_items, &reference).map(|(place, ..)| (template, place))
    });
    let candidates: Vec<Candidate<'_>> = items
        .flat_map(|(template, place)| {
            let operations = by_item.get(place).into_iter().flatten();
            operations.map(|(method, operation)| candidate(template, method, operation))
        })
        .collect();
    for finding in selection.unmatched(&candidates) {
        cx.push(finding);
    }
}
