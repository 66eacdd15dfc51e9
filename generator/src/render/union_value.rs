//! A union that no rule can decide: the value as it is, read as any of its branches on demand.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Type, TypeExpression, Union};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::delegation::render_debug;
use super::docs::{Comment, attributes, code, constraint_facts};
use super::type_expression::{Place, expression, resolve};
use super::type_item::type_docs;
use super::union::{check_call, convertible, union_checks};
use super::xml::render_in_xml;

/// The opaque value and all that it implements.
pub(super) fn render_opaque(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let mut items = vec![definition(cx, ty, union, names), methods(cx, ty, union, names)];
    items.extend(slot(&name, check_call(ty, union).as_ref()));
    items.extend(render_in_xml(cx, Place::Types(&names.module), ty, &name));
    items.extend(conversions(cx, ty, union, names));
    items.push(render_debug(&name));
    items
}

fn definition(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> TokenStream {
    let comment = type_docs(cx, ty, names)
        .facts(constraint_facts(&union.constraints))
        .paragraph("The description does not say how its forms are told apart: read it as the one that you expect.");
    let docs = attributes(comment);
    let name = ident(&names.name);
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name(::clientwright_runtime::Value);
    }
}

fn methods(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> TokenStream {
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let readers = union.variants.iter().zip(&names.setters).map(|(variant, reader)| {
        let comment = Comment::text(format!("The value as {}.", code(&variant.name)))
            .docs(&variant.docs)
            .facts(constraint_facts(&variant.constraints));
        let docs = attributes(comment.lines(vec!["# Errors".to_owned()]).paragraph("A value that is none."));
        let (reader, content) = (ident(reader), expression(cx, place, &variant.ty));
        quote! {
            #docs
            #[inline]
            pub fn #reader(&self) -> ::std::result::Result<#content, ::clientwright_runtime::DecodeError> {
                rt::from_value(&self.0)
            }
        }
    });
    let any = ident(&names.open_setter);
    let checks = union_checks(ty, union);
    quote! {
        impl #name {
            #checks
            #(#readers)*

            /// The value as it is.
            #[inline]
            #[must_use]
            pub fn #any(&self) -> &::clientwright_runtime::Value {
                &self.0
            }
        }
    }
}

fn slot(name: &Ident, check: Option<&TokenStream>) -> [TokenStream; 2] {
    let slot = quote! {
        impl rt::Slot for #name {
            #[inline]
            fn read(&mut self, i: &mut rt::In<'_>) {
                self.0.read(i);
            }

            #[inline]
            fn write(&self, o: &mut rt::Out<'_>) {
                #check
                self.0.write(o);
            }
        }
    };
    let blank = quote! {
        impl rt::Blank for #name {
            #[inline]
            fn blank() -> Self {
                Self(rt::blank())
            }
        }
    };
    [slot, blank]
}

/// `From` for each branch whose type no other branch has, and for any value.
fn conversions(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let convertible = convertible(cx, ty, union);
    let variants = union.variants.iter().zip(convertible).filter(|(_, convertible)| *convertible);
    let is_any = |ty: &TypeExpression| *resolve(cx, ty) == TypeExpression::Any;
    let contents =
        variants.filter(|(variant, _)| !is_any(&variant.ty)).map(|(variant, _)| expression(cx, place, &variant.ty));
    let contents = contents.chain([quote! { ::clientwright_runtime::Value }]);
    contents
        .map(|content| {
            quote! {
                impl ::std::convert::From<#content> for #name {
                    #[inline]
                    fn from(value: #content) -> Self {
                        Self(rt::to_value(&value))
                    }
                }
            }
        })
        .collect()
}
