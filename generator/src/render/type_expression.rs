//! Uses of types, as Rust types, and how values of them are handed over.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{self, Scalar, TypeExpression, TypeKind};
use crate::names::Identifier;

use super::context::{Context, ident};

/// Where a type is named: paths differ.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// In that module of `types`.
    Types(&'a Identifier),
    /// In the module of a tag.
    Tag,
}

/// How an argument is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passing {
    /// As it is.
    Plain,
    /// As anything that can be turned into it: texts and unions, which are rarely at hand in their own type.
    Into,
}

/// The path of a type with a name.
pub(super) fn type_path(cx: Context<'_>, place: Place<'_>, id: ir::TypeId) -> TokenStream {
    let Some(names) = cx.type_names(id) else { return quote! { ::clientwright_runtime::Value } };
    let name = ident(&names.name);
    match place {
        Place::Types(module) if *module == names.module => quote! { #name },
        Place::Types(_) => quote! { super::#name },
        Place::Tag => quote! { types::#name },
    }
}

/// An expression as a Rust type.
pub(super) fn expression(cx: Context<'_>, place: Place<'_>, ty: &TypeExpression) -> TokenStream {
    match ty {
        TypeExpression::Named(id) => type_path(cx, place, *id),
        TypeExpression::Scalar(kind) => scalar(*kind),
        TypeExpression::List(item) => {
            let item = expression(cx, place, item);
            quote! { ::std::vec::Vec<#item> }
        }
        TypeExpression::Map(value) => {
            let value = expression(cx, place, value);
            quote! { ::clientwright_runtime::Map<#value> }
        }
        TypeExpression::Tuple(items) => {
            let items = items.iter().map(|item| expression(cx, place, item));
            quote! { (#(#items,)*) }
        }
        TypeExpression::Nullable(inner) => {
            let inner = expression(cx, place, inner);
            quote! { ::std::option::Option<#inner> }
        }
        TypeExpression::Any => quote! { ::clientwright_runtime::Value },
    }
}

/// A single value as a Rust type.
pub(super) fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Bool => quote! { bool },
        Scalar::I32 => quote! { i32 },
        Scalar::I64 => quote! { i64 },
        Scalar::U64 => quote! { u64 },
        Scalar::I128 => quote! { i128 },
        Scalar::F64 => quote! { f64 },
        Scalar::Number => quote! { ::clientwright_runtime::Number },
        Scalar::String => quote! { ::std::string::String },
        Scalar::Secret => quote! { ::clientwright_runtime::Secret },
        Scalar::Base64 => quote! { ::clientwright_runtime::Bytes },
        Scalar::File => quote! { ::clientwright_runtime::FilePart },
        Scalar::DateTime => quote! { ::clientwright_runtime::DateTime },
        Scalar::Date => quote! { ::clientwright_runtime::Date },
        Scalar::Time => quote! { ::clientwright_runtime::Time },
        Scalar::Duration => quote! { ::clientwright_runtime::Duration },
        Scalar::Uuid => quote! { ::clientwright_runtime::Uuid },
    }
}

/// What an expression stands for behind its aliases. A circle of aliases, which no API should have, ends at one of them.
pub(super) fn resolve<'a>(cx: Context<'a>, ty: &'a TypeExpression) -> &'a TypeExpression {
    let mut at = ty;
    for _ in 0..=cx.api.types.len() {
        match at {
            TypeExpression::Named(id) => match cx.ty(*id).map(|ty| &ty.kind) {
                Some(TypeKind::Alias { target, .. }) => at = target,
                _ => break,
            },
            _ => break,
        }
    }
    at
}

/// The expression with all aliases in it replaced, so that equal expressions are equal Rust types. Deeper than any description nests, it stays.
pub(super) fn expand(cx: Context<'_>, ty: &TypeExpression) -> TypeExpression {
    expand_within(cx, ty, DEPTH)
}

/// How deep aliases are replaced.
const DEPTH: usize = 64;

fn expand_within(cx: Context<'_>, ty: &TypeExpression, depth: usize) -> TypeExpression {
    let Some(depth) = depth.checked_sub(1) else { return ty.clone() };
    let inner = |ty: &TypeExpression| Box::new(expand_within(cx, ty, depth));
    match resolve(cx, ty) {
        TypeExpression::List(item) => TypeExpression::List(inner(item)),
        TypeExpression::Map(value) => TypeExpression::Map(inner(value)),
        TypeExpression::Nullable(some) => TypeExpression::Nullable(inner(some)),
        TypeExpression::Tuple(items) => TypeExpression::Tuple(items.iter().map(|item| *inner(item)).collect()),
        other => other.clone(),
    }
}

/// The kind of the type that an expression names, behind aliases.
pub(super) fn named_kind<'a>(cx: Context<'a>, ty: &'a TypeExpression) -> Option<&'a TypeKind> {
    match resolve(cx, ty) {
        TypeExpression::Named(id) => cx.ty(*id).map(|ty| &ty.kind),
        _ => None,
    }
}

/// How a value of the expression is taken as an argument.
pub(super) fn passing(cx: Context<'_>, ty: &TypeExpression) -> Passing {
    match resolve(cx, ty) {
        TypeExpression::Scalar(scalar) => match scalar {
            Scalar::Bool | Scalar::I32 | Scalar::I64 | Scalar::U64 | Scalar::I128 | Scalar::F64 => Passing::Plain,
            _ => Passing::Into,
        },
        TypeExpression::Any => Passing::Into,
        TypeExpression::Named(id) => match cx.ty(*id).map(|ty| &ty.kind) {
            Some(TypeKind::Union(_)) => Passing::Into,
            _ => Passing::Plain,
        },
        _ => Passing::Plain,
    }
}

/// The expression without its outermost `null`.
pub(super) fn without_null(ty: &TypeExpression) -> &TypeExpression {
    match ty {
        TypeExpression::Nullable(inner) => inner,
        other => other,
    }
}
