//! Security schemes: constants, and the builder's setters for credentials.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{ApiKeyLocation, SecurityScheme, SecuritySchemeId, SecuritySchemeKind};
use crate::names::Identifier;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};

/// The constant of a scheme.
pub(super) fn scheme_name(cx: Context<'_>, id: SecuritySchemeId) -> Option<Ident> {
    cx.names.security.get(id.index()).map(constant_name)
}

fn constant_name(setter: &Identifier) -> Ident {
    let text = setter.as_str().trim_end_matches('_').to_uppercase();
    Ident::new(&text, Span::call_site())
}

/// A `static` for each scheme.
pub(super) fn render_schemes(cx: Context<'_>) -> Vec<TokenStream> {
    let schemes = cx.api.security_schemes.iter().zip(&cx.names.security);
    schemes
        .map(|(scheme, setter)| {
            let docs = attributes(Comment::text(format!("{}.", code(&scheme.name))));
            let name = constant_name(setter);
            let value = scheme_value(scheme);
            quote! { #docs pub(super) static #name: rt::Scheme = #value; }
        })
        .collect()
}

fn scheme_value(scheme: &SecurityScheme) -> TokenStream {
    let id = &scheme.name;
    match &scheme.kind {
        SecuritySchemeKind::Bearer { .. } => quote! { rt::Scheme::bearer(#id) },
        SecuritySchemeKind::Basic => quote! { rt::Scheme::basic(#id) },
        SecuritySchemeKind::ApiKey { name, location_in: ApiKeyLocation::Header } => {
            quote! { rt::Scheme::header(#id, #name) }
        }
        SecuritySchemeKind::ApiKey { name, location_in: ApiKeyLocation::Query } => {
            quote! { rt::Scheme::query(#id, #name) }
        }
        SecuritySchemeKind::ApiKey { name, location_in: ApiKeyLocation::Cookie } => {
            quote! { rt::Scheme::cookie(#id, #name) }
        }
    }
}

/// The builder's setter of each scheme.
pub(super) fn render_setters(cx: Context<'_>) -> Vec<TokenStream> {
    let schemes = cx.api.security_schemes.iter().zip(&cx.names.security);
    schemes.map(|(scheme, setter)| render_setter(scheme, setter)).collect()
}

fn render_setter(scheme: &SecurityScheme, setter: &Identifier) -> TokenStream {
    let constant = constant_name(setter);
    let setter = ident(setter);
    let docs = attributes(setter_docs(scheme));
    let deprecated = scheme.deprecated.then(|| quote! { #[deprecated] });
    let (parameters, credential) = match &scheme.kind {
        SecuritySchemeKind::Bearer { .. } | SecuritySchemeKind::ApiKey { .. } => {
            (quote! { token: impl ::std::convert::Into<rt::Secret> }, quote! { rt::Credential::Token(token.into()) })
        }
        SecuritySchemeKind::Basic => (
            quote! {
                user: impl ::std::convert::Into<::std::string::String>, password: impl ::std::convert::Into<rt::Secret>
            },
            quote! { rt::Credential::Basic { user: user.into(), password: password.into() } },
        ),
    };
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #setter(self, #parameters) -> Self {
            let credential = #credential;
            Self { inner: self.inner.credential(&security::#constant, credential) }
        }
    }
}

fn setter_docs(scheme: &SecurityScheme) -> Comment {
    let name = code(&scheme.name);
    let sentence = match &scheme.kind {
        SecuritySchemeKind::Bearer { .. } => format!("Sets the bearer token of the security scheme {name}."),
        SecuritySchemeKind::Basic => format!("Sets user and password of the security scheme {name}."),
        SecuritySchemeKind::ApiKey { name: key, location_in } => {
            let place = match location_in {
                ApiKeyLocation::Query => "query parameter",
                ApiKeyLocation::Header => "header",
                ApiKeyLocation::Cookie => "cookie",
            };
            format!("Sets the key of the security scheme {name}, sent as {place} {}.", code(key))
        }
    };
    let comment = Comment::text(sentence).docs(&scheme.docs);
    match &scheme.kind {
        SecuritySchemeKind::Bearer { format: Some(format) } => {
            comment.fact(format!("Format of the token: {}.", code(format)))
        }
        _ => comment,
    }
}
