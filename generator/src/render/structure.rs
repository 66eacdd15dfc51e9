//! A struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Presence, Property, Rest, Struct, Type};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::delegation::{render_debug, render_validate};
use super::docs::{attributes, form_fact};
use super::exception::{long_functions, many_flags};
use super::property::{blank, constant, field_type, is_argument};
use super::property_docs::comment;
use super::setter::{render_new, render_setters};
use super::table::render_table;
use super::type_expression::{Place, expression};
use super::type_item::type_docs;
use super::xml::render_in_xml;

/// The struct and all that it implements.
pub(super) fn render_struct(cx: Context<'_>, ty: &Type, structure: &Struct, names: &TypeNames) -> Vec<TokenStream> {
    let place = Place::Types(&names.module);
    let name = ident(&names.name);
    let mut items = vec![definition(cx, place, ty, structure, names), methods(cx, place, ty, structure, names)];
    if !structure.properties.iter().any(|property| is_argument(cx, property)) {
        items.push(default(&name));
    }
    items.push(slot(structure, names, &name));
    items.push(blank_value(cx, structure, names, &name));
    items.extend(render_in_xml(cx, place, ty, &name));
    items.push(equality(&name));
    items.push(render_debug(&name));
    items
}

fn definition(cx: Context<'_>, place: Place<'_>, ty: &Type, structure: &Struct, names: &TypeNames) -> TokenStream {
    let name = ident(&names.name);
    let docs = attributes(type_docs(cx, ty, names).facts(form_fact(&structure.forms)));
    let fields = structure.properties.iter().zip(&names.members).map(|(property, field)| {
        let docs = attributes(comment(cx, property));
        let deprecated = property.deprecated.then(|| quote! { #[deprecated] });
        let field = ident(field);
        let ty = field_type(cx, place, property);
        quote! { #docs #deprecated pub #field: #ty }
    });
    let flags = many_flags(cx, place, structure);
    let rest = rest_type(structure).map(|value| {
        let field = ident(&names.open_member);
        let value = expression(cx, place, value);
        quote! {
            /// Properties that have no field of their own.
            pub #field: ::clientwright_runtime::Map<#value>,
        }
    });
    quote! {
        #docs
        #[derive(Clone)]
        #[non_exhaustive]
        #flags
        pub struct #name { #(#fields,)* #rest }
    }
}

fn rest_type(structure: &Struct) -> Option<&crate::ir::TypeExpression> {
    match &structure.rest {
        Rest::Typed(value) => Some(value),
        Rest::Ignored => None,
    }
}

fn methods(cx: Context<'_>, place: Place<'_>, ty: &Type, structure: &Struct, names: &TypeNames) -> TokenStream {
    let name = ident(&names.name);
    let table = render_table(cx, ty, structure, names);
    let new = render_new(cx, place, structure, names);
    let (setters, validate) = if ty.direction.request {
        (render_setters(cx, place, structure, names), Some(render_validate()))
    } else {
        (Vec::new(), None)
    };
    let is_touched = |property: &Property| {
        let has_setter = ty.direction.request && property.presence != Presence::Required;
        is_argument(cx, property) || (has_setter && constant(cx, property).is_none())
    };
    let touches_deprecated = structure.properties.iter().any(|property| property.deprecated && is_touched(property));
    let expect = expect_deprecated(touches_deprecated);
    quote! {
        #expect
        impl #name {
            #table
            #new
            #(#setters)*
            #validate
        }
    }
}

/// Fields that the description deprecates are still read and written.
fn expect_deprecated(touched: bool) -> Option<TokenStream> {
    touched.then(|| quote! { #[expect(deprecated, reason = "deprecated properties are still read and written")] })
}

fn default(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::default::Default for #name {
            #[inline]
            fn default() -> Self {
                rt::blank()
            }
        }
    }
}

fn slot(structure: &Struct, names: &TypeNames, name: &Ident) -> TokenStream {
    let rest = rest_type(structure).map(|_| ident(&names.open_member));
    let fields: Vec<Ident> = names.members.iter().map(ident).chain(rest).collect();
    let expect = expect_deprecated(structure.properties.iter().any(|property| property.deprecated));
    let long = long_functions(fields.len());
    quote! {
        #expect
        #long
        impl rt::Slot for #name {
            #[inline]
            fn read(&mut self, i: &mut rt::In<'_>) {
                i.fields(Self::TABLE, &mut [#(&mut self.#fields),*]);
            }

            #[inline]
            fn write(&self, o: &mut rt::Out<'_>) {
                o.fields(Self::TABLE, &[#(&self.#fields),*]);
            }
        }
    }
}

/// Equality by the engine: derived, it would be a sixth of what rustc does for a struct.
fn equality(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::cmp::PartialEq for #name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::equal(self, other)
            }
        }
    }
}

fn blank_value(cx: Context<'_>, structure: &Struct, names: &TypeNames, name: &Ident) -> TokenStream {
    let fields = structure.properties.iter().zip(&names.members).map(|(property, field)| {
        let (field, value) = (ident(field), blank(cx, property));
        quote! { #field: #value }
    });
    let rest = rest_type(structure).map(|_| {
        let field = ident(&names.open_member);
        quote! { #field: ::clientwright_runtime::Map::new() }
    });
    let fields = fields.chain(rest);
    let expect = expect_deprecated(structure.properties.iter().any(|property| property.deprecated));
    let long = long_functions(structure.properties.len());
    quote! {
        #expect
        #long
        impl rt::Blank for #name {
            #[inline]
            fn blank() -> Self {
                Self { #(#fields),* }
            }
        }
    }
}
