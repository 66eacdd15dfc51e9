//! The client: the way to every operation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Portion, TagId};

use super::builder::render_builder;
use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::imports::Scope;
use super::module::{Condition, Module, Visibility};
use super::piece::format_with_imports;
use super::server::with_variables;
use super::tag::has_operations;

/// The module with the client and its builder.
pub(super) fn render_client(cx: Context<'_>) -> Module {
    let items: Vec<TokenStream> = [definition(cx), methods(cx)].into_iter().chain(render_builder(cx)).collect();
    Module {
        name: "client".to_owned(),
        visibility: Visibility::Private,
        condition: Condition::Always,
        docs: Comment::text("The client and its settings."),
        items: format_with_imports(items, &["security", "server"], &Scope::default()),
        children: Vec::new(),
    }
}

fn definition(cx: Context<'_>) -> TokenStream {
    let title = cx.api.info.title.trim();
    let title = if title.is_empty() { cx.options.name.as_str() } else { title };
    let docs = attributes(Comment::text(format!(
        "A client for {}; cloning it is cheap and shares its connections.",
        code(title)
    )));
    let idle = idle(cx);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            #idle
            pub(super) inner: rt::Client,
        }
    }
}

/// What is said of a client without operations, be it that the description has none or that the features of all of them are off.
fn idle(cx: Context<'_>) -> Option<TokenStream> {
    let groups: BTreeSet<Option<TagId>> =
        cx.api.operations.iter().map(|operation| operation.tags.first().copied()).collect();
    if groups.is_empty() {
        return Some(quote! { #[expect(dead_code, reason = "the description has no operation that would use it")] });
    }
    let portions: Option<Vec<Portion>> = groups.into_iter().map(|tag| tag.map(Portion::Tag)).collect();
    let predicate = cx.condition(&portions?).predicate()?;
    Some(quote! {
        #[cfg_attr(not(#predicate), expect(dead_code, reason = "no feature is on that has operations"))]
    })
}

fn methods(cx: Context<'_>) -> TokenStream {
    let user_agent = user_agent();
    let address = if cx.names.servers.is_empty() {
        quote! { "" }
    } else {
        let borrow = with_variables(cx).then(|| quote! { & });
        quote! { #borrow server::Server::default().url() }
    };
    let accessors = accessors(cx);
    quote! {
        impl Client {
            /// Starts the settings of a client.
            #[inline]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { inner: rt::ClientBuilder::new(#address, #user_agent) }
            }

            #(#accessors)*
        }
    }
}

/// What the client calls itself: the package that it is compiled in, so that a new version of that needs no new code.
fn user_agent() -> TokenStream {
    quote! { concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")) }
}

/// A method for each tag that has operations.
fn accessors(cx: Context<'_>) -> Vec<TokenStream> {
    let tags = cx.api.tags.iter().zip(&cx.names.tags).enumerate();
    let used = tags.filter(|(index, _)| has_operations(cx, TagId::from_index(*index)));
    used.map(|(index, (tag, names))| {
        let condition = cx.tag_condition(TagId::from_index(index)).attribute();
        let docs = attributes(Comment::text(format!("Operations tagged {}.", code(&tag.name))).docs(&tag.docs));
        let (accessor, module, group) = (ident(&names.accessor), ident(&names.module), ident(&names.group));
        quote! {
            #docs
            #condition
            #[inline]
            #[must_use]
            pub const fn #accessor(&self) -> super::#module::#group<'_> {
                super::#module::#group::new(&self.inner)
            }
        }
    })
    .collect()
}
