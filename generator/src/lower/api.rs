//! The whole of it.

use openapiv3::{Contact, Info, License, OpenAPI, ReferenceOr};

use crate::config::Selection;
use crate::diagnostics::Diagnostics;
use crate::ir;
use crate::load::Node;
use crate::spec::{Document, Objects};

use super::context::Context;
use super::duplicates::report_duplicates;
use super::extras::report_extras;
use super::incoming::lower_incoming;
use super::keywords::account_for_schemas;
use super::operation::{Shared, lower_operations, operations_by_item};
use super::own_server::OwnServers;
use super::path::report_templates;
use super::reference::{component_name, is_only_reference, peel};
use super::schema::{lower_peeled, lower_waiting};
use super::security::{Schemes, lower_requirements};
use super::server::{default_server, lower_servers};
use super::tag::{Tags, lower_external};

/// Lowers a document: the operations that are selected, and every component. Findings cost the smallest unit: a value becomes untyped, a
/// parameter or an operation is left out.
pub fn lower(document: &Document, selection: &Selection, diagnostics: &mut Diagnostics) -> ir::Api {
    let mut context = Context::new(document, diagnostics);
    let cx = &mut context;
    let info = lower_root(cx);
    account_for_schemas(cx);
    account_for_references(cx);
    report_duplicates(cx);
    report_templates(cx);
    reserve_components(cx);
    let mut shared = lower_shared(cx);
    let root = &cx.document.root;
    let servers = lower_servers(cx, &root.object.servers, &root.extras, &root.location);
    let by_item = operations_by_item(cx);
    let mut operations = lower_operations(cx, &mut shared, selection, &by_item);
    let incoming = lower_incoming(cx, selection, &by_item, &operations);
    while let Some(waiting) = cx.next_waiting() {
        lower_waiting(cx, &waiting);
    }
    let (mut servers, operation_servers) = shared.servers.settle(servers, &mut operations);
    if servers.is_empty() {
        servers.push(default_server(&document.root.location));
    }
    let tags = shared.tags.finish(&mut operations);
    let security_schemes = shared.schemes.into_list();
    let (types, left_out, untyped) = context.finish();
    ir::Api {
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
        unions: 0,
    }
}

/// Every component is lowered, used or not, so that what it says is accounted for. One that is nothing but a reference is what it refers to.
fn reserve_components(cx: &mut Context<'_>) {
    let document = cx.document;
    for (id, place, schema) in document.schemas.iter() {
        if let Some(name) = component_name(place).filter(|_| !is_only_reference(cx, schema)) {
            let peeled = peel(cx, id);
            lower_peeled(cx, &peeled, &ir::Origin::Component(name));
        }
    }
}

fn lower_shared(cx: &mut Context<'_>) -> Shared {
    let schemes = Schemes::of(cx);
    let root = &cx.document.root;
    let requirements = root.object.security.as_deref().unwrap_or_default();
    let security = lower_requirements(cx, &schemes, requirements, &root.location);
    Shared { tags: Tags::declared(cx), servers: OwnServers::default(), schemes, security }
}

/// The text of an extra of the root.
pub(super) fn root_text(cx: &Context<'_>, path: &str) -> Option<String> {
    cx.document.root.extras.get(path).and_then(Node::as_str).map(str::to_owned)
}

fn lower_root(cx: &mut Context<'_>) -> ir::Info {
    // Servers, security and tags have modules of their own; paths and components are lowered from where they stand.
    let OpenAPI {
        openapi: _,
        info,
        servers: _,
        paths: _,
        components: _,
        security: _,
        tags: _,
        external_docs,
        extensions: _,
    } = &cx.document.root.object;
    report_root_extras(cx);
    let Info { title, description, terms_of_service, contact, license, version, extensions: _ } = info;
    ir::Info {
        title: title.clone(),
        version: version.clone(),
        docs: ir::Docs {
            summary: root_text(cx, "info/summary"),
            description: description.clone(),
            format: None,
            examples: Vec::new(),
            external: external_docs.as_ref().map(lower_external),
        },
        license: root_text(cx, "info/license/identifier").or_else(|| license.as_ref().map(license_name)),
        contact: contact.as_ref().and_then(contact_text),
        terms_of_service: terms_of_service.clone(),
    }
}

fn license_name(license: &License) -> String {
    let License { name, url, extensions: _ } = license;
    match url {
        Some(url) => format!("{name} ({url})"),
        None => name.clone(),
    }
}

fn contact_text(contact: &Contact) -> Option<String> {
    let Contact { name, url, email, extensions: _ } = contact;
    let email = email.as_ref().map(|email| format!("<{email}>"));
    let words: Vec<&str> = [name, &email, url].into_iter().filter_map(|word| word.as_deref()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The root's extras that are used here, in `tag` and by `spec` itself.
fn report_root_extras(cx: &mut Context<'_>) {
    let root = &cx.document.root;
    let is_used = |path: &str| {
        let indexed = |list: &str, key: &str| path.starts_with(list) && path.ends_with(key);
        matches!(path, "info/summary" | "info/license/identifier" | "$self" | "components/pathItems")
            || indexed("servers/", "/name")
            || indexed("tags/", "/summary")
            // Each is read where it is referred to.
            || path.starts_with("components/mediaTypes")
    };
    let used: Vec<&str> = root.extras.keys().map(String::as_str).filter(|path| is_used(path)).collect();
    report_extras(cx, root, &used);
}

/// `summary` and `description` beside a `$ref` speak of one use; the documentation has what the target says.
fn account_for_references(cx: &mut Context<'_>) {
    let document = cx.document;
    account_for(cx, &document.path_items);
    account_for(cx, &document.parameters);
    account_for(cx, &document.request_bodies);
    account_for(cx, &document.responses);
    account_for(cx, &document.headers);
    account_for(cx, &document.security_schemes);
    account_for(cx, &document.callbacks);
    account_for(cx, &document.links);
    account_for(cx, &document.examples);
}

fn account_for<T>(cx: &mut Context<'_>, objects: &Objects<T>) {
    for located in objects.values().filter(|located| matches!(located.object, ReferenceOr::Reference { .. })) {
        report_extras(cx, located, &[]);
    }
}
