//! The root of a crate or of an included module.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::config::Shape;
use crate::ir::{LeftOut, SecuritySchemeKind};

use super::client::render_client;
use super::context::{Context, ident};
use super::docs::{Comment, code, list_item};
use super::format::format_items;
use super::imports::Scope;
use super::incoming::render_incoming;
use super::module::{Condition, Module, Visibility};
use super::piece::format_with_imports;
use super::security::render_schemes;
use super::serde::render_serde;
use super::server::render_server;
use super::tag::render_tags;
use super::types::render_types;

/// The revision of the runtime's contract that is printed for.
const REVISION: u32 = 1;

/// The root with everything in it.
pub(super) fn render_root(cx: Context<'_>) -> Module {
    let private =
        std::iter::once(render_client(cx)).chain(security(cx)).chain(render_serde(cx)).chain(render_server(cx));
    let mut public: Vec<Module> =
        render_tags(cx).into_iter().chain(render_incoming(cx)).chain(render_types(cx)).collect();
    public.sort_by(|a, b| a.name.cmp(&b.name));
    let children = private.chain(public).collect();
    Module {
        name: cx.options.name.clone(),
        visibility: Visibility::Public,
        condition: Condition::Always,
        docs: docs(cx),
        items: format_items(items(cx)),
        children,
    }
}

fn security(cx: Context<'_>) -> Option<Module> {
    let schemes = render_schemes(cx);
    (!schemes.is_empty()).then(|| Module {
        name: "security".to_owned(),
        visibility: Visibility::Private,
        condition: Condition::Always,
        docs: Comment::text("The security schemes."),
        items: format_with_imports(schemes, &[], &Scope::default()),
        children: Vec::new(),
    })
}

fn items(cx: Context<'_>) -> Vec<TokenStream> {
    let revision = proc_macro2::Literal::u32_unsuffixed(REVISION);
    let server = match (cx.names.servers.is_empty(), cx.names.operation_servers.is_empty()) {
        (true, _) => None,
        (false, true) => Some(quote! { pub use self::server::Server; }),
        (false, false) => Some(quote! { pub use self::server::{OperationServer, Server}; }),
    };
    let oauth = gets_tokens(cx).then(|| quote! { OAuth, });
    let head = [
        quote! { pub use ::clientwright_runtime as runtime; },
        quote! {
            pub use ::clientwright_runtime::{BuildError, CallError, Drift, Error, ErrorKind, #oauth RawResponse, Response, Secret};
        },
        quote! { pub use self::client::{Client, ClientBuilder}; },
    ];
    let tail = quote! { const _: () = ::clientwright_runtime::rt::v1::require(#revision); };
    head.into_iter().chain(server).chain([tail]).collect()
}

/// Whether a client may get tokens itself.
fn gets_tokens(cx: Context<'_>) -> bool {
    cx.api.security_schemes.iter().any(|scheme| matches!(scheme.kind, SecuritySchemeKind::OAuth { .. }))
}

/// What the description says of the API, how to begin, and what is missing.
fn docs(cx: Context<'_>) -> Comment {
    let info = &cx.api.info;
    let title = if info.title.trim().is_empty() { &cx.options.name } else { &info.title };
    let comment = Comment::text(format!("Client for {}.", code(title.trim()))).docs(&info.docs);
    let comment = comment.paragraph(format!(
        "Start with [`Client::builder`]; every operation is a method of the client{}.",
        if cx.api.tags.is_empty() { "" } else { ", or of the group that its tag names" }
    ));
    let comment = if has_features(cx) {
        comment.paragraph(
            "Each group is a cargo feature, on by default; without it, what no other group needs is not there either.",
        )
    } else {
        comment
    };
    let comment = if cx.api.incoming.is_empty() { comment } else { comment.paragraph(incoming(cx)) };
    let comment = left_out(comment, &cx.api.left_out);
    let version = (!info.version.is_empty()).then(|| format!("Version of the API: {}.", code(&info.version)));
    let license = info.license.iter().map(|license| format!("Licence of the API: {}.", code(license)));
    let terms = info.terms_of_service.iter().map(|terms| format!("Terms of service: {}.", code(terms)));
    comment.facts(version.into_iter().chain(license).chain(terms))
}

/// No link: the module may be off.
const fn incoming(cx: Context<'_>) -> &'static str {
    match cx.options.shape {
        Shape::Crate => {
            "What the service sends on its own, webhooks and callbacks, is in `incoming`, a cargo feature that is on by default."
        }
        Shape::Module => "What the service sends on its own, webhooks and callbacks, is in `incoming`.",
    }
}

/// Whether there is a feature that somebody might turn off.
fn has_features(cx: Context<'_>) -> bool {
    cx.options.shape == Shape::Crate && cx.api.operations.iter().any(|operation| !operation.tags.is_empty())
}

fn left_out(comment: Comment, units: &[LeftOut]) -> Comment {
    if units.is_empty() {
        return comment;
    }
    let items = units.iter().map(|unit| format!("{} {}: {}", unit.unit, code(&unit.name), sentence(&unit.reason)));
    let lines = items.flat_map(|item| list_item(&item));
    let comment = comment.paragraph("# Left out").paragraph("The description has these, this client has not:");
    comment.lines(lines.collect())
}

/// A message of ours, in which names are code already.
fn sentence(reason: &str) -> String {
    super::docs::sanitise(reason).join(" ")
}

/// The name of a module as a token.
pub(super) fn module_ident(name: &str) -> Ident {
    ident(&crate::names::Identifier::new(name))
}

/// Attributes of a crate's root.
pub(super) fn crate_attributes(cx: Context<'_>) -> Vec<TokenStream> {
    let scripts = cx.names.has_other_scripts().then(|| {
        quote! {
            #![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints, reason = "names of the description")]
        }
    });
    std::iter::once(quote! { #![forbid(unsafe_code)] }).chain(scripts).collect()
}
