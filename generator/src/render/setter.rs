//! `new` and setters of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Presence, Property, Rest, Struct, TypeExpression};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::docs::{Comment, attributes};
use super::exception::many_flag_arguments;
use super::naming::named_by_description;
use super::property::{constant, is_argument, value_type};
use super::property_docs::comment;
use super::type_expression::{Passing, Place, expression, passing};

/// More arguments than this need a word (`clippy::too_many_arguments`).
const MANY_ARGUMENTS: usize = 7;

/// An argument and what the field gets of it.
struct Argument {
    parameter: TokenStream,
    value: TokenStream,
}

/// `new` takes what is required.
pub(super) fn render_new(cx: Context<'_>, place: Place<'_>, structure: &Struct, names: &TypeNames) -> TokenStream {
    let required: Vec<(&Property, Ident)> = structure
        .properties
        .iter()
        .zip(names.members.iter().map(ident))
        .filter(|(property, _)| is_argument(cx, property))
        .collect();
    let docs = if required.is_empty() { "With nothing set." } else { "With what is required." };
    let docs = attributes(Comment::text(docs));
    let arguments: Vec<Argument> =
        required.iter().map(|(property, name)| required_argument(cx, place, property, name)).collect();
    let parameters = arguments.iter().map(|argument| &argument.parameter);
    let is_complete = required.len() == structure.properties.len() && structure.rest == Rest::Ignored;
    let value = if required.is_empty() {
        quote! { rt::blank() }
    } else {
        let fields = required.iter().zip(&arguments).map(|((_, name), argument)| field_value(name, &argument.value));
        let others = (!is_complete).then(|| quote! { ..rt::blank() });
        quote! { Self { #(#fields,)* #others } }
    };
    let many = (required.len() > MANY_ARGUMENTS).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "the description requires that many properties")] }
    });
    let flags = many_flag_arguments(cx, place, structure);
    let naming = named_by_description(required.iter().map(|(_, name)| name));
    quote! {
        #docs
        #many
        #flags
        #naming
        #[inline]
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            #value
        }
    }
}

/// `name: value`, or `name` alone when both are the same.
fn field_value(name: &Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() {
        quote! { #name }
    } else {
        quote! { #name: #value }
    }
}

fn required_argument(cx: Context<'_>, place: Place<'_>, property: &Property, name: &Ident) -> Argument {
    let (inner, is_nullable) = match &property.ty {
        TypeExpression::Nullable(inner) => (&**inner, true),
        other => (other, false),
    };
    let ty = expression(cx, place, inner);
    match (is_nullable, property.boxed, passing(cx, inner)) {
        (true, true, _) => Argument {
            parameter: quote! { #name: ::std::option::Option<::std::boxed::Box<#ty>> },
            value: quote! { #name },
        },
        (true, false, _) => {
            Argument { parameter: quote! { #name: ::std::option::Option<#ty> }, value: quote! { #name } }
        }
        (false, true, _) => {
            Argument { parameter: quote! { #name: #ty }, value: quote! { ::std::boxed::Box::new(#name) } }
        }
        (false, false, Passing::Plain) => Argument { parameter: quote! { #name: #ty }, value: quote! { #name } },
        (false, false, Passing::Into) => {
            Argument { parameter: quote! { #name: impl ::std::convert::Into<#ty> }, value: quote! { #name.into() } }
        }
    }
}

/// A setter for each property that `new` does not take.
pub(super) fn render_setters(
    cx: Context<'_>,
    place: Place<'_>,
    structure: &Struct,
    names: &TypeNames,
) -> Vec<TokenStream> {
    let mut setters = Vec::new();
    for ((property, field), setter) in structure.properties.iter().zip(&names.members).zip(&names.setters) {
        if property.presence != Presence::Required && constant(cx, property).is_none() {
            setters.push(render_setter(cx, place, property, &ident(field), &ident(setter)));
        }
    }
    if let Rest::Typed(value) = &structure.rest {
        setters.push(rest_setter(&expression(cx, place, value), names));
    }
    setters
}

fn render_setter(cx: Context<'_>, place: Place<'_>, property: &Property, field: &Ident, setter: &Ident) -> TokenStream {
    let docs = attributes(comment(cx, property));
    let deprecated = property.deprecated.then(|| quote! { #[deprecated] });
    let inner = value_type(property);
    let ty = expression(cx, place, inner);
    let (ty, value) = match (property.presence, property.boxed, passing(cx, inner)) {
        (Presence::ThreeState, true, _) => (
            quote! { impl ::std::convert::Into<::clientwright_runtime::Maybe<::std::boxed::Box<#ty>>> },
            quote! { #field.into() },
        ),
        (Presence::ThreeState, false, _) => {
            (quote! { impl ::std::convert::Into<::clientwright_runtime::Maybe<#ty>> }, quote! { #field.into() })
        }
        (_, true, _) => (ty, quote! { ::std::option::Option::Some(::std::boxed::Box::new(#field)) }),
        (_, false, Passing::Plain) => (ty, quote! { ::std::option::Option::Some(#field) }),
        (_, false, Passing::Into) => {
            (quote! { impl ::std::convert::Into<#ty> }, quote! { ::std::option::Option::Some(#field.into()) })
        }
    };
    let naming = named_by_description([field]);
    quote! {
        #docs
        #deprecated
        #naming
        #[inline]
        #[must_use]
        pub fn #setter(mut self, #field: #ty) -> Self {
            self.#field = #value;
            self
        }
    }
}

fn rest_setter(value: &TokenStream, names: &TypeNames) -> TokenStream {
    let (field, setter) = (ident(&names.open_member), ident(&names.open_setter));
    quote! {
        /// Properties that have no field of their own.
        #[inline]
        #[must_use]
        pub fn #setter(mut self, #field: ::clientwright_runtime::Map<#value>) -> Self {
            self.#field = #field;
            self
        }
    }
}
