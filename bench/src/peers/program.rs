//! A program that calls five operations of a generated crate and prints what they reply.
//!
//! Arguments come from one function that the optimiser cannot see through, the same for all generators; so what is compiled is what the
//! calls need, and nothing that builds values. The program is built, not run.

use quote::ToTokens as _;
use syn::{FnArg, ImplItem, Item, ReturnType, Type, Visibility};

use super::source::Placed;
use super::tool::Tool;

/// A call that can be written down without knowing the API.
#[derive(Clone, Debug)]
pub(crate) struct Callable {
    /// What generators agree on: the operation's id in small letters and digits.
    pub(crate) key: String,
    receiver: String,
    method: String,
    arguments: Vec<String>,
}

/// The operations of a crate, in the order of its files.
pub(crate) fn callables(tool: Tool, items: &[Placed]) -> Vec<Callable> {
    let mut found = Vec::new();
    for placed in items {
        let Item::Impl(block) = &placed.item else { continue };
        let Some(receiver) = receiver(tool, &placed.module, &block.self_ty).filter(|_| block.trait_.is_none()) else {
            continue;
        };
        for member in &block.items {
            let ImplItem::Fn(method) = member else { continue };
            if is_operation(tool, method) {
                found.extend(callable(&receiver, method));
            }
        }
    }
    found
}

/// The type that operations hang off, as another crate names it.
fn receiver(tool: Tool, module: &[String], ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let name = segment.ident.to_string();
    if !tool.is_ours() {
        return ["Client", "HttpClient"].contains(&name.as_str()).then(|| format!("api::{name}"));
    }
    match module.first().map(String::as_str) {
        None | Some("client" | "types" | "server" | "security") => None,
        Some(_) if name == "Client" => Some("api::Client".to_owned()),
        Some(module) if !segment.arguments.is_none() => Some(format!("api::{module}::{name}<'static>")),
        Some(_) => None,
    }
}

fn is_operation(tool: Tool, method: &syn::ImplItemFn) -> bool {
    let is_public = matches!(method.vis, Visibility::Public(_));
    let has_receiver = method.sig.receiver().is_some();
    is_public
        && has_receiver
        && (tool.is_ours() || method.sig.asyncness.is_some())
        && !matches!(method.sig.output, ReturnType::Default)
}

fn callable(receiver: &str, method: &syn::ImplItemFn) -> Option<Callable> {
    if method.sig.generics.type_params().next().is_some() {
        return None;
    }
    let arguments = method.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(typed) => Some(argument(&typed.ty)),
    });
    let name = method.sig.ident.to_string();
    Some(Callable {
        key: name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect(),
        receiver: receiver.to_owned(),
        method: name,
        arguments: arguments.collect::<Option<_>>()?,
    })
}

/// An expression for an argument; `None` where its type cannot be inferred.
fn argument(ty: &Type) -> Option<String> {
    let text = ty.to_token_stream().to_string().replace(' ', "");
    let Type::ImplTrait(_) = ty else { return (!text.contains("impl")).then(|| "arg()".to_owned()) };
    let inner = text.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>'))?;
    match inner {
        "str" | "String" | "::std::string::String" => Some("\"\"".to_owned()),
        // The program has no dependency but the crate, which passes the runtime on.
        path if path.starts_with("::") => {
            Some(format!("arg::<{}>()", path.replace("::clientwright_runtime::", "api::runtime::")))
        }
        path if path.contains('<') => None,
        path => Some(format!("arg::<api::{}>()", path.strip_prefix("crate::").unwrap_or(path))),
    }
}

/// Five of the operations that all have, spread over the description.
pub(crate) fn five(all: &[Vec<Callable>]) -> Vec<String> {
    let Some((first, others)) = all.split_first() else { return Vec::new() };
    let is_common = |key: &str| others.iter().all(|other| other.iter().any(|callable| callable.key == key));
    let common: Vec<&str> = first.iter().map(|callable| callable.key.as_str()).filter(|key| is_common(key)).collect();
    (0..5).filter_map(|n| common.get(n * common.len() / 5)).map(|key| (*key).to_owned()).collect()
}

/// The program's text.
pub(crate) fn program(name: &str, callables: &[Callable], keys: &[String]) -> String {
    let calls = keys.iter().filter_map(|key| callables.iter().find(|callable| callable.key == *key));
    let calls = calls.map(|Callable { receiver, method, arguments, .. }| {
        format!(
            "    let receiver: {receiver} = arg();\n    println!(\"{{:?}}\", wait(receiver.{method}({})));\n",
            arguments.join(", ")
        )
    });
    format!(
        "use std::future::IntoFuture;\nuse std::task::{{Context, Poll, Waker}};\n\nuse {name} as api;\n\n\
         #[inline(never)]\nfn arg<T>() -> T {{\n    std::hint::black_box(None::<T>).expect(\"an argument\")\n}}\n\n\
         fn wait<F: IntoFuture>(future: F) -> F::Output {{\n    let mut future = Box::pin(future.into_future());\n    loop {{\n        \
         if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {{\n            return output;\n        \
         }}\n    }}\n}}\n\nfn main() {{\n{}}}\n",
        calls.collect::<String>()
    )
}
