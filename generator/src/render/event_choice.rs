//! A server-sent event by its name.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{EventCase, Type};
use crate::names::{Identifier, TypeNames};

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::type_expression::{Place, expression};

/// An enum by name, and how it is decoded.
pub(super) fn render_event_choice(
    cx: Context<'_>,
    ty: &Type,
    events: &[EventCase],
    names: &TypeNames,
) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let open = ident(&names.open_member);
    let docs = attributes(Comment::described(&ty.docs, "The data of an event, by the event's name."));
    let variants = events.iter().zip(&names.members).map(|(event, name)| variant(cx, names, event, name));
    let arms = events.iter().zip(&names.members).map(|(event, name)| arm(event, &ident(name)));
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "made once for each event")]
        pub enum #name {
            #(#variants,)*
            /// The data of an event that the description does not know.
            #open(::std::string::String),
        }
    };
    let decoder = quote! {
        impl rt::ByEvent for #name {
            #[inline]
            fn decode(event: rt::EventData<'_>) -> ::std::result::Result<Self, rt::DecodeError> {
                match event.name() {
                    #(#arms,)*
                    _ => ::std::result::Result::Ok(Self::#open(event.text())),
                }
            }
        }
    };
    vec![definition, decoder]
}

fn variant(cx: Context<'_>, names: &TypeNames, event: &EventCase, name: &Identifier) -> TokenStream {
    let docs = attributes(Comment::described(&event.docs, format!("{}.", code(&event.name))));
    let name = ident(name);
    let data = event
        .data
        .as_ref()
        .map_or_else(|| quote! { ::std::string::String }, |data| expression(cx, Place::Types(&names.module), data));
    quote! { #docs #name(#data) }
}

fn arm(event: &EventCase, name: &Ident) -> TokenStream {
    let known = &event.name;
    if event.data.is_some() {
        quote! { #known => event.json().map(Self::#name) }
    } else {
        quote! { #known => ::std::result::Result::Ok(Self::#name(event.text())) }
    }
}
