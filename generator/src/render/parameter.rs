//! A parameter as an argument or as a setter of a call.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::ir::{BodyContent, ContentFormat, Framing, Parameter, ParameterLocation, Scalar, TypeExpression};

use super::context::Context;
use super::docs::{Comment, code, constraint_facts};
use super::property_docs::{default_fact, format_fact};
use super::type_expression::{Passing, Place, expression, passing, resolve};

/// A value that is handed over: how it is taken, and what the call does with it.
pub(super) struct Handover {
    /// `name`.
    pub(super) name: Ident,
    /// `name: Type`.
    pub(super) parameter: TokenStream,
    /// `.text(0, name.as_ref())`.
    pub(super) step: TokenStream,
}

/// A parameter's value, by its index in the descriptor.
pub(super) fn handover(cx: Context<'_>, parameter: &Parameter, name: &Ident, index: usize) -> Handover {
    let index = Literal::usize_unsuffixed(index);
    let is_text = *resolve(cx, &parameter.ty) == TypeExpression::Scalar(Scalar::String);
    let format = parameter.content.as_ref().map(|content| content.format);
    if is_text && matches!(format, None | Some(ContentFormat::Text)) {
        return Handover {
            name: name.clone(),
            parameter: quote! { #name: impl ::std::convert::AsRef<str> },
            step: quote! { .text(#index, #name.as_ref()) },
        };
    }
    value(cx, &parameter.ty, name, &quote! { argument }, &quote! { #index, })
}

/// A request body's value.
pub(super) fn body_handover(cx: Context<'_>, content: &BodyContent, name: &Ident) -> Handover {
    let raw = |rust: TokenStream| Handover {
        name: name.clone(),
        parameter: quote! { #name: impl ::std::convert::Into<#rust> },
        step: quote! { .raw_body::<#rust>(#name.into()) },
    };
    match content {
        BodyContent::Json(ty) => value(cx, ty, name, &quote! { body }, &quote! {}),
        BodyContent::Form(ty) => value(cx, ty, name, &quote! { form_body }, &quote! {}),
        BodyContent::Multipart(ty) => value(cx, ty, name, &quote! { multipart_body }, &quote! {}),
        BodyContent::Xml(body) => value(cx, &body.ty, name, &quote! { xml_body }, &quote! {}),
        BodyContent::Sequence(ty, framing) => sequence(cx, ty, *framing, name),
        BodyContent::Text => raw(quote! { ::std::string::String }),
        BodyContent::Bytes => raw(quote! { rt::Upload }),
    }
}

/// Values one after the other.
fn sequence(cx: Context<'_>, ty: &TypeExpression, framing: Framing, name: &Ident) -> Handover {
    let rust = expression(cx, Place::Tag, ty);
    let framing = match framing {
        Framing::Lines => quote! { rt::Framing::Lines },
        Framing::Records => quote! { rt::Framing::Records },
    };
    Handover {
        name: name.clone(),
        parameter: quote! { #name: impl ::std::iter::IntoIterator<Item = #rust> },
        step: quote! { .sequence_body(#framing, #name) },
    }
}

/// A value for the call's `method`, behind its `first` arguments.
fn value(cx: Context<'_>, ty: &TypeExpression, name: &Ident, method: &TokenStream, first: &TokenStream) -> Handover {
    let rust = expression(cx, Place::Tag, ty);
    let (parameter, step) = match passing(cx, ty) {
        Passing::Plain => (quote! { #name: #rust }, quote! { .#method(#first #name) }),
        Passing::Into => {
            (quote! { #name: impl ::std::convert::Into<#rust> }, quote! { .#method::<#rust>(#first #name.into()) })
        }
    };
    Handover { name: name.clone(), parameter, step }
}

/// What a setter's documentation says.
pub(super) fn setter_docs(cx: Context<'_>, parameter: &Parameter) -> Comment {
    let sentence = format!("Sets the {} {}.", location(parameter.location_in), code(&parameter.name));
    Comment::text(sentence).docs(&parameter.docs).facts(facts(cx, parameter))
}

/// What a type does not show of a parameter.
pub(super) fn facts(cx: Context<'_>, parameter: &Parameter) -> Vec<String> {
    let format = format_fact(cx, &parameter.ty).into_iter();
    let default = parameter.default.iter().map(default_fact);
    let deprecated = parameter.deprecated.then(|| "Deprecated.".to_owned());
    let content = parameter.content.iter().map(|content| format!("Sent as {}.", code(&content.media_type)));
    content.chain(format).chain(constraint_facts(&parameter.constraints)).chain(default).chain(deprecated).collect()
}

/// A location in words.
pub(super) fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path parameter",
        ParameterLocation::Query => "query parameter",
        ParameterLocation::QueryString => "whole query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    }
}
