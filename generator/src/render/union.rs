//! A union: an enum that one probe decides, or an opaque value where none can.

use indexmap::IndexMap;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Probe, Type, TypeExpression, TypeKind, Union, UnionVariant};
use crate::names::TypeNames;

use super::check::{checks, own_checks};
use super::context::{Context, ident};
use super::delegation::render_debug;
use super::docs::{Comment, attributes, code, constraint_facts, literal_text};
use super::exception::long_functions;
use super::probe::render_probe;
use super::type_expression::{Place, expand, expression, named_kind};
use super::type_item::type_docs;
use super::union_value::render_opaque;
use super::xml::render_in_xml;

/// The union and all that it implements.
pub(super) fn render_union(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let Some(probe) = &union.probe else { return render_opaque(cx, ty, union, names) };
    let name = ident(&names.name);
    let mut items = vec![
        definition(cx, ty, union, names),
        methods(ty, union, &name, probe),
        slot(cx, ty, union, names),
        blank(names),
    ];
    items.extend(render_in_xml(cx, Place::Types(&names.module), ty, &name));
    items.extend(conversions(cx, ty, union, names));
    items.push(render_debug(&name));
    items
}

/// Structs stand in a box, so that the union is as small as its other variants.
fn is_boxed(cx: Context<'_>, variant: &UnionVariant) -> bool {
    variant.boxed || matches!(named_kind(cx, &variant.ty), Some(TypeKind::Struct(_)))
}

fn definition(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> TokenStream {
    let docs = attributes(type_docs(cx, ty, names).facts(constraint_facts(&union.constraints)));
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let variants = union.variants.iter().zip(&names.members).map(|(variant, name)| {
        let comment = Comment::described(&variant.docs, format!("{}.", code(&variant.name)));
        let docs = attributes(comment.facts(constraint_facts(&variant.constraints)));
        let (name, content) = (ident(name), expression(cx, place, &variant.ty));
        let content = if is_boxed(cx, variant) {
            quote! { ::std::boxed::Box<#content> }
        } else {
            content
        };
        quote! { #docs #name(#content) }
    });
    let open = ident(&names.open_member);
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that fits no variant of the description.
            #open(::clientwright_runtime::Value),
        }
    }
}

fn methods(ty: &Type, union: &Union, name: &Ident, probe: &Probe) -> TokenStream {
    let probe = render_probe(probe);
    let checks = union_checks(ty, union);
    quote! {
        impl #name {
            #checks
            #probe
        }
    }
}

