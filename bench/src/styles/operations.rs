//! Operations: the same text in every style but for how bodies are encoded and replies decoded.

use std::fmt::Write as _;

use crate::api::{Api, Operation, Type, pascal};

/// How a style encodes and decodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codec {
    /// A function from a reference to bytes or a message.
    pub(crate) encode: &'static str,
    /// A function from bytes to a value or a message, to be given a type.
    pub(crate) decode: &'static str,
}

/// The client, its tags and operations.
pub(crate) fn write(api: &Api, codec: Codec) -> String {
    let mut text = String::from(CLIENT);
    for tag in 0..10 {
        _ = write!(
            text,
            "\n/// Operations of area {tag}.\n#[derive(Clone)]\npub struct Area{tag}(bench_core::Core);\n\n\
             impl Client {{\n    /// Operations of area {tag}.\n    #[inline]\n    #[must_use]\n    \
             pub fn area{tag}(&self) -> Area{tag} {{\n        Area{tag}(self.0.clone())\n    }}\n}}\n\nimpl Area{tag} {{"
        );
        for operation in api.operations.iter().filter(|operation| operation.tag == tag) {
            text.push_str(&method(api, operation, codec));
        }
        text.push_str("}\n");
    }
    for operation in &api.operations {
        text.push_str(&builder(api, operation, codec));
    }
    text
}

const CLIENT: &str = "use crate::types::*;

/// The client.
#[derive(Clone)]
pub struct Client(bench_core::Core);

impl Client {
    /// A client that sends with a transport.
    #[inline]
    #[must_use]
    pub fn new(transport: ::std::sync::Arc<dyn bench_core::Transport>) -> Self {
        Self(bench_core::Core(transport))
    }
}
";

fn method(api: &Api, operation: &Operation, codec: Codec) -> String {
    let Operation { name, path, body, .. } = operation;
    let builder = pascal(name);
    let argument = body.map(|n| format!(", body: {}", api.structs[n].name)).unwrap_or_default();
    let body = body.map(|_| format!(".body({}(&body))", codec.encode)).unwrap_or_default();
    format!(
        "
    /// The operation at `{path}`; it waits for the service and gives what it replies.
    #[inline]
    #[must_use]
    pub fn {name}(&self, id: impl ::std::convert::Into<::std::string::String>{argument}) -> {builder} {{
        {builder}(bench_core::Call::new(&self.0, {builder}::DESCRIPTOR, id.into()){body})
    }}
"
    )
}

fn builder(api: &Api, operation: &Operation, codec: Codec) -> String {
    let Operation { name, path, body, returns, query, .. } = operation;
    let builder = pascal(name);
    let method = if body.is_some() { "POST" } else { "GET" };
    let names: Vec<String> = query.iter().map(|(name, _)| format!("{name:?}")).collect();
    let names = names.join(", ");
    let reply = &api.structs[*returns].name;
    let mut setters = String::new();
    for (n, (name, ty)) in query.iter().enumerate() {
        let (ty, text) = match ty {
            Type::Integer => ("i64", format!("{name}.to_string()")),
            _ => ("&str", format!("{name}.into()")),
        };
        _ = write!(
            setters,
            "
    /// The query parameter `{name}`.
    #[inline]
    #[must_use]
    pub fn {name}(mut self, {name}: {ty}) -> Self {{
        self.0.query({n}, {text});
        self
    }}
"
        );
    }
    let decode = codec.decode;
    format!(
        "
/// A call of `{name}`.
pub struct {builder}(bench_core::Call);

impl {builder} {{
    const DESCRIPTOR: &'static bench_core::Descriptor =
        &bench_core::Descriptor {{ id: {name:?}, method: {method:?}, path: {path:?}, query: &[{names}] }};
{setters}}}

impl ::std::future::IntoFuture for {builder} {{
    type Output = ::std::result::Result<{reply}, bench_core::Error>;
    type IntoFuture = bench_core::Boxed<Self::Output>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {{
        self.0.send({decode}::<{reply}>)
    }}
}}
"
    )
}
