//! An operation: the method that starts a call of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::Operation;
use crate::names::OperationNames;

use super::context::{Context, ident};
use super::docs::attributes;
use super::naming::named_by_description;
use super::operation_docs::comment;
use super::parameter::{Handover, body_handover, handover};

/// More arguments than this, the receiver among them, need a word (`clippy::too_many_arguments`).
const MANY_ARGUMENTS: usize = 7;

/// The receiver of the method, and the runtime's client in it.
pub(super) struct Receiver {
    pub(super) receiver: TokenStream,
    pub(super) client: TokenStream,
}

/// The method that takes what is required and gives the call.
pub(super) fn render_operation(
    cx: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    Receiver { receiver, client }: &Receiver,
) -> TokenStream {
    let docs = attributes(comment(cx, operation, names));
    let deprecated = operation.deprecated.then(|| quote! { #[deprecated] });
    let (method, call, descriptor) = (ident(&names.method), ident(&names.call), ident(&names.descriptor));
    let required = required(cx, operation, names);
    let parameters = required.iter().map(|handover| &handover.parameter);
    let steps = required.iter().map(|handover| &handover.step);
    let many = (required.len() >= MANY_ARGUMENTS).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "the description requires that many arguments")] }
    });
    let own = (required.len() > 1).then(|| Ident::new("call", Span::call_site()));
    let naming = named_by_description(required.iter().map(|handover| &handover.name).chain(&own));
    let start = quote! { rt::Call::new(#client, &#descriptor) };
    let body = if required.len() > 1 {
        quote! {
            let call = #start;
            #call { call: call #(#steps)* }
        }
    } else {
        quote! { #call { call: #start #(#steps)* } }
    };
    quote! {
        #docs
        #deprecated
        #many
        #naming
        #[inline]
        pub fn #method(#receiver, #(#parameters),*) -> #call {
            #body
        }
    }
}

fn required(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<Handover> {
    let parameters = operation.parameters.iter().zip(&names.parameters).enumerate();
    let parameters = parameters.filter(|(_, (parameter, _))| parameter.required);
    let parameters = parameters.map(|(index, (parameter, name))| handover(cx, parameter, &ident(name), index));
    let body = operation.request_body.iter().filter(|body| body.required);
    let body = body.map(|body| body_handover(cx, &body.body.content, &ident(&names.body)));
    parameters.chain(body).collect()
}

/// The name of the setter for an optional body.
pub(super) fn body_setter(operation: &Operation, names: &OperationNames) -> Option<Ident> {
    operation.request_body.as_ref().filter(|body| !body.required).map(|_| ident(&names.body_setter))
}
