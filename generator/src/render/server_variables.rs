//! Variables of servers: a struct for each server that has some, an enum for each variable whose values are known.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Docs, Server, ServerSegment, ServerVariable};
use crate::names::{VariableNames, VariablesNames};

use super::context::ident;
use super::docs::{Comment, attributes, code, list_item, literal_text};
use super::enumeration::render_values;
use super::naming::named_by_description;

/// A line for each variable.
pub(super) fn variable_lines(server: &Server) -> Vec<String> {
    server.variables().into_iter().flat_map(|variable| list_item(&variable_line(variable))).collect()
}

fn variable_line(variable: &ServerVariable) -> String {
    let values = variable.values.iter().flat_map(|values| &values.variants);
    let values: Vec<String> = values.map(|value| code(&literal_text(&value.value))).collect();
    let values = if values.is_empty() { String::new() } else { format!(" Known values: {}.", values.join(", ")) };
    format!("{}: {}{values}", code(&variable.name), default_fact(variable))
}

fn default_fact(variable: &ServerVariable) -> String {
    let without = || "it has to be set.".to_owned();
    variable.default.as_ref().map_or_else(without, |default| format!("{} unless set.", code(default)))
}

/// The types that a server's variables are set with.
pub(super) fn render_variables(server: &Server, names: &VariablesNames) -> Vec<TokenStream> {
    let variables: Vec<Variable<'_>> = server.variables().into_iter().zip(&names.variables).collect();
    let name = ident(&names.name);
    let mut items = vec![definition(server, &name, &variables), methods(server, &name, &variables), default(&name)];
    for (variable, names) in &variables {
        if let Some((values, names)) = variable.values.as_ref().zip(names.values.as_ref()) {
            let docs = Comment::text(format!("A value of the variable {}.", code(&variable.name)));
            items.extend(render_values(docs, values, names));
        }
    }
    items
}

type Variable<'a> = (&'a ServerVariable, &'a VariableNames);

/// The type of a variable: of its known values, else any text.
fn variable_type(names: &VariableNames) -> TokenStream {
    names.values.as_ref().map_or_else(
        || quote! { ::std::string::String },
        |values| {
            let ty = ident(&values.name);
            quote! { #ty }
        },
    )
}

fn variable_docs(variable: &ServerVariable, sentence: String) -> Comment {
    let docs = Docs { description: variable.description.clone(), ..Docs::default() };
    let fact = default_fact(variable);
    let fact = fact.strip_prefix("it ").map_or_else(|| fact.clone(), |rest| format!("It {rest}"));
    Comment::text(sentence).docs(&docs).fact(fact)
}

fn definition(server: &Server, name: &Ident, variables: &[Variable<'_>]) -> TokenStream {
    let docs = Comment::text(format!("The variables of {}.", code(&server.url)));
    let docs = attributes(docs.paragraph("What they hold becomes part of the address as it is."));
    let fields = variables.iter().map(|(variable, names)| {
        let docs = attributes(variable_docs(variable, format!("{}.", code(&variable.name))));
        let (field, ty) = (ident(&names.field), variable_type(names));
        quote! { #docs pub #field: #ty }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }
}

fn methods(server: &Server, name: &Ident, variables: &[Variable<'_>]) -> TokenStream {
    let values = variables.iter().map(|(variable, names)| {
        let (field, value) = (ident(&names.field), initial(variable, names));
        quote! { #field: #value }
    });
    let setters = variables.iter().map(|(variable, names)| setter(variable, names));
    let parts = server.segments.iter().map(|segment| match segment {
        ServerSegment::Literal(text) => quote! { #text },
        ServerSegment::Variable(variable) => {
            let known = variables.iter().find(|(known, _)| known.name == variable.name);
            let field = known.map(|(_, names)| ident(&names.field));
            quote! { self.#field.as_str() }
        }
    });
    quote! {
        impl #name {
            /// With the defaults of the description.
            #[inline]
            #[must_use]
            pub fn new() -> Self {
                Self { #(#values),* }
            }

            #(#setters)*

            /// The server's address.
            #[inline]
            #[must_use]
            pub fn url(&self) -> ::std::string::String {
                [#(#parts),*].concat()
            }
        }
    }
}

fn initial(variable: &ServerVariable, names: &VariableNames) -> TokenStream {
    let values = variable.values.as_ref().zip(names.values.as_ref());
    let known = values.and_then(|(values, names)| Some((names, names.members.get(values.default?)?)));
    if let Some((names, value)) = known {
        let (ty, value) = (ident(&names.name), ident(value));
        return quote! { #ty::#value };
    }
    let text = variable.initial();
    quote! { ::std::borrow::ToOwned::to_owned(#text) }
}

fn setter(variable: &ServerVariable, names: &VariableNames) -> TokenStream {
    let docs = attributes(variable_docs(variable, format!("Sets {}.", code(&variable.name))));
    let (field, setter, ty) = (ident(&names.field), ident(&names.setter), variable_type(names));
    let naming = named_by_description([&field]);
    quote! {
        #docs
        #naming
        #[inline]
        #[must_use]
        pub fn #setter(mut self, #field: impl ::std::convert::Into<#ty>) -> Self {
            self.#field = #field.into();
            self
        }
    }
}

fn default(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::default::Default for #name {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }
    }
}
