//! How values look in XML, and hints that say nothing.

use crate::diagnostics::Code;
use crate::ir::{self, XmlNode};
use crate::spec::schema::{Type, Xml};
use crate::spec::{self, SchemaId};

use super::context::Context;
use super::reference::peel;

/// What a chain of schemas says, the outermost first: the first that says something counts.
pub(super) fn lower_xml(cx: &Context<'_>, chain: &[SchemaId]) -> ir::Xml {
    let mut hints = ir::Xml::default();
    for id in chain {
        if let Some(xml) = &cx.schema(*id).xml {
            add(&mut hints, xml);
        }
    }
    let items = chain.iter().find_map(|id| cx.schema(*id).items);
    let of_items = items.map(|items| lower_xml(cx, peel(cx, items).of_use())).filter(|hints| !hints.is_empty());
    let places = chain.iter().map(|id| cx.schema(*id).prefix_items.as_slice()).find(|places| !places.is_empty());
    let places = places.unwrap_or_default().iter().map(|place| lower_xml(cx, peel(cx, *place).of_use()));
    ir::Xml { places: places.collect(), items: of_items.map(Box::new), ..hints }
}

fn add(hints: &mut ir::Xml, xml: &Xml) {
    hints.name = hints.name.take().or_else(|| xml.name.clone());
    hints.namespace = hints.namespace.take().or_else(|| xml.namespace.clone());
    hints.prefix = hints.prefix.take().or_else(|| xml.prefix.clone());
    hints.node = hints.node.or_else(|| node(xml));
}

/// `nodeType`; before version 3.2 `attribute`, and `wrapped` for what is a node although it is a list.
fn node(xml: &Xml) -> Option<XmlNode> {
    match xml.node_type.as_deref() {
        Some("element") => Some(XmlNode::Element),
        Some("attribute") => Some(XmlNode::Attribute),
        Some("text") => Some(XmlNode::Text),
        Some("cdata") => Some(XmlNode::Cdata),
        Some(_) => Some(XmlNode::None),
        None if xml.attribute => Some(XmlNode::Attribute),
        None => xml.wrapped.then_some(XmlNode::Element),
    }
}

/// Reports hints that never do anything (OpenAPI 3.2, section XML Object).
pub(super) fn account_for_xml(cx: &mut Context<'_>, schema: &spec::Schema) {
    let Some(xml) = &schema.xml else { return };
    let location = schema.at("xml");
    let is_other = |ty: Type| !schema.types.is_empty() && !schema.types.contains(ty);
    let is_nameless = matches!(xml.node_type.as_deref(), Some("text" | "cdata" | "none"));
    let without_effect = [
        ("wrapped", xml.wrapped && is_other(Type::Array), "it is for lists"),
        ("attribute", xml.attribute && schema.types.contains(Type::Object), "an object cannot be an attribute"),
        ("name", xml.name.is_some() && is_nameless, "a node of this type has no name"),
    ];
    for (key, _, reason) in without_effect.into_iter().filter(|(_, is_so, _)| *is_so) {
        let location = super::context::member(&location, key);
        cx.report(Code::NoEffect, &location, format!("`{key}` has no effect: {reason}"));
    }
}
