//! Calls of a generated crate that can be written down without knowing the API.
//!
//! In: the items of the crate. Out: for each operation its name and the expression that calls it with everything that it takes: what is
//! required and what is optional, however the generator asks for it. Must not know: which operations are wanted.

use std::collections::BTreeMap;

use quote::ToTokens as _;
use syn::{FnArg, ImplItem, ImplItemFn, Item, ItemImpl, ReturnType, Type, Visibility};

use super::argument::argument;
use super::source::Placed;
use super::tool::Tool;

/// An operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// What generators agree on: the operation's id in small letters and digits.
    pub(crate) key: String,
    /// The expression; `client` is the client.
    pub(crate) text: String,
}

/// The operations of a crate, in the order of its files.
pub(crate) fn calls(tool: Tool, items: &[Placed]) -> Vec<Call> {
    if tool.is_ours() { calls_by_setters(items) } else { calls_by_arguments(items) }
}

/// How many operations the crate has, those included that nobody can call without knowing the API.
pub(crate) fn operations(tool: Tool, items: &[Placed]) -> usize {
    if !tool.is_ours() {
        return methods_of_client(items).count();
    }
    let output =
        |item: &Item| matches!(item, Item::Impl(item) if trait_name(item).is_some_and(|name| name == "IntoFuture"));
    items.iter().filter(|placed| output(&placed.item)).count()
}

/// Operations are `async` methods of the client, and everything is an argument.
fn calls_by_arguments(items: &[Placed]) -> Vec<Call> {
    methods_of_client(items).filter_map(|method| call("client", method)).collect()
}

fn methods_of_client(items: &[Placed]) -> impl Iterator<Item = &ImplItemFn> {
    let clients = inherent(items).filter(|(_, _, name)| ["Client", "HttpClient"].contains(&name.as_str()));
    clients.flat_map(|(_, item, _)| methods(item)).filter(|method| method.sig.asyncness.is_some())
}

/// Operations are methods of the client or of a group that the client gives; what is optional is set on what they return.
fn calls_by_setters(items: &[Placed]) -> Vec<Call> {
    let receivers = receivers(items);
    let setters = setters(items);
    let mut found = Vec::new();
    for (placed, item, name) in inherent(items) {
        let is_client = name == "Client" && !placed.module.iter().any(|module| module == "client");
        let group = format!("{}::{name}", placed.module.join("::"));
        let receiver = if is_client { Some("client") } else { receivers.get(&group).map(String::as_str) };
        let Some(receiver) = receiver else { continue };
        for method in methods(item) {
            let returned = returned(method).map(|returned| in_module(placed, &returned));
            let Some(setters) = returned.and_then(|returned| setters.get(&returned)) else { continue };
            found.extend(call(receiver, method).map(|call| Call { text: call.text + setters, ..call }));
        }
    }
    found
}

/// How to get every group of operations from the client.
fn receivers(items: &[Placed]) -> BTreeMap<String, String> {
    let of_client = inherent(items).filter(|(_, _, name)| name == "Client").flat_map(|(_, item, _)| methods(item));
    let groups = of_client.filter(|method| method.sig.inputs.len() == 1);
    groups.filter_map(|method| Some((returned(method)?, format!("client.{}()", method.sig.ident)))).collect()
}

/// For every type that is a pending call: its setters, with a value for each.
fn setters(items: &[Placed]) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for placed in items {
        let Item::Impl(item) = &placed.item else { continue };
        let Some(name) = type_name(&item.self_ty) else { continue };
        let text = found.entry(in_module(placed, &name)).or_default();
        if item.trait_.is_none() {
            text.extend(methods(item).filter_map(setter));
        }
    }
    found
}

fn setter(method: &ImplItemFn) -> Option<String> {
    let arguments: Vec<&Type> = arguments(method).collect();
    let [only] = arguments.as_slice() else { return None };
    // The time for one call is no parameter of the operation.
    let is_parameter = !only.to_token_stream().to_string().contains("Duration");
    let is_setter = returned(method)? == "Self" && is_parameter;
    is_setter.then(|| Some(format!(".{}({})", method.sig.ident, argument(only)?)))?
}

fn call(receiver: &str, method: &ImplItemFn) -> Option<Call> {
    if method.sig.generics.type_params().next().is_some() {
        return None;
    }
    let name = method.sig.ident.to_string();
    let arguments = arguments(method).map(argument).collect::<Option<Vec<_>>>()?;
    let key = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    Some(Call { key, text: format!("{receiver}.{name}({})", arguments.join(", ")) })
}

/// Blocks of methods, and the last name of their type.
fn inherent(items: &[Placed]) -> impl Iterator<Item = (&Placed, &ItemImpl, String)> {
    items.iter().filter_map(|placed| match &placed.item {
        Item::Impl(item) if item.trait_.is_none() => Some((placed, item, type_name(&item.self_ty)?)),
        _ => None,
    })
}

/// Public methods that have a receiver and return something.
fn methods(item: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    item.items.iter().filter_map(|inner| match inner {
        ImplItem::Fn(method)
            if matches!(method.vis, Visibility::Public(_))
                && method.sig.receiver().is_some()
                && returned(method).is_some() =>
        {
            Some(method)
        }
        _ => None,
    })
}

fn arguments(method: &ImplItemFn) -> impl Iterator<Item = &Type> {
    method.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(typed) => Some(&*typed.ty),
    })
}

/// The path of the type that a method returns, without arguments.
fn returned(method: &ImplItemFn) -> Option<String> {
    let ReturnType::Type(_, ty) = &method.sig.output else { return None };
    let Type::Path(path) = &**ty else { return None };
    Some(path.path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::"))
}

fn in_module(placed: &Placed, name: &str) -> String {
    format!("{}::{name}", placed.module.join("::"))
}

fn type_name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}

fn trait_name(item: &ItemImpl) -> Option<String> {
    let (path, _) = item.trait_.as_ref()?;
    Some(path.segments.last()?.ident.to_string())
}
