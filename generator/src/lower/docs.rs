//! Text for people.

use crate::ir;
use crate::load::Node;
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::literal::lower_literal;
use super::scalar::has_type;

/// What a chain of schemas says to people, the outermost first: the first of each kind counts.
pub(super) fn lower_docs(cx: &Context<'_>, chain: &[SchemaId]) -> ir::Docs {
    let mut docs = ir::Docs::default();
    for id in chain {
        add_docs(&mut docs, cx.schema(*id));
    }
    docs
}

fn add_docs(docs: &mut ir::Docs, schema: &spec::Schema) {
    docs.summary = docs.summary.take().or_else(|| schema.title.clone());
    docs.description = docs.description.take().or_else(|| schema.description.clone());
    docs.external = docs.external.take().or_else(|| external_docs(schema));
    docs.format = docs.format.take().or_else(|| schema.format.clone().filter(|format| !has_type(format)));
    if docs.examples.is_empty() {
        let values = schema.examples.iter().filter_map(lower_literal);
        docs.examples = values.map(|value| value.to_string()).collect();
    }
}

fn external_docs(schema: &spec::Schema) -> Option<ir::ExternalDocs> {
    let url = schema.external_docs.clone()?;
    let description = schema.others.get("externalDocs").and_then(|whole| whole.get("description"));
    Some(ir::ExternalDocs { url, description: description.and_then(Node::as_str).map(ToOwned::to_owned) })
}

/// Whether any schema of the chain is deprecated.
pub(super) fn is_deprecated(cx: &Context<'_>, chain: &[SchemaId]) -> bool {
    chain.iter().any(|id| cx.schema(*id).deprecated)
}

/// The first default of the chain that JSON can say.
pub(super) fn lower_default(cx: &Context<'_>, chain: &[SchemaId]) -> Option<ir::Literal> {
    chain.iter().find_map(|id| cx.schema(*id).default.as_ref()).and_then(lower_literal)
}
