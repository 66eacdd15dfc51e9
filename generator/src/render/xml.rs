//! What values are in XML, as constant data.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Type, XmlAbsent, XmlContent, XmlElement, XmlField, XmlName, XmlNode};

use super::context::Context;
use super::type_expression::{Place, type_path};

/// What a type says of itself in XML; `None` where no body in XML holds it.
pub(super) fn render_in_xml(cx: Context<'_>, place: Place<'_>, ty: &Type, name: &Ident) -> Option<TokenStream> {
    let content = content(cx, place, ty.in_xml.as_ref()?);
    Some(quote! {
        impl rt::InXml for #name {
            const XML: &'static rt::Xml = &#content;
        }
    })
}

/// An element.
pub(super) fn element(cx: Context<'_>, place: Place<'_>, element: &XmlElement) -> TokenStream {
    let (name, content) = (name(&element.name), content(cx, place, &element.content));
    quote! { rt::XmlElement::new(#name, #content) }
}

fn content(cx: Context<'_>, at: Place<'_>, is: &XmlContent) -> TokenStream {
    match is {
        XmlContent::Text => quote! { rt::Xml::Text },
        XmlContent::Number => quote! { rt::Xml::Number },
        XmlContent::Bool => quote! { rt::Xml::Bool },
        XmlContent::Any => quote! { rt::Xml::Any },
        XmlContent::List(item) => {
            let item = element(cx, at, item);
            quote! { rt::Xml::List(&#item) }
        }
        XmlContent::Places(places) => {
            let places = places.iter().map(|place| element(cx, at, place));
            quote! { rt::Xml::Places(&[#(#places),*]) }
        }
        XmlContent::Object { fields, rest } => {
            let fields = fields.iter().map(|item| field(cx, at, item));
            let rest = rest.as_ref().map_or_else(
                || quote! { ::std::option::Option::None },
                |rest| {
                    let rest = content(cx, at, rest);
                    quote! { ::std::option::Option::Some(&#rest) }
                },
            );
            quote! { rt::Xml::Object(&[#(#fields),*], #rest) }
        }
        XmlContent::Type(id) => {
            let ty = type_path(cx, at, *id);
            quote! { rt::Xml::Of(rt::xml_of::<#ty>) }
        }
    }
}

fn field(cx: Context<'_>, place: Place<'_>, field: &XmlField) -> TokenStream {
    let key = &field.property;
    let (name, content) = (name(&field.name), content(cx, place, &field.content));
    let node = match field.node {
        XmlNode::Element => quote! { rt::XmlField::element(#key, #name, #content) },
        XmlNode::Attribute => quote! { rt::XmlField::attribute(#key, #name, #content) },
        XmlNode::Text => quote! { rt::XmlField::text(#key, #content) },
        XmlNode::Cdata => quote! { rt::XmlField::cdata(#key, #content) },
        XmlNode::None => quote! { rt::XmlField::inline(#key, #content) },
    };
    let absent = field.absent.map(|absent| match absent {
        XmlAbsent::EmptyList => quote! { .absent("[]") },
        XmlAbsent::EmptyObject => quote! { .absent("{}") },
        XmlAbsent::EmptyText => quote! { .absent("\"\"") },
        XmlAbsent::Null => quote! { .absent("null") },
    });
    quote! { #node #absent }
}

fn name(XmlName { local, namespace, prefix }: &XmlName) -> TokenStream {
    let namespace = namespace.as_ref().map(|namespace| quote! { .namespace(#namespace) });
    let prefix = prefix.as_ref().map(|prefix| quote! { .prefix(#prefix) });
    quote! { rt::XmlName::new(#local) #namespace #prefix }
}
