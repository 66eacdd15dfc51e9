//! What bodies in XML are made of, as text.

use crate::ir;

use super::label::label;
use super::page::Page;

/// What a type says of itself: a line for each property of an object.
pub(super) fn xml_lines(page: &mut Page, api: &ir::Api, content: &ir::XmlContent) {
    let ir::XmlContent::Object { fields, rest } = content else {
        return page.line(format_args!("in xml {}", xml_content(api, content)));
    };
    page.line("in xml");
    page.nested(|page| {
        for ir::XmlField { property, node, name: called, content, absent } in fields {
            let absent = absent.map(|absent| format!(", else {absent:?}")).unwrap_or_default();
            page.line(format_args!("{property:?}: {node:?} {}: {}{absent}", name(called), xml_content(api, content)));
        }
        if let Some(rest) = rest {
            page.line(format_args!("rest {}", xml_content(api, rest)));
        }
    });
}

/// An element and what is in it.
pub(super) fn xml_element(api: &ir::Api, element: &ir::XmlElement) -> String {
    format!("{}: {}", name(&element.name), xml_content(api, &element.content))
}

fn xml_content(api: &ir::Api, content: &ir::XmlContent) -> String {
    match content {
        ir::XmlContent::List(item) => format!("list of {}", xml_element(api, item)),
        ir::XmlContent::Places(places) => {
            let places: Vec<String> = places.iter().map(|place| xml_element(api, place)).collect();
            format!("places {}", places.join(", "))
        }
        ir::XmlContent::Object { fields, rest } => {
            let fields: Vec<&str> = fields.iter().map(|field| field.property.as_str()).collect();
            let rest = rest.as_ref().map(|rest| format!(" rest {}", xml_content(api, rest))).unwrap_or_default();
            format!("object {fields:?}{rest}")
        }
        ir::XmlContent::Type(id) => label(api, *id),
        single => format!("{single:?}"),
    }
}

fn name(name: &ir::XmlName) -> String {
    let ir::XmlName { local, namespace, prefix } = name;
    let prefix = prefix.as_ref().map(|prefix| format!("{prefix}:")).unwrap_or_default();
    let namespace = namespace.as_ref().map(|namespace| format!(" of {namespace}")).unwrap_or_default();
    format!("<{prefix}{local}>{namespace}")
}
