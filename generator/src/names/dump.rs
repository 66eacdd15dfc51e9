//! All names as text, one a line, for people who wonder what something is called.

use std::fmt::Write as _;

use crate::ir;

use super::{Identifier, Names};

/// `kind description-name -> identifier` for everything that has a name.
pub fn dump(api: &ir::Api, names: &Names) -> String {
    let mut text = String::new();
    dump_servers(&mut text, api, names);
    dump_security(&mut text, api, names);
    dump_operations(&mut text, api, names);
    dump_incoming(&mut text, api, names);
    dump_types(&mut text, api, names);
    text
}

fn line(text: &mut String, indent: usize, kind: &str, from: &str, to: &Identifier) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{:indent$}{kind} {from:?} -> {to}", "");
}

fn dump_servers(text: &mut String, api: &ir::Api, names: &Names) {
    let servers = api.servers.iter().zip(&names.servers).map(|named| ("server", named));
    let own = api.operation_servers.iter().zip(&names.operation_servers).map(|named| ("operation server", named));
    for (kind, (server, names)) in servers.chain(own) {
        line(text, 0, kind, &server.url, &names.variant);
        for (variable, names) in server.variables().into_iter().zip(names.variables.iter().flat_map(|it| &it.variables))
        {
            line(text, 2, "variable", &variable.name, &names.field);
            let values = variable.values.iter().flat_map(|values| &values.variants);
            for (value, name) in values.zip(names.values.iter().flat_map(|names| &names.members)) {
                line(text, 4, "value", &value.value.to_string(), name);
            }
        }
    }
}

fn dump_security(text: &mut String, api: &ir::Api, names: &Names) {
    for (scheme, name) in api.security_schemes.iter().zip(&names.security) {
        line(text, 0, "security", &scheme.name, name);
    }
}

fn dump_operations(text: &mut String, api: &ir::Api, names: &Names) {
    for (tag, name) in api.tags.iter().zip(&names.tags) {
        line(text, 0, "tag", &tag.name, &name.accessor);
    }
    for (operation, name) in api.operations.iter().zip(&names.operations) {
        let place = format!("{} {}", operation.method.as_str(), operation.path.text);
        line(text, 0, "operation", operation.id.as_deref().unwrap_or(&place), &name.method);
        for (parameter, name) in operation.parameters.iter().zip(&name.parameters) {
            line(text, 2, "parameter", &parameter.name, name);
        }
        let outcomes = [("success", &name.success), ("errors", &name.errors)];
        for (kind, name) in outcomes.into_iter().filter_map(|(kind, name)| Some((kind, name.as_ref()?))) {
            line(text, 2, kind, "by status", name);
        }
    }
}

fn dump_incoming(text: &mut String, api: &ir::Api, names: &Names) {
    for (incoming, name) in api.incoming.iter().zip(&names.incoming) {
        line(text, 0, "incoming", &format!("{} {}", incoming.name, incoming.method.as_str()), name);
    }
}

fn dump_types(text: &mut String, api: &ir::Api, names: &Names) {
    for (ty, name) in api.types.iter().zip(&names.types) {
        line(text, 0, "type", &ty.location.pointer.to_string(), &name.name);
        for (member, name) in member_texts(&ty.kind).iter().zip(&name.members) {
            line(text, 2, "member", member, name);
        }
    }
}

fn member_texts(kind: &ir::TypeKind) -> Vec<String> {
    match kind {
        ir::TypeKind::Struct(structure) => structure.properties.iter().map(|property| property.name.clone()).collect(),
        ir::TypeKind::Enum(enumeration) => enumeration.variants.iter().map(|variant| value(&variant.value)).collect(),
        ir::TypeKind::Union(union) => union.variants.iter().map(|variant| variant.name.clone()).collect(),
        ir::TypeKind::StatusChoice(cases) => cases.iter().map(|case| case.status.to_string()).collect(),
        ir::TypeKind::EventChoice(events) => events.iter().map(|event| event.name.clone()).collect(),
        ir::TypeKind::Headers(headers) => headers.iter().map(|header| header.name.clone()).collect(),
        ir::TypeKind::Alias { .. } => Vec::new(),
    }
}

fn value(literal: &ir::Literal) -> String {
    match literal {
        ir::Literal::String(text) | ir::Literal::Number(text) => text.clone(),
        other => format!("{other:?}"),
    }
}
