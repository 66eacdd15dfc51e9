//! The type of a call: its setters, and the ways to send it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Operation, Stream, StreamContent};
use crate::names::OperationNames;

use super::context::{Context, ident};
use super::docs::{Comment, attributes, code};
use super::naming::named_by_description;
use super::operation::body_setter;
use super::operation_docs::body_facts;
use super::outcome::{failure, own_names, success};
use super::parameter::{body_handover, handover, setter_docs};
use super::type_expression::{Place, expression};

/// The call and all that it implements.
pub(super) fn render_call(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let call = [definition(operation, names), methods(cx, operation, names), into_future(cx, operation, names)];
    call.into_iter().chain(own_names(cx, operation, names)).collect()
}

fn definition(operation: &Operation, names: &OperationNames) -> TokenStream {
    let id = code(operation.id.as_deref().unwrap_or_else(|| names.method.as_str()));
    let docs = attributes(Comment::text(format!("A call of {id}; await it, or one of its methods, to send it.")));
    let call = ident(&names.call);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct #call {
            call: rt::Call,
        }
    }
}

fn methods(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let call = ident(&names.call);
    let setters = setters(cx, operation, names);
    let (success, failure) = (success(cx, operation, names), failure(cx, operation, names));
    let (success_type, success_decoder) = (success.ty, success.decoder);
    let (failure_type, failure_decoder) = (failure.ty, failure.decoder);
    let stream = operation.responses.iter().find_map(|response| response.stream.as_ref());
    let stream = stream.map(|stream| stream_method(cx, stream, &failure_type, &failure_decoder));
    quote! {
        impl #call {
            #(#setters)*

            /// Adds a header, in place of one of the same name. Its value is treated as a secret.
            #[inline]
            pub fn header(self, name: &str, value: &str) -> Self {
                Self { call: self.call.header(name, value) }
            }

            /// Adds a pair to the query, after the operation's own.
            #[inline]
            pub fn query(self, name: &str, value: &str) -> Self {
                Self { call: self.call.query(name, value) }
            }

            /// Sets the time for this call, in place of the client's.
            #[inline]
            pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
                Self { call: self.call.timeout(timeout) }
            }

            /// Sends it; success gives status and headers beside the value.
            #[inline]
            pub fn response(self) -> rt::ResponseFuture<#success_type, #failure_type> {
                self.call.send_for_response(#success_decoder, #failure_decoder)
            }

            #stream

            /// Sends it; every answer is given as it was received, whatever its status.
            #[inline]
            pub fn raw(self) -> rt::RawFuture {
                self.call.send_for_raw()
            }
        }
    }
}

/// The method that gives the body as it arrives.
fn stream_method(
    cx: Context<'_>,
    Stream { media_type, content }: &Stream,
    failure: &TokenStream,
    documented: &TokenStream,
) -> TokenStream {
    let item = content.ty().map(|ty| expression(cx, Place::Tag, ty));
    let (what, ty, open) = match content {
        StreamContent::Bytes => ("its bytes", quote! { rt::ByteStream }, quote! { ::std::convert::identity }),
        StreamContent::Events(None) => {
            ("its events", quote! { rt::Events<::std::string::String> }, quote! { rt::Events::text })
        }
        StreamContent::Events(Some(_)) => ("its events", quote! { rt::Events<#item> }, quote! { rt::Events::json }),
        StreamContent::NamedEvents(_) => ("its events", quote! { rt::Events<#item> }, quote! { rt::Events::by_name }),
        StreamContent::Lines(_) => ("its values", quote! { rt::Values<#item> }, quote! { rt::Values::lines }),
        StreamContent::Records(_) => ("its values", quote! { rt::Values<#item> }, quote! { rt::Values::records }),
    };
    let text = format!("Sends it, asking for {}; success gives {what} as they arrive.", code(media_type));
    let time = "The client's time for calls does not count, that of this call does.".to_owned();
    let docs = attributes(Comment::text(text).facts([time]));
    quote! {
        #docs
        #[inline]
        pub fn stream(self) -> rt::StreamFuture<#ty, #failure> {
            self.call.send_for_stream(#media_type, #open, #documented)
        }
    }
}

/// A setter for each parameter that is not an argument, and for a body that is not.
fn setters(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    let all = operation.parameters.iter().zip(names.parameters.iter().zip(&names.setters)).enumerate();
    let optional = all.filter(|(_, (parameter, _))| !parameter.required);
    let mut methods: Vec<TokenStream> = optional
        .map(|(index, (parameter, (name, setter)))| {
            let docs = attributes(setter_docs(cx, parameter));
            let deprecated = parameter.deprecated.then(|| quote! { #[deprecated] });
            let handover = handover(cx, parameter, &ident(name), index);
            let (setter, taken, step) = (ident(setter), handover.parameter, handover.step);
            let naming = named_by_description([&handover.name]);
            quote! {
                #docs
                #deprecated
                #naming
                #[inline]
                pub fn #setter(self, #taken) -> Self {
                    Self { call: self.call #step }
                }
            }
        })
        .collect();
    methods.extend(body_setter_method(cx, operation, names));
    methods
}

fn body_setter_method(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let setter = body_setter(operation, names)?;
    let body = operation.request_body.as_ref()?;
    let docs = attributes(Comment::text("Sets the request body.").docs(&body.docs).facts(body_facts(body)));
    let handover = body_handover(cx, &body.body.content, &ident(&names.body));
    let (taken, step) = (handover.parameter, handover.step);
    Some(quote! {
        #docs
        #[inline]
        pub fn #setter(self, #taken) -> Self {
            Self { call: self.call #step }
        }
    })
}

fn into_future(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let call = ident(&names.call);
    let (success, failure) = (success(cx, operation, names), failure(cx, operation, names));
    let (success_type, success_decoder) = (success.ty, success.decoder);
    let (failure_type, failure_decoder) = (failure.ty, failure.decoder);
    quote! {
        impl ::std::future::IntoFuture for #call {
            type Output = ::std::result::Result<#success_type, rt::CallError<#failure_type>>;
            type IntoFuture = rt::ValueFuture<#success_type, #failure_type>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.call.send(#success_decoder, #failure_decoder)
            }
        }
    }
}
