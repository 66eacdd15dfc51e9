//! Links: what a response leads to, for documentation.

use indexmap::IndexMap;
use openapiv3::{Link, LinkOperation, ReferenceOr};

use crate::ir;
use crate::spec;

use super::context::Context;
use super::extras::report_extras;

/// The links of a response.
pub(super) fn lower_links(cx: &mut Context<'_>, links: &IndexMap<String, ReferenceOr<Link>>) -> Vec<ir::Link> {
    let mut lowered = Vec::with_capacity(links.len());
    for (name, placeholder) in links {
        let Some((_, located, link)) = spec::follow(&cx.document.links, placeholder) else { continue };
        report_extras(cx, located, &[]);
        lowered.push(lower_link(name, link));
    }
    lowered
}

fn lower_link(name: &str, link: &Link) -> ir::Link {
    let Link { description, operation, request_body, parameters, server, extensions: _ } = link;
    let (LinkOperation::OperationRef(target) | LinkOperation::OperationId(target)) = operation;
    ir::Link {
        name: name.to_owned(),
        operation: target.clone(),
        parameters: parameters.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        request_body: request_body.as_ref().map(text),
        server: server.as_ref().map(|server| server.url.clone()),
        description: description.clone(),
    }
}

/// An expression, which is a string, as it is; any other value as JSON.
fn text(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
