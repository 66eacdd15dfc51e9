//! Types of the intermediate representation as text.

use crate::ir;

use super::api::{constraints, docs};
use super::label::{expression, incoming_label, label, literal};
use super::operations::{part_header, payload, response_header};
use super::page::{Page, flags};
use super::xml::xml_lines;

pub(super) fn type_item(page: &mut Page, api: &ir::Api, id: ir::TypeId, ty: &ir::Type) {
    let ir::Type {
        origin: _,
        docs: text,
        deprecated,
        xml: hints,
        in_xml,
        kind,
        direction,
        derives,
        reach,
        payload_of,
        location: _,
    } = ty;
    let ir::Direction { request, response } = *direction;
    let ir::Derives { eq_hash, default } = *derives;
    let marks = flags(&[
        ("deprecated", *deprecated),
        ("request", request),
        ("response", response),
        ("eq-hash", eq_hash),
        ("default", default),
    ]);
    page.line(format_args!("type {}: {}{marks}", label(api, id), kind_word(kind)));
    page.nested(|page| {
        if let ir::Reach::Portions(portions) = reach {
            let names: Vec<_> = portions.iter().filter_map(|portion| portion_label(api, *portion)).collect();
            page.line(format_args!("for {}", names.join(", ")));
        }
        docs(page, text);
        xml(page, "xml", hints);
        if let Some(content) = in_xml {
            xml_lines(page, api, content);
        }
        for id in payload_of {
            page.line(format_args!("payload of {}", incoming_label(api, *id)));
        }
        kind_lines(page, api, kind);
    });
}

fn portion_label(api: &ir::Api, portion: ir::Portion) -> Option<String> {
    match portion {
        ir::Portion::Tag(id) => api.tags.get(id.index()).map(|tag| format!("tag {:?}", tag.name)),
        ir::Portion::Incoming => Some("incoming".to_owned()),
    }
}

fn kind_word(kind: &ir::TypeKind) -> &'static str {
    match kind {
        ir::TypeKind::Struct(_) => "struct",
        ir::TypeKind::Enum(_) => "enum",
        ir::TypeKind::Union(_) => "union",
        ir::TypeKind::Alias { .. } => "alias",
        ir::TypeKind::StatusChoice(_) => "choice by status",
        ir::TypeKind::EventChoice(_) => "choice by event",
        ir::TypeKind::Headers(_) => "headers",
    }
}

fn kind_lines(page: &mut Page, api: &ir::Api, kind: &ir::TypeKind) {
    match kind {
        ir::TypeKind::Struct(item) => struct_lines(page, api, item),
        ir::TypeKind::Enum(item) => enum_lines(page, item),
        ir::TypeKind::Union(item) => union_lines(page, api, item),
        ir::TypeKind::Alias { target, constraints: limits } => {
            page.line(format_args!("of {}", expression(api, target)));
            constraints(page, limits);
        }
        ir::TypeKind::StatusChoice(cases) => cases.iter().for_each(|case| status_case(page, api, case)),
        ir::TypeKind::EventChoice(events) => events.iter().for_each(|event| event_case(page, api, event)),
        ir::TypeKind::Headers(headers) => headers.iter().for_each(|header| response_header(page, api, header)),
    }
}

fn struct_lines(page: &mut Page, api: &ir::Api, item: &ir::Struct) {
    let ir::Struct { properties, rest, closed, constraints: limits, forms } = item;
    for item in properties {
        property(page, api, item);
    }
    if let ir::Rest::Typed(ty) = rest {
        page.line(format_args!("rest {}", expression(api, ty)));
    }
    if *closed {
        page.line(format_args!("closed"));
    }
    for ir::Form { name, required } in forms {
        page.line(format_args!("form {name:?} requires {required:?}"));
    }
    constraints(page, limits);
}

fn property(page: &mut Page, api: &ir::Api, property: &ir::Property) {
    let ir::Property {
        name,
        ty,
        presence,
        boxed,
        constant,
        constraints: limits,
        default,
        xml: hints,
        part_headers,
        read_only,
        write_only,
        docs: text,
        deprecated,
        location: _,
    } = property;
    let marks = flags(&[
        ("boxed", *boxed),
        ("read-only", *read_only),
        ("write-only", *write_only),
        ("deprecated", *deprecated),
    ]);
    page.line(format_args!("{name:?}: {} {presence:?}{marks}", expression(api, ty)));
    page.nested(|page| {
        if let Some(value) = constant {
            page.line(format_args!("constant {}", literal(value)));
        }
        if let Some(value) = default {
            page.line(format_args!("default {}", literal(value)));
        }
        constraints(page, limits);
        docs(page, text);
        xml(page, "xml", hints);
        for header in part_headers {
            part_header(page, header);
        }
    });
}