/// The checks of what holds whichever variant it is, if anything does and requests reach it.
pub(super) fn union_checks(ty: &Type, union: &Union) -> Option<TokenStream> {
    let checks = own_checks(&union.constraints);
    (ty.direction.request && !checks.is_empty()).then(|| {
        quote! { const CHECKS: &'static [rt::Check] = &[#(#checks),*]; }
    })
}

/// Has them checked.
pub(super) fn check_call(ty: &Type, union: &Union) -> Option<TokenStream> {
    union_checks(ty, union).map(|_| quote! { o.check(Self::CHECKS, self); })
}

fn slot(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> TokenStream {
    let name = ident(&names.name);
    let open = ident(&names.open_member);
    let reads = union.variants.iter().zip(&names.members).enumerate().map(|(index, (variant, name))| {
        let (index, name) = (proc_macro2::Literal::usize_unsuffixed(index), ident(name));
        let input = variant.tag.as_ref().map_or_else(|| quote! { i }, |(tag, _)| quote! { i.tagged(#tag) });
        quote! { #index => Self::#name(rt::take(#input)) }
    });
    let check = check_call(ty, union);
    let writes = writes(cx, ty, union, names);
    let long = long_functions(union.variants.len());
    quote! {
        #long
        impl rt::Slot for #name {
            #[inline]
            fn read(&mut self, i: &mut rt::In<'_>) {
                *self = match i.probe(Self::PROBE) {
                    #(#reads,)*
                    _ => Self::#open(rt::take(i)),
                };
            }

            #[inline]
            fn write(&self, o: &mut rt::Out<'_>) {
                #check
                match self { #(#writes)* }
            }
        }
    }
}

/// The width that an arm of a match may have on one line.
const ARM_WIDTH: usize = 76;

/// How a variant is written: its type, whether that is boxed, the tag that goes with it, name and value, and the checks of its limits.
type Way = (TypeExpression, bool, Option<(String, String)>, String);

/// An arm for each way to write; variants that are written alike share theirs.
fn writes(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let mut ways: IndexMap<Way, (Vec<TokenStream>, Vec<Ident>)> = IndexMap::new();
    for (variant, name) in union.variants.iter().zip(&names.members) {
        let tag = variant.tag.as_ref().map(|(tag, value)| (tag.clone(), literal_text(value)));
        let limits = if ty.direction.request { checks(cx, &variant.ty, &variant.constraints) } else { Vec::new() };
        let limits_text = limits.iter().map(ToString::to_string).collect();
        let way = (expand(cx, &variant.ty), is_boxed(cx, variant), tag, limits_text);
        ways.entry(way).or_insert((limits, Vec::new())).1.push(ident(name));
    }
    let open = (TypeExpression::Any, false, None, String::new());
    ways.entry(open).or_default().1.push(ident(&names.open_member));
    ways.into_iter().map(|((_, _, tag, _), (limits, variants))| write_arm(tag, &limits, &variants)).collect()
}

fn write_arm(tag: Option<(String, String)>, limits: &[TokenStream], variants: &[Ident]) -> TokenStream {
    let tag = tag.map(|(tag, value)| quote! { .tagged(#tag, #value) });
    let limits = (!limits.is_empty()).then(|| quote! { .check(&[#(#limits),*], value) });
    let output = quote! { o #tag #limits };
    let pattern = quote! { #(Self::#variants(value))|* };
    let arm = quote! { #pattern => value.write(#output), };
    if arm.to_string().len() <= ARM_WIDTH {
        arm
    } else {
        quote! { #pattern => { value.write(#output); } }
    }
}

fn blank(names: &TypeNames) -> TokenStream {
    let name = ident(&names.name);
    let open = ident(&names.open_member);
    quote! {
        impl rt::Blank for #name {
            #[inline]
            fn blank() -> Self {
                Self::#open(rt::blank())
            }
        }
    }
}

/// `From` for each variant whose type no other variant has.
fn conversions(cx: Context<'_>, ty: &Type, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let place = Place::Types(&names.module);
    let convertible = convertible(cx, ty, union);
    let variants = union.variants.iter().zip(&names.members).zip(convertible);
    variants
        .filter(|(_, convertible)| *convertible)
        .map(|((variant, variant_name), _)| {
            let (variant_name, content) = (ident(variant_name), expression(cx, place, &variant.ty));
            let value = if is_boxed(cx, variant) {
                quote! { ::std::boxed::Box::new(value) }
            } else {
                quote! { value }
            };
            quote! {
                impl ::std::convert::From<#content> for #name {
                    #[inline]
                    fn from(value: #content) -> Self {
                        Self::#variant_name(#value)
                    }
                }
            }
        })
        .collect()
}

/// Whether each variant's type is its own alone, and not the union itself.
pub(super) fn convertible(cx: Context<'_>, ty: &Type, union: &Union) -> Vec<bool> {
    let types: Vec<TypeExpression> = union.variants.iter().map(|variant| expand(cx, &variant.ty)).collect();
    let is_self =
        |variant: &UnionVariant| named_kind(cx, &variant.ty).is_some_and(|kind| std::ptr::eq(kind, &raw const ty.kind));
    let is_alone = |own: &TypeExpression| types.iter().filter(|other| *other == own).count() == 1;
    union.variants.iter().zip(&types).map(|(variant, own)| is_alone(own) && !is_self(variant)).collect()
}
