//! The servers that the description names, and those that single operations name.

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Docs, Server};
use crate::names::ServerNames;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::imports::Scope;
use super::module::{Condition, Module, Visibility};
use super::piece::format_with_imports;
use super::server_variables::{render_variables, variable_lines};

/// The module with the enum of servers; `None` when there are none. Users see it for the sake of variables.
pub(super) fn render_server(cx: Context<'_>) -> Option<Module> {
    if cx.names.servers.is_empty() {
        return None;
    }
    let mut items = vec![definition(cx), methods(cx)];
    items.extend(default(cx));
    items.extend(conversions(cx));
    items.extend(operation_servers(cx));
    let variables: Vec<TokenStream> = servers(cx)
        .chain(own_servers(cx))
        .filter_map(|(server, names)| Some(render_variables(server, names.variables.as_ref()?)))
        .flatten()
        .collect();
    let visibility = if variables.is_empty() { Visibility::Private } else { Visibility::Public };
    items.extend(variables);
    Some(Module {
        name: "server".to_owned(),
        visibility,
        condition: Condition::Always,
        docs: Comment::text("The servers that the description names."),
        items: format_with_imports(items, &[], &scope(cx)),
        children: Vec::new(),
    })
}

/// What the module defines by names of the description.
fn scope(cx: Context<'_>) -> Scope<'_> {
    let all = cx.names.servers.iter().chain(&cx.names.operation_servers);
    let own = all.filter_map(|names| names.variables.as_ref()).flat_map(|names| {
        let values = names.variables.iter().filter_map(|variable| variable.values.as_ref());
        std::iter::once(&names.name).chain(values.map(|values| &values.name))
    });
    own.collect()
}

fn servers(cx: Context<'_>) -> impl Iterator<Item = (&Server, &ServerNames)> {
    cx.api.servers.iter().zip(&cx.names.servers)
}

fn own_servers(cx: Context<'_>) -> impl Iterator<Item = (&Server, &ServerNames)> {
    cx.api.operation_servers.iter().zip(&cx.names.operation_servers)
}

/// Whether any server of the API has variables.
pub(super) fn with_variables(cx: Context<'_>) -> bool {
    cx.names.servers.iter().any(|names| names.variables.is_some())
}

fn definition(cx: Context<'_>) -> TokenStream {
    let variants = servers(cx).enumerate().map(|(index, (server, names))| {
        let docs = attributes(comment(server));
        let name = ident(&names.variant);
        match (&names.variables, index) {
            (Some(variables), _) => {
                let variables = ident(&variables.name);
                quote! { #docs #name(#variables) }
            }
            (None, 0) => quote! { #docs #[default] #name },
            (None, _) => quote! { #docs #name },
        }
    });
    let copy = (!with_variables(cx)).then(|| quote! { Copy, });
    let default = default(cx).is_none().then(|| quote! { Default, });
    quote! {
        /// A server of the description.
        #[derive(Clone, #copy Debug, #default PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Server { #(#variants),* }
    }
}

/// The first server is the default; one with variables has no variant of its own to derive that from.
fn default(cx: Context<'_>) -> Option<TokenStream> {
    let (server, names) = servers(cx).next()?;
    let variables = ident(&names.variables.as_ref()?.name);
    let name = ident(&names.variant);
    let docs = attributes(Comment::text(format!("{}.", code(&server.url))));
    Some(quote! {
        impl ::std::default::Default for Server {
            #docs
            #[inline]
            fn default() -> Self {
                Self::#name(#variables::new())
            }
        }
    })
}

fn methods(cx: Context<'_>) -> TokenStream {
    let is_owned = with_variables(cx);
    let (variable, fixed): (Vec<_>, Vec<_>) = servers(cx).partition(|(_, names)| names.variables.is_some());
    let variable = variable.into_iter().map(|(_, names)| {
        let name = ident(&names.variant);
        quote! { Self::#name(variables) => variables.url() }
    });
    let fixed = by_url(fixed).into_iter().map(|(url, names)| {
        let url = if is_owned {
            quote! { ::std::borrow::ToOwned::to_owned(#url) }
        } else {
            quote! { #url }
        };
        quote! { #(Self::#names)|* => #url }
    });
    let arms = variable.chain(fixed);
    let signature = if is_owned {
        quote! { pub fn url(&self) -> ::std::string::String }
    } else {
        quote! { pub const fn url(self) -> &'static str }
    };
    quote! {
        impl Server {
            /// The server's address.
            #[inline]
            #[must_use]
            #signature {
                match self { #(#arms),* }
            }
        }
    }
}

/// Variants by the address that they stand for.
fn by_url<'a>(servers: impl IntoIterator<Item = (&'a Server, &'a ServerNames)>) -> IndexMap<String, Vec<Ident>> {
    let mut variants: IndexMap<String, Vec<Ident>> = IndexMap::new();
    for (server, names) in servers {
        variants.entry(server.default_url()).or_default().push(ident(&names.variant));
    }
    variants
}

/// Variables of a server are that server.
fn conversions(cx: Context<'_>) -> Vec<TokenStream> {
    let with_variables = servers(cx).filter_map(|(_, names)| Some((&names.variant, &names.variables.as_ref()?.name)));
    with_variables
        .map(|(variant, variables)| {
            let (variant, variables) = (ident(variant), ident(variables));
            quote! {
                impl ::std::convert::From<#variables> for Server {
                    #[inline]
                    fn from(variables: #variables) -> Self {
                        Self::#variant(variables)
                    }
                }
            }
        })
        .collect()
}

/// The enum of servers that single operations name.
fn operation_servers(cx: Context<'_>) -> Option<TokenStream> {
    own_servers(cx).next()?;
    let variants = own_servers(cx).map(|(server, names)| {
        let variables = names
            .variables
            .as_ref()
            .map(|variables| format!("[`{}`] makes its address from variables.", variables.name));
        let (docs, name) = (attributes(comment(server).facts(variables)), ident(&names.variant));
        quote! { #docs #name }
    });
    let arms = by_url(own_servers(cx)).into_iter().map(|(url, names)| quote! { #(Self::#names)|* => #url });
    Some(quote! {
        /// A server that single operations call in place of the client's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum OperationServer { #(#variants),* }

        impl OperationServer {
            /// The server's address, its variables at their defaults.
            #[inline]
            #[must_use]
            pub const fn url(self) -> &'static str {
                match self { #(#arms),* }
            }
        }
    })
}

fn comment(server: &Server) -> Comment {
    let docs = Docs { description: server.description.clone(), ..Docs::default() };
    let comment = Comment::default().docs(&docs).paragraph(code(&server.url));
    let lines = variable_lines(server);
    if lines.is_empty() { comment } else { comment.paragraph("Its variables:").lines(lines) }
}
