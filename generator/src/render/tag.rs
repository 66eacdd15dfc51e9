//! A tag: the group of its operations, their calls and descriptors; and the operations that have no tag.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Shape;
use crate::ir::{Operation, Tag, TagId};
use crate::names::{OperationNames, TagNames};
use crate::parallel::on_every_core;

use super::call::render_call;
use super::context::{Context, ident};
use super::descriptor::render_descriptor;
use super::docs::{Comment, attributes, code};
use super::imports::Scope;
use super::module::{Condition, Module, Visibility};
use super::operation::{Receiver, render_operation};
use super::piece::{Piece, join, piece};

/// Modules beside that of a tag.
const SIBLINGS: [&str; 2] = ["security", "types"];

type Operations<'a> = Vec<(&'a Operation, &'a OperationNames)>;

/// A part of a module that is made by itself: the largest descriptions have one tag for hundreds of operations.
enum Part<'a> {
    /// What operations hang off, with a method for each.
    Methods(Option<TagId>, &'a Operations<'a>),
    /// What a call needs beside its method.
    Call(&'a Operation, &'a OperationNames),
}

/// The module of each tag that has operations, then that of operations without a tag, if there are any.
pub(super) fn render_tags(cx: Context<'_>) -> Vec<Module> {
    let tags = (0..cx.api.tags.len()).map(|index| Some(TagId::from_index(index))).chain([None]);
    let groups: Vec<(Option<TagId>, Operations<'_>)> =
        tags.map(|tag| (tag, operations(cx, tag))).filter(|(_, operations)| !operations.is_empty()).collect();
    let scopes: Vec<Scope<'_>> = groups.iter().map(|(tag, operations)| scope(cx, *tag, operations)).collect();
    let parts: Vec<(Part<'_>, &Scope<'_>)> = groups
        .iter()
        .zip(&scopes)
        .flat_map(|((tag, operations), scope)| parts(*tag, operations).map(move |part| (part, scope)))
        .collect();
    let mut pieces = on_every_core(&parts, |(part, scope)| piece(part_items(cx, part), &SIBLINGS, scope)).into_iter();
    let modules = groups.iter().filter_map(|(tag, operations)| {
        let pieces: Vec<Piece> = pieces.by_ref().take(parts_of(operations)).collect();
        module(cx, *tag, join(&pieces, &SIBLINGS))
    });
    modules.collect()
}

fn parts<'a>(tag: Option<TagId>, operations: &'a Operations<'a>) -> impl Iterator<Item = Part<'a>> {
    let calls = operations.iter().map(|(operation, names)| Part::Call(operation, names));
    std::iter::once(Part::Methods(tag, operations)).chain(calls)
}

/// How many parts the module of these operations has.
const fn parts_of(operations: &Operations<'_>) -> usize {
    1 + operations.len()
}

fn part_items(cx: Context<'_>, part: &Part<'_>) -> Vec<TokenStream> {
    match part {
        Part::Methods(tag, operations) => match tag.and_then(|id| named(cx, id)) {
            Some((tag, names)) => group(cx, tag, names, operations),
            None => vec![client_methods(cx, operations)],
        },
        Part::Call(operation, names) => {
            std::iter::once(render_descriptor(cx, operation, names)).chain(render_call(cx, operation, names)).collect()
        }
    }
}

/// What the module of a tag defines.
fn scope<'a>(cx: Context<'a>, tag: Option<TagId>, operations: &Operations<'a>) -> Scope<'a> {
    let group = tag.and_then(|id| named(cx, id)).map(|(_, names)| &names.group);
    let own = operations
        .iter()
        .flat_map(|(_, names)| std::iter::once(&names.call).chain(&names.success).chain(&names.errors));
    group.into_iter().chain(own).collect()
}

fn named(cx: Context<'_>, id: TagId) -> Option<(&Tag, &TagNames)> {
    cx.api.tags.get(id.index()).zip(cx.names.tags.get(id.index()))
}

/// Whether any operation hangs off the tag.
pub(super) fn has_operations(cx: Context<'_>, tag: TagId) -> bool {
    cx.api.operations.iter().any(|operation| operation.tags.first() == Some(&tag))
}

fn operations(cx: Context<'_>, tag: Option<TagId>) -> Operations<'_> {
    let all = cx.api.operations.iter().zip(&cx.names.operations);
    all.filter(|(operation, _)| operation.tags.first().copied() == tag).collect()
}

/// The module around the items of a tag, or of the operations without.
fn module(cx: Context<'_>, tag: Option<TagId>, items: String) -> Option<Module> {
    let Some(id) = tag else {
        let docs = Comment::text("Operations without a tag, which hang off the client.");
        return Some(public("operations", docs, Condition::Always, items));
    };
    let (tag, names) = named(cx, id)?;
    let sentence = format!("Operations tagged {}.", code(&tag.name));
    let feature = (cx.options.shape == Shape::Crate).then(|| format!("Feature: {}.", code(names.feature.as_str())));
    let docs = Comment::text(sentence).docs(&tag.docs).facts(feature);
    Some(public(names.module.as_str(), docs, cx.tag_condition(id), items))
}

fn public(name: &str, docs: Comment, condition: Condition, items: String) -> Module {
    Module { name: name.to_owned(), visibility: Visibility::Public, condition, docs, items, children: Vec::new() }
}

/// A method of the client for each operation without a tag.
fn client_methods(cx: Context<'_>, operations: &Operations<'_>) -> TokenStream {
    let receiver = Receiver { receiver: quote! { &self }, client: quote! { &self.inner } };
    let methods = operations.iter().map(|(operation, names)| render_operation(cx, operation, names, &receiver));
    quote! { impl super::Client { #(#methods)* } }
}

/// The type that an accessor of the client gives, with a method for each operation.
fn group(cx: Context<'_>, tag: &Tag, names: &TagNames, operations: &Operations<'_>) -> Vec<TokenStream> {
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
