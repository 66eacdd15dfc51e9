//! A tag: the group of its operations, their calls and descriptors; and the operations that have no tag.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::config::Shape;
use crate::ir::{Operation, Tag, TagId};
use crate::names::{OperationNames, TagNames};
use crate::parallel::on_every_core;

use super::call::render_call;
use super::context::{Context, ident};
use super::descriptor::render_descriptor;
use super::docs::{Comment, attributes, code};
use super::module::{Condition, Module, Visibility, format_with_imports};
use super::operation::{Receiver, render_operation};

/// The module of each tag that has operations, then that of operations without a tag, if there are any.
pub(super) fn render_tags(cx: Context<'_>) -> Vec<Module> {
    let tags = cx.api.tags.iter().zip(&cx.names.tags).enumerate();
    let tags: Vec<(TagId, (&Tag, &TagNames))> = tags.map(|(index, tag)| (TagId::from_index(index), tag)).collect();
    let tagged = on_every_core(&tags, |(id, (tag, names))| render_tag(cx, *id, tag, names));
    tagged.into_iter().flatten().chain(render_untagged(cx)).collect()
}

/// Whether any operation hangs off the tag.
pub(super) fn has_operations(cx: Context<'_>, tag: TagId) -> bool {
    cx.api.operations.iter().any(|operation| operation.tags.first() == Some(&tag))
}

fn operations(cx: Context<'_>, tag: Option<TagId>) -> Vec<(&Operation, &OperationNames)> {
    let all = cx.api.operations.iter().zip(&cx.names.operations);
    all.filter(|(operation, _)| operation.tags.first().copied() == tag).collect()
}

fn render_tag(cx: Context<'_>, id: TagId, tag: &Tag, names: &TagNames) -> Option<Module> {
    let operations = operations(cx, Some(id));
    if operations.is_empty() {
        return None;
    }
    let sentence = format!("Operations tagged {}.", code(&tag.name));
    let mut items = group(cx, tag, names, &operations);
    items.extend(operations.iter().flat_map(|(operation, names)| operation_items(cx, operation, names)));
    let feature = (cx.options.shape == Shape::Crate).then(|| format!("Feature: {}.", code(names.feature.as_str())));
    let docs = Comment::text(sentence).docs(&tag.docs).facts(feature);
    let condition = cx.tag_condition(id);
    Some(Module { condition, ..module(names.module.as_str(), docs, items) })
}

fn render_untagged(cx: Context<'_>) -> Option<Module> {
    let operations = operations(cx, None);
    if operations.is_empty() {
        return None;
    }
    let receiver = Receiver { receiver: quote! { &self }, client: quote! { &self.inner } };
    let methods = operations.iter().map(|(operation, names)| render_operation(cx, operation, names, &receiver));
    let mut items = vec![quote! { impl super::Client { #(#methods)* } }];
    items.extend(operations.iter().flat_map(|(operation, names)| operation_items(cx, operation, names)));
    Some(module("operations", Comment::text("Operations without a tag, which hang off the client."), items))
}

fn module(name: &str, docs: Comment, items: Vec<TokenStream>) -> Module {
    let siblings = ["security", "types"].map(|name| Ident::new(name, Span::call_site()));
    Module {
        name: name.to_owned(),
        visibility: Visibility::Public,
        condition: Condition::Always,
        docs,
        items: format_with_imports(items, &siblings),
        children: Vec::new(),
    }
}

/// The type that an accessor of the client gives, with a method for each operation.
fn group(
    cx: Context<'_>,
    tag: &Tag,
    names: &TagNames,
    operations: &[(&Operation, &OperationNames)],
) -> Vec<TokenStream> {
    let group = ident(&names.group);
    let accessor = names.accessor.as_str();
    let sentence =
        format!("Operations tagged {}; from [`Client::{accessor}`](super::Client::{accessor}).", code(&tag.name));
    let docs = attributes(Comment::text(sentence));
    let receiver = Receiver { receiver: quote! { self }, client: quote! { self.client } };
    let methods = operations.iter().map(|(operation, names)| render_operation(cx, operation, names, &receiver));
    let definition = quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #group<'client> {
            client: &'client rt::Client,
        }
    };
    let methods = quote! {
        impl<'client> #group<'client> {
            #[inline]
            pub(super) const fn new(client: &'client rt::Client) -> Self {
                Self { client }
            }

            #(#methods)*
        }
    };
    vec![definition, methods]
}

fn operation_items(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> Vec<TokenStream> {
    std::iter::once(render_descriptor(cx, operation, names)).chain(render_call(cx, operation, names)).collect()
}
