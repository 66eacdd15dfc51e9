//! A choice by status: the documented errors of an operation, or its successes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{StatusCase, StatusPattern, Type};
use crate::names::{Identifier, TypeNames};

use super::context::{Context, ident};
use super::descriptor::status;
use super::docs::{Comment, attributes};
use super::outcome::payload;
use super::type_expression::{Place, type_path};

/// An enum by status, and how it is decoded.
pub(super) fn render_status_choice(
    cx: Context<'_>,
    ty: &Type,
    cases: &[StatusCase],
    names: &TypeNames,
) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let docs = attributes(Comment::described(&ty.docs, "Documented responses, by status."));
    let variants = cases.iter().zip(&names.members).map(|(case, name)| variant(cx, place, case, name));
    let arms = cases.iter().zip(&names.members).map(|(case, name)| arm(cx, place, case, name));
    let definition = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "made once for each call, and boxed where it is an error")]
        pub enum #name { #(#variants),* }
    };
    let decoder = quote! {
        impl rt::ByStatus for #name {
            #[inline]
            fn decode(reply: &rt::Reply) -> ::std::result::Result<Self, rt::DecodeError> {
                match reply.documented() {
                    #(#arms,)*
                    _ => rt::undocumented(reply),
                }
            }
        }
    };
    vec![definition, decoder]
}

fn variant(cx: Context<'_>, place: Place<'_>, case: &StatusCase, name: &Identifier) -> TokenStream {
    let docs = attributes(Comment::default().labelled(&status_label(case.status), &case.docs));
    let name = ident(name);
    let body = case.body.as_ref().map(|body| payload(cx, place, body).ty);
    let headers = case.headers.map(|headers| type_path(cx, place, headers));
    match (body, headers) {
        (None, None) => quote! { #docs #name },
        (Some(body), None) => quote! { #docs #name(#body) },
        (body, Some(headers)) => {
            let body = body.map(|body| quote! { #[doc = " The body."] body: #body, });
            quote! {
                #docs
                #name {
                    #body
                    /// The documented headers.
                    headers: #headers,
                }
            }
        }
    }
}

fn status_label(pattern: StatusPattern) -> String {
    match pattern {
        StatusPattern::Exact(code) => format!("Status {code}"),
        StatusPattern::Range(class) => format!("Any other status from {class}00 to {class}99"),
        StatusPattern::Default => "Any other status".to_owned(),
    }
}

fn arm(cx: Context<'_>, place: Place<'_>, case: &StatusCase, name: &Identifier) -> TokenStream {
    let name = ident(name);
    let status = status(case.status);
    let decoder = case.body.as_ref().map(|body| payload(cx, place, body).decoder);
    let value = match (decoder, case.headers) {
        (None, None) => quote! { ::std::result::Result::Ok(Self::#name) },
        (Some(decode), None) => quote! { #decode(reply).map(Self::#name) },
        (Some(decode), Some(_)) => quote! {
            #decode(reply).map(|body| {
                let headers = rt::ReadHeaders::read_headers(reply.headers());
                Self::#name { body, headers }
            })
        },
        (None, Some(_)) => quote! {{
            let headers = rt::ReadHeaders::read_headers(reply.headers());
            ::std::result::Result::Ok(Self::#name { headers })
        }},
    };
    quote! { #status => #value }
}
