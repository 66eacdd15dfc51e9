//! The servers that the description names.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Docs, Server, ServerSegment, ServerVariable};

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code, list_item};
use super::format::format_items;
use super::module::{Condition, Module, Visibility};

/// The module with the enum of servers; `None` when there are none.
pub(super) fn render_server(cx: Context<'_>) -> Option<Module> {
    if cx.names.servers.is_empty() {
        return None;
    }
    Some(Module {
        name: "server".to_owned(),
        visibility: Visibility::Private,
        condition: Condition::Always,
        docs: Comment::text("The servers that the description names."),
        items: format_items([definition(cx), methods(cx)]),
        children: Vec::new(),
    })
}

fn definition(cx: Context<'_>) -> TokenStream {
    let variants = cx.api.servers.iter().zip(&cx.names.servers).enumerate().map(|(index, (server, name))| {
        let docs = attributes(comment(server));
        let default = (index == 0).then(|| quote! { #[default] });
        let name = ident(name);
        quote! { #docs #default #name }
    });
    quote! {
        /// A server of the description.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Server { #(#variants),* }
    }
}

fn methods(cx: Context<'_>) -> TokenStream {
    let arms = cx.api.servers.iter().zip(&cx.names.servers).map(|(server, name)| {
        let (name, url) = (ident(name), url(server));
        quote! { Self::#name => #url }
    });
    quote! {
        impl Server {
            /// The server's address.
            #[inline]
            #[must_use]
            pub const fn url(self) -> &'static str {
                match self { #(#arms),* }
            }
        }
    }
}

fn comment(server: &Server) -> Comment {
    let docs = Docs { description: server.description.clone(), ..Docs::default() };
    let comment = Comment::default().docs(&docs).paragraph(code(&server.url));
    let variables = server.segments.iter().filter_map(|segment| match segment {
        ServerSegment::Variable(variable) => Some(variable_line(variable)),
        ServerSegment::Literal(_) => None,
    });
    let variables: Vec<String> = variables.flat_map(|line| list_item(&line)).collect();
    if variables.is_empty() {
        return comment;
    }
    comment.paragraph("Its variables have their defaults; for other values, set the base address.").lines(variables)
}

fn variable_line(variable: &ServerVariable) -> String {
    let values: Vec<String> = variable.values.iter().map(|value| code(value)).collect();
    let values = if values.is_empty() { String::new() } else { format!(", one of {}", values.join(", ")) };
    format!("{}: {}{values}", code(&variable.name), code(&variable.default))
}

/// The address with the defaults of its variables.
fn url(server: &Server) -> String {
    let parts = server.segments.iter().map(|segment| match segment {
        ServerSegment::Literal(text) => text.as_str(),
        ServerSegment::Variable(variable) => variable.default.as_str(),
    });
    if server.segments.is_empty() { server.url.clone() } else { parts.collect() }
}
