//! A property as a field: its type, its value before a decode, its constant.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Literal, Presence, Property, Scalar, TypeExpression};

use super::context::Context;
use super::literal::{double, integer, integral};
use super::type_expression::{Place, expression, resolve, scalar, without_null};

/// A constant that a field can be initialised with.
pub(super) struct Constant {
    /// The field's type.
    pub(super) ty: TokenStream,
    /// The field's value.
    pub(super) value: TokenStream,
}

/// The constant of a property, if it has one that is a single value.
pub(super) fn constant(cx: Context<'_>, property: &Property) -> Option<Constant> {
    match property.constant.as_ref()? {
        Literal::String(text) => {
            let ty = quote! { ::clientwright_runtime::Constant };
            Some(Constant { ty, value: quote! { rt::constant(#text) } })
        }
        Literal::Bool(value) => Some(Constant { ty: quote! { bool }, value: quote! { #value } }),
        Literal::Number(text) => number(resolve(cx, without_null(&property.ty)), text),
        Literal::Null | Literal::List(_) | Literal::Object(_) => None,
    }
}

fn number(ty: &TypeExpression, text: &str) -> Option<Constant> {
    let kind = match ty {
        TypeExpression::Scalar(kind @ (Scalar::I32 | Scalar::I64 | Scalar::U64 | Scalar::I128 | Scalar::F64)) => *kind,
        _ if integral(text).is_some() => Scalar::I64,
        _ => Scalar::F64,
    };
    let value = match kind {
        Scalar::F64 => double(text.parse().ok()?),
        _ => integer(integral(text)?),
    };
    Some(Constant { ty: scalar(kind), value })
}

/// The type of the value, without the states that its presence adds.
pub(super) fn value_type(property: &Property) -> &TypeExpression {
    match property.presence {
        Presence::Required => &property.ty,
        Presence::Optional | Presence::ThreeState => without_null(&property.ty),
    }
}

/// The field's type.
pub(super) fn field_type(cx: Context<'_>, place: Place<'_>, property: &Property) -> TokenStream {
    if let Some(constant) = constant(cx, property) {
        return constant.ty;
    }
    match (property.presence, value_type(property)) {
        (Presence::Required, TypeExpression::Nullable(inner)) => {
            let inner = boxed_type(property.boxed, expression(cx, place, inner));
            quote! { ::std::option::Option<#inner> }
        }
        (Presence::Required, ty) => boxed_type(property.boxed, expression(cx, place, ty)),
        (Presence::Optional, ty) => {
            let inner = boxed_type(property.boxed, expression(cx, place, ty));
            quote! { ::std::option::Option<#inner> }
        }
        (Presence::ThreeState, ty) => {
            let inner = boxed_type(property.boxed, expression(cx, place, ty));
            quote! { ::clientwright_runtime::Maybe<#inner> }
        }
    }
}

/// The field's value before anything is read.
pub(super) fn blank(cx: Context<'_>, property: &Property) -> TokenStream {
    if let Some(constant) = constant(cx, property) {
        return constant.value;
    }
    match (property.presence, &property.ty) {
        (Presence::Required, TypeExpression::Nullable(_)) | (Presence::Optional, _) => {
            quote! { ::std::option::Option::None }
        }
        (Presence::Required, _) => quote! { rt::blank() },
        (Presence::ThreeState, _) => quote! { ::clientwright_runtime::Maybe::Absent },
    }
}

/// Whether `new` takes the property.
pub(super) fn is_argument(cx: Context<'_>, property: &Property) -> bool {
    property.presence == Presence::Required && constant(cx, property).is_none()
}

fn boxed_type(boxed: bool, ty: TokenStream) -> TokenStream {
    if boxed {
        quote! { ::std::boxed::Box<#ty> }
    } else {
        ty
    }
}
