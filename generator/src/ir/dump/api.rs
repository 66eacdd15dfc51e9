//! The intermediate representation as text. Every structure is taken apart whole, so that a new field cannot be forgotten here.

use crate::diagnostics::Code;
use crate::ir;

use super::incoming::incoming_request;
use super::operations::operation;
use super::page::{Page, flags};
use super::types::type_item;

/// The whole API as text.
pub fn dump(api: &ir::Api) -> String {
    let ir::Api {
        info,
        servers,
        operation_servers,
        security_schemes,
        tags,
        operations,
        incoming,
        types,
        left_out,
        untyped,
        unions,
    } = api;
    let mut page = Page::default();
    information(&mut page, info);
    for server_item in servers {
        server(&mut page, server_item);
    }
    if !operation_servers.is_empty() {
        page.line("of operations");
        page.nested(|page| operation_servers.iter().for_each(|item| server(page, item)));
    }
    for scheme in security_schemes {
        security_scheme(&mut page, scheme);
    }
    for ir::Tag { name, docs: text } in tags {
        page.line(format_args!("tag {name:?}"));
        page.nested(|page| docs(page, text));
    }
    for item in operations {
        operation(&mut page, api, item);
    }
    for (index, item) in incoming.iter().enumerate() {
        incoming_request(&mut page, api, ir::IncomingId::from_index(index), item);
    }
    types.iter().enumerate().for_each(|(index, item)| type_item(&mut page, api, ir::TypeId::from_index(index), item));
    for ir::LeftOut { unit, name, code, reason, location: _ } in left_out {
        page.line(format_args!("left out {unit} {name:?}: {code}: {reason}"));
    }
    for ir::Untyped { location, cause } in untyped {
        let cause = cause.map_or("the description leaves it open", Code::name);
        page.line(format_args!("untyped {}: {cause}", location.pointer.as_str()));
    }
    page.fact("unions", (*unions > 0).then_some(unions));
    page.finish()
}

fn information(page: &mut Page, info: &ir::Info) {
    let ir::Info { title, version, docs: text, license, contact, terms_of_service } = info;
    page.line(format_args!("api {title:?} version {version:?}"));
    page.nested(|page| {
        page.fact("license", license.as_ref());
        page.fact("contact", contact.as_ref());
        page.fact("terms of service", terms_of_service.as_ref());
        docs(page, text);
    });
}

fn server(page: &mut Page, server: &ir::Server) {
    let ir::Server { url, segments, name, description, location: _ } = server;
    page.line(format_args!("server {url:?}"));
    page.nested(|page| {
        page.fact("name", name.as_ref());
        page.fact("description", description.as_ref());
        for segment in segments {
            match segment {
                ir::ServerSegment::Literal(text) => page.line(format_args!("literal {text:?}")),
                ir::ServerSegment::Variable(ir::ServerVariable { name, default, values, description }) => {
                    page.line(format_args!("variable {name:?}"));
                    page.nested(|page| {
                        page.fact("default", default.as_ref());
                        for value in values.iter().flat_map(|values| &values.variants) {
                            page.line(format_args!("value {}", value.value));
                        }
                        page.fact("description", description.as_ref());
                    });
                }
            }
        }
    });
}

fn security_scheme(page: &mut Page, scheme: &ir::SecurityScheme) {
    let ir::SecurityScheme { name, kind, docs: text, deprecated, location: _ } = scheme;
    page.line(format_args!("security scheme {name:?} {kind:?}{}", flags(&[("deprecated", *deprecated)])));
    page.nested(|page| docs(page, text));
}

pub(super) fn docs(page: &mut Page, docs: &ir::Docs) {
    let ir::Docs { summary, description, format, examples, external } = docs;
    page.fact("summary", summary.as_ref());
    page.fact("description", description.as_ref());
    page.fact("format", format.as_ref());
    for example in examples {
        page.line(format_args!("example {example}"));
    }
    page.fact("see", external.as_ref().map(|external| &external.url));
    page.fact("for", external.as_ref().and_then(|external| external.description.as_ref()));
}

pub(super) fn constraints(page: &mut Page, constraints: &ir::Constraints) {
    let ir::Constraints {
        min_length,
        max_length,
        pattern,
        format,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        values,
        schemas,
    } = constraints;
    page.fact("min length", *min_length);
    page.fact("max length", *max_length);
    page.fact("pattern", pattern.as_ref());
    page.fact("format", format.as_ref());
    bound(page, "minimum", minimum.as_ref());
    bound(page, "maximum", maximum.as_ref());
    page.fact("multiple of", multiple_of.as_ref());
    page.fact("min items", *min_items);
    page.fact("max items", *max_items);
    page.fact("unique items", unique_items.then_some(true));
    for value in values {
        page.line(format_args!("known value {value}"));
    }
    page.fact("min properties", *min_properties);
    page.fact("max properties", *max_properties);
    for schema in schemas {
        page.line(format_args!("satisfies {schema}"));
    }
}

fn bound(page: &mut Page, name: &str, bound: Option<&ir::Bound>) {
    if let Some(ir::Bound { value, exclusive }) = bound {
        page.line(format_args!("{name} {value}{}", flags(&[("exclusive", *exclusive)])));
    }
}
