//! Security schemes: constants, and the builder's setters for credentials.

use indexmap::IndexMap;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{ApiKeyLocation, Docs, OAuthFlow, OAuthGrant, SecurityScheme, SecuritySchemeId, SecuritySchemeKind};
use crate::names::Identifier;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::operation_docs::titled;

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
        SecuritySchemeKind::OAuth { flows, metadata_url } => {
            let flows = flows.iter().filter_map(flow_value);
            let metadata = metadata_url.iter();
            quote! { rt::Scheme::oauth(#id, &[#(#flows),*]) #(.with_metadata(#metadata))* }
        }
        SecuritySchemeKind::Basic => quote! { rt::Scheme::basic(#id) },
        SecuritySchemeKind::MutualTls => quote! { rt::Scheme::mutual_tls(#id) },
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

/// A flow as the runtime knows it; the implicit one has no tokens that a client could get.
fn flow_value(flow: &OAuthFlow) -> Option<TokenStream> {
    let token_url = flow.token_url.as_ref()?;
    let (constructor, first) = match flow.grant {
        OAuthGrant::AuthorizationCode => (quote! { authorization_code }, None),
        OAuthGrant::ClientCredentials => (quote! { client_credentials }, None),
        OAuthGrant::DeviceAuthorization => {
            (quote! { device_authorization }, Some(flow.device_authorization_url.as_ref()?))
        }
        OAuthGrant::Password => (quote! { password }, None),
        OAuthGrant::Implicit => return None,
    };
    let arguments = first.into_iter().chain([token_url]);
    let refresh = flow.refresh_url.iter();
    Some(quote! { rt::Flow::#constructor(#(#arguments),*) #(.refreshed_at(#refresh))* })
}

/// The builder's setter of each scheme.
pub(super) fn render_setters(cx: Context<'_>) -> Vec<TokenStream> {
    let schemes = cx.api.security_schemes.iter().zip(&cx.names.security);
    schemes.filter_map(|(scheme, setter)| render_setter(scheme, setter)).collect()
}

/// The setter of the certificate, which every client has: a service may ask for one and not say so in its description.
pub(super) fn render_certificate_setter(cx: Context<'_>) -> TokenStream {
    let comment = Comment::text(
        "Sets the certificate for servers that ask for one (mutual TLS): as PEM, with those that lead to its issuer and with its private key.",
    );
    let comment = comment.paragraph(
        "Other origins, which redirects may lead to, do not get it. A transport of your own has a certificate of its own.",
    );
    let schemes = cx.api.security_schemes.iter().filter(|scheme| scheme.kind == SecuritySchemeKind::MutualTls);
    let schemes = schemes.map(|scheme| Comment::default().labelled(&code(&scheme.name), &scheme.docs));
    let docs = attributes(titled(comment, "# Security schemes", schemes.collect()));
    quote! {
        #docs
        #[inline]
        pub fn client_certificate(self, pem: impl ::std::convert::Into<rt::Secret>) -> Self {
            Self { inner: self.inner.client_certificate(pem.into()) }
        }
    }
}

/// The setter of a credential; a certificate has one for all schemes.
fn render_setter(scheme: &SecurityScheme, setter: &Identifier) -> Option<TokenStream> {
    let constant = constant_name(setter);
    let setter = ident(setter);
    let docs = attributes(setter_docs(scheme));
    let deprecated = scheme.deprecated.then(|| quote! { #[deprecated] });
    let (parameters, credential) = match &scheme.kind {
        SecuritySchemeKind::Bearer { .. } | SecuritySchemeKind::ApiKey { .. } => {
            (quote! { token: impl ::std::convert::Into<rt::Secret> }, quote! { rt::Credential::Token(token.into()) })
        }
        SecuritySchemeKind::OAuth { .. } => {
            (quote! { token: impl ::std::convert::Into<rt::Credential> }, quote! { token.into() })
        }
        SecuritySchemeKind::Basic => (
            quote! {
                user: impl ::std::convert::Into<::std::string::String>, password: impl ::std::convert::Into<rt::Secret>
            },
            quote! { rt::Credential::Basic { user: user.into(), password: password.into() } },
        ),
        SecuritySchemeKind::MutualTls => return None,
    };
    Some(quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #setter(self, #parameters) -> Self {
            let credential = #credential;
            Self { inner: self.inner.credential(&security::#constant, credential) }
        }
    })
}

fn setter_docs(scheme: &SecurityScheme) -> Comment {
    let name = code(&scheme.name);
    let sentence = match &scheme.kind {
        SecuritySchemeKind::Bearer { .. } => format!("Sets the bearer token of the security scheme {name}."),
        SecuritySchemeKind::OAuth { .. } => format!(
            "Sets the token of the security scheme {name}, or how the client gets tokens itself: an \
             [`OAuth`](super::OAuth)."
        ),
        SecuritySchemeKind::MutualTls => format!("A certificate of the client, for the security scheme {name}."),
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
        SecuritySchemeKind::OAuth { flows, metadata_url } => {
            let comment = titled(comment, "# Flows", flows.iter().map(flow_docs).collect());
            let metadata = metadata_url.iter();
            let metadata = metadata.map(|url| format!("Metadata of the authorization server: {}.", code(url)));
            titled(comment, "# Scopes", scopes(flows)).facts(metadata)
        }
        _ => comment,
    }
}

fn flow_docs(flow: &OAuthFlow) -> Comment {
    let places = [
        ("authorization at", &flow.authorization_url),
        ("codes for a person from", &flow.device_authorization_url),
        ("tokens from", &flow.token_url),
        ("renewed at", &flow.refresh_url),
    ];
    let places = places.iter().filter_map(|(what, url)| Some(format!("{what} {}", code(url.as_ref()?))));
    let places: Vec<String> = places.collect();
    Comment::text(format!("{}: {}", code(flow.grant.as_str()), places.join(", ")))
}

/// The scopes of all flows, each once.
fn scopes(flows: &[OAuthFlow]) -> Vec<Comment> {
    let all: IndexMap<&str, &str> =
        flows.iter().flat_map(|flow| &flow.scopes).map(|(name, purpose)| (name.as_str(), purpose.as_str())).collect();
    let scope = |(name, purpose): (&str, &str)| {
        let docs = Docs { description: Some(purpose.to_owned()), ..Docs::default() };
        Comment::default().labelled(&code(name), &docs)
    };
    all.into_iter().map(scope).collect()
}
