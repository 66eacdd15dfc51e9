//! Typed response headers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ResponseHeader, Type};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::property_docs::format_fact;
use super::type_expression::{Place, expression, without_null};

/// A struct whose fields are all optional, and how it is read.
pub(super) fn render_headers(
    cx: Context<'_>,
    ty: &Type,
    headers: &[ResponseHeader],
    names: &TypeNames,
) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let docs = attributes(
        Comment::described(&ty.docs, "Documented response headers.")
            .paragraph("`None` is absent, or not of the documented type; the text is in the response's headers."),
    );
    let fields = headers.iter().zip(&names.members).map(|(header, field)| {
        let comment = Comment::default().labelled(&code(&header.name), &header.docs);
        let deprecated = header.deprecated.then(|| "Deprecated.".to_owned());
        let docs = attributes(comment.facts(format_fact(cx, &header.ty).into_iter().chain(deprecated)));
        let (field, ty) = (ident(field), expression(cx, place, without_null(&header.ty)));
        quote! { #docs pub #field: ::std::option::Option<#ty> }
    });
    let reads = headers.iter().zip(&names.members).map(|(header, field)| {
        let (field, name) = (ident(field), &header.name);
        let read = if header.content.is_some() {
            quote! { json_header }
        } else {
            quote! { header }
        };
        quote! { #field: rt::#read(headers, #name) }
    });
    let headers_argument = if headers.is_empty() {
        quote! { _ }
    } else {
        quote! { headers }
    };
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    };
    let reader = quote! {
        impl rt::ReadHeaders for #name {
            #[inline]
            fn read_headers(#headers_argument: &rt::HeaderMap) -> Self {
                Self { #(#reads),* }
            }
        }
    };
    vec![definition, reader]
}