/// One line for each schema that has hints.
fn xml(page: &mut Page, label: &str, hints: &ir::Xml) {
    let ir::Xml { name, namespace, prefix, node, items, places } = hints;
    let texts = [("name", name), ("namespace", namespace), ("prefix", prefix)];
    let texts = texts.into_iter().filter_map(|(key, text)| Some(format!("{key} {:?}", text.as_ref()?)));
    let all: Vec<String> = texts.chain(node.map(|node| format!("{node:?}"))).collect();
    if !all.is_empty() {
        page.line(format_args!("{label} {}", all.join(" ")));
    }
    if let Some(items) = items {
        xml(page, &format!("{label} of items"), items);
    }
    for (index, place) in places.iter().enumerate() {
        xml(page, &format!("{label} of place {index}"), place);
    }
}

fn enum_lines(page: &mut Page, item: &ir::Enum) {
    let ir::Enum { repr, variants, default } = item;
    page.line(format_args!("repr {repr:?}"));
    page.fact("default variant", *default);
    for ir::EnumVariant { value, name, docs: text } in variants {
        page.line(format_args!("value {}", literal(value)));
        page.nested(|page| {
            page.fact("name", name.as_ref());
            docs(page, text);
        });
    }
}

fn union_lines(page: &mut Page, api: &ir::Api, item: &ir::Union) {
    let ir::Union { variants, probe: decision, constraints: limits } = item;
    for ir::UnionVariant { name, ty, boxed, tag, constraints: own, docs: text } in variants {
        page.line(format_args!("variant {name:?}: {}{}", expression(api, ty), flags(&[("boxed", *boxed)])));
        page.nested(|page| {
            if let Some((name, value)) = tag {
                page.line(format_args!("tag {name:?} {}", literal(value)));
            }
            constraints(page, own);
            docs(page, text);
        });
    }
    match decision {
        None => page.line("cannot be decided"),
        Some(decision) => probe(page, item, decision),
    }
    constraints(page, limits);
}

fn probe(page: &mut Page, union: &ir::Union, probe: &ir::Probe) {
    let ir::Probe { keys, rules, tag } = probe;
    page.fact("keys", (!keys.is_empty()).then_some(keys));
    page.fact("tag key", tag.and_then(|tag| keys.get(tag)));
    for ir::Rule { conditions, variant } in rules {
        let name = union.variants.get(*variant).map_or("?", |variant| &variant.name);
        let conditions: Vec<String> = conditions.iter().map(|condition| condition_text(keys, condition)).collect();
        page.line(format_args!("rule {name:?} when {}", conditions.join(" and ")));
    }
}

fn condition_text(keys: &[String], condition: &ir::Condition) -> String {
    let key = |index: usize| keys.get(index).map_or("?", String::as_str);
    let kinds = |set: ir::KindSet| set.iter().map(|kind| format!("{kind:?}")).collect::<Vec<_>>().join("|");
    let values = |values: &[ir::Literal]| values.iter().map(literal).collect::<Vec<_>>().join("|");
    match condition {
        ir::Condition::Kind(set) => format!("is {}", kinds(*set)),
        ir::Condition::Items(set) => format!("begins with {}", kinds(*set)),
        ir::Condition::Has(index) => format!("has {:?}", key(*index)),
        ir::Condition::Sole(index) => format!("has only {:?}", key(*index)),
        ir::Condition::PropertyKind(index, set) => format!("{:?} is {}", key(*index), kinds(*set)),
        ir::Condition::PropertyValue(index, list) => format!("{:?} = {}", key(*index), values(list)),
        ir::Condition::Value(list) => format!("= {}", values(list)),
    }
}

fn event_case(page: &mut Page, api: &ir::Api, event: &ir::EventCase) {
    let ir::EventCase { name, data, docs: text } = event;
    let data = data.as_ref().map_or_else(|| "text".to_owned(), |ty| expression(api, ty));
    page.line(format_args!("{name:?}: {data}"));
    page.nested(|page| docs(page, text));
}

fn status_case(page: &mut Page, api: &ir::Api, case: &ir::StatusCase) {
    let ir::StatusCase { status, body, headers, docs: text } = case;
    let body = body.as_ref().map_or_else(|| "no body".to_owned(), |body| payload(api, body));
    page.line(format_args!("{status}: {body}"));
    page.nested(|page| {
        if let Some(id) = headers {
            page.line(format_args!("headers {}", label(api, *id)));
        }
        docs(page, text);
    });
}
