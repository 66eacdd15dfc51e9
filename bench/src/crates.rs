//! The workspace that is built: for each style a crate with the API and a program that uses five operations of it; the
//! engines that these stand on; and a program that decodes and encodes in all styles.
//!
//! In: the API. Out: files. It must not build them.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use clientwright::load::{Budget, load};
use clientwright::render::Manifest;
use clientwright::{Config, Diagnostics};

use crate::api::{Api, Operation, Struct, Type};
use crate::document::Root;
use crate::styles::operations::{self, Codec};
use crate::styles::{serde_derive, slots, tape};

/// A style of emitted code.
#[derive(Debug)]
pub(crate) struct Style {
    /// Its name in the report.
    pub(crate) title: &'static str,
    /// Its crate is `api_<name>`, its program `user_<name>`.
    pub(crate) name: &'static str,
    /// Flags of cargo.
    pub(crate) flags: &'static [&'static str],
    dependencies: &'static str,
}

/// All styles, the reference first.
pub(crate) const STYLES: [Style; 6] = [
    Style {
        title: "serde derive",
        name: "serde",
        flags: &[],
        dependencies: "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n",
    },
    Style { title: "tape", name: "tape", flags: &[], dependencies: "bench_tape = { path = \"../bench_tape\" }\n" },
    Style { title: "slots, serde off", name: "slots", flags: &[], dependencies: RUNTIME },
    Style { title: "slots, serde on", name: "slots", flags: &["--features", "serde"], dependencies: RUNTIME },
    Style { title: "clientwright, serde off", name: "generated", flags: &[], dependencies: RUNTIME },
    Style {
        title: "clientwright, serde on",
        name: "generated",
        flags: &["--features", "serde"],
        dependencies: RUNTIME,
    },
];

/// The feature that all crates over the runtime have.
const SERDE: &str = "serde = [\"clientwright-runtime/serde\"]\n";

/// Stands for the dependency on the runtime, whose path is not known here.
const RUNTIME: &str = "clientwright-runtime = { path = \"RUNTIME\", default-features = false }\n\n[features]\nserde = [\"clientwright-runtime/serde\"]\n";

/// Writes the workspace; files that are as they should be are left alone.
pub(crate) fn write(folder: &Path, api: &Api, roots: &[Root]) -> Result<(), Box<dyn Error>> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize()?;
    let runtime = runtime.display().to_string();
    put(
        folder,
        "Cargo.toml",
        "[workspace]\nresolver = \"2\"\nmembers = [\"bench_*\", \"api_*\", \"user_*\", \"wire\"]\n",
    )?;
    put_crate(folder, "bench_core", "", &[("lib.rs", include_str!("../engines/core.rs"))])?;
    put_crate(folder, "bench_tape", "", &[("lib.rs", include_str!("../engines/tape.rs"))])?;
    for style in &STYLES {
        let (root, codec, types): (&str, Codec, String) = match style.name {
            "serde" => (serde_derive::ROOT, serde_derive::CODEC, serde_derive::types(api)),
            "tape" => (tape::ROOT, tape::CODEC, tape::types(api)),
            _ => (slots::ROOT, slots::CODEC, slots::types(api)),
        };
        let dependencies = style.dependencies.replace("RUNTIME", &runtime);
        if style.name == "generated" {
            put_generated(folder, api, &dependencies)?;
            continue;
        }
        let dependencies = format!("bench_core = {{ path = \"../bench_core\" }}\n{dependencies}");
        let calls = operations::write(api, codec);
        let name = style.name;
        let files = [("lib.rs", root), ("types.rs", types.as_str()), ("operations.rs", calls.as_str())];
        put_crate(folder, &format!("api_{name}"), &dependencies, &files)?;
        let dependencies =
            format!("bench_core = {{ path = \"../bench_core\" }}\napi_{name} = {{ path = \"../api_{name}\" }}\n");
        put_crate(folder, &format!("user_{name}"), &dependencies, &[("main.rs", &user(api, name, CORE_CLIENT))])?;
    }
    let dependencies = "api_serde = { path = \"../api_serde\" }\napi_tape = { path = \"../api_tape\" }\napi_slots = { path = \"../api_slots\" }\napi_generated = { path = \"../api_generated\" }\n\
                        bench_tape = { path = \"../bench_tape\" }\nserde_json = \"1\"\nclientwright-runtime = { path = \"RUNTIME\", default-features = false }\n";
    put_crate(folder, "wire", &dependencies.replace("RUNTIME", &runtime), &[("main.rs", &wire(roots))])
}

/// The crate that the generator itself makes of the API's description.
fn put_generated(folder: &Path, api: &Api, dependencies: &str) -> Result<(), Box<dyn Error>> {
    put(folder, "api.json", &crate::openapi::document(api))?;
    let mut diagnostics = Diagnostics::new();
    let sources = load(&folder.join("api.json"), Budget::default(), &mut diagnostics).ok_or("no description")?;
    let mut config = Config::new();
    config.name = Some("api_generated".to_owned());
    let generation = clientwright::generate(&sources, &config);
    if generation.files.is_empty() {
        let messages: Vec<&str> = generation.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        return Err(format!("nothing was generated: {}", messages.join("; ")).into());
    }
    // Its features are those of the description's tags, and on by default.
    let features = generation.manifest.as_ref().map(Manifest::features_table).unwrap_or_default();
    put_crate(folder, "api_generated", &dependencies.replace(SERDE, &features), &[])?;
    for file in &generation.files {
        put(folder, &format!("api_generated/{}", file.path), &file.text)?;
    }
    let dependencies = format!("api_generated = {{ path = \"../api_generated\" }}\n{dependencies}");
    put_crate(folder, "user_generated", &dependencies, &[("main.rs", &user(api, "generated", GENERATED_CLIENT))])
}

fn put_crate(folder: &Path, name: &str, dependencies: &str, files: &[(&str, &str)]) -> Result<(), Box<dyn Error>> {
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
    );
    put(folder, &format!("{name}/Cargo.toml"), &manifest)?;
    for (file, text) in files {
        put(folder, &format!("{name}/src/{file}"), text)?;
    }
    Ok(())
}

fn put(folder: &Path, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let path = folder.join(path);
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, text)?)
}

/// A program that calls five operations.
fn user(api: &Api, style: &str, client: &str) -> String {
    let mut calls = String::new();
    let client = client.replace("API", &format!("api_{style}"));
    let is_simple =
        |n: usize| api.structs[n].fields.iter().filter(|field| field.required).all(|field| simple(&field.ty).is_some());
    let with_body = api.operations.iter().filter(|operation| operation.body.is_some_and(is_simple)).take(2);
    let without = api.operations.iter().filter(|operation| operation.body.is_none()).take(3);
    for operation in with_body.chain(without) {
        calls.push_str(&call(api, operation));
    }
    format!(
        "//! Five operations.

use std::future::{{Future, IntoFuture}};
use std::task::{{Context, Poll, Waker}};

use api_{style}::types::*;

struct Canned(Vec<u8>);
{client}
fn wait<F: IntoFuture>(future: F) -> F::Output {{
    let mut future = Box::pin(future.into_future());
    loop {{
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {{
            return output;
        }}
    }}
}}

fn main() {{
    let reply = std::env::args().nth(1).unwrap_or_default();
    let client = client(Canned(reply.into_bytes()));
{calls}}}
"
    )
}

/// A client of the styles that share a core.
const CORE_CLIENT: &str = "
impl bench_core::Transport for Canned {
    fn send(&self, _: &'static str, _: String, _: Vec<u8>) -> bench_core::Boxed<Result<Vec<u8>, bench_core::Error>> {
        let reply = self.0.clone();
        Box::pin(async move { Ok(reply) })
    }
}

fn client(canned: Canned) -> API::operations::Client {
    API::operations::Client::new(std::sync::Arc::new(canned))
}
";

/// A client of the runtime.
const GENERATED_CLIENT: &str = "
use clientwright_runtime::transport::{Answer, Body, BoxFuture, Request, Transport, TransportError};

impl Transport for Canned {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        let body = Body::full(self.0.clone());
        Box::pin(async move { Ok(Answer::new(clientwright_runtime::http::StatusCode::OK, Default::default(), body)) })
    }
}

fn client(canned: Canned) -> api_generated::Client {
    api_generated::Client::builder().transport(canned).build().expect(\"a client\")
}
";

fn call(api: &Api, operation: &Operation) -> String {
    let body = operation.body.map(|n| format!(", {}", construct(&api.structs[n]))).unwrap_or_default();
    format!("    println!(\"{{:?}}\", wait(client.area{}().{}(\"1\"{body})));\n", operation.tag, operation.name)
}

fn construct(item: &Struct) -> String {
    let arguments: Vec<&str> =
        item.fields.iter().filter(|field| field.required).filter_map(|field| simple(&field.ty)).collect();
    format!("{}::new({})", item.name, arguments.join(", "))
}

/// A value of a type that needs no other type.
fn simple(ty: &Type) -> Option<&'static str> {
    Some(match ty {
        Type::Text | Type::DateTime | Type::Any => "\"text\"",
        Type::Integer => "1",
        Type::Number => "1.5",
        Type::Bool => "true",
        Type::List(_) => "Vec::new()",
        _ => return None,
    })
}

/// A program that decodes and encodes the documents in all styles, in turn.
fn wire(roots: &[Root]) -> String {
    let mut text = String::from(WIRE);
    text.push_str(
        "\nfn main() {\n    let rounds = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(50);\n",
    );
    for Root { title, name, file } in roots {
        _ = writeln!(
            text,
            "    let json = std::fs::read(\"{file}\").expect(\"a document\");\n    measure({title:?}, &json, rounds, &[
        (\"serde derive\", &style(|json| serde_json::from_slice::<Vec<api_serde::types::{name}>>(json).expect(\"serde\"), |value| serde_json::to_vec(value).expect(\"serde\"))),
        (\"tape\", &style(|json| bench_tape::decode::<Vec<api_tape::types::{name}>>(json).expect(\"tape\"), |value| bench_tape::encode(value))),
        (\"clientwright\", &style(|json| rt::decode::<Vec<api_generated::types::{name}>>(json).expect(\"clientwright\"), |value| rt::encode(value).expect(\"clientwright\"))),
        (\"slots\", &style(|json| rt::decode::<Vec<api_slots::types::{name}>>(json).expect(\"slots\"), |value| rt::encode(value).expect(\"slots\"))),
    ]);"
        );
    }
    text.push_str("}\n");
    text
}

const WIRE: &str = "//! Decodes and encodes in all styles, in turn.

use std::hint::black_box;
use std::time::{Duration, Instant};

use clientwright_runtime::rt::v1 as rt;

type Round = (Duration, Duration, Vec<u8>);

/// The time to decode and drop, the time to encode, and what was encoded.
fn style<T>(decode: impl Fn(&[u8]) -> T, encode: impl Fn(&T) -> Vec<u8>) -> impl Fn(&[u8]) -> Round {
    move |json| {
        let start = Instant::now();
        drop(black_box(decode(black_box(json))));
        let decoded = start.elapsed();
        let value = decode(json);
        let start = Instant::now();
        let text = black_box(encode(black_box(&value)));
        (decoded, start.elapsed(), text)
    }
}

fn measure(title: &str, json: &[u8], rounds: usize, styles: &[(&str, &dyn Fn(&[u8]) -> Round)]) {
    let mut times = vec![(Vec::new(), Vec::new()); styles.len()];
    let document: serde_json::Value = serde_json::from_slice(json).expect(\"JSON\");
    for round in 0..rounds + 3 {
        for ((name, run), times) in styles.iter().zip(&mut times) {
            let (decoded, encoded, text) = run(json);
            if round == 0 {
                let again: serde_json::Value = serde_json::from_slice(&text).expect(\"JSON\");
                assert!(again == document, \"{name} changed the document\");
            }
            if round >= 3 {
                times.0.push(decoded);
                times.1.push(encoded);
            }
        }
    }
    for ((name, _), times) in styles.iter().zip(&mut times) {
        times.0.sort();
        times.1.sort();
        let micros = |times: &[Duration], at: usize| times[at].as_micros();
        let (low, middle) = (rounds / 10, rounds / 2);
        println!(
            \"{title}|{name}|{}|{}|{}|{}\",
            micros(&times.0, middle), micros(&times.0, low), micros(&times.1, middle), micros(&times.1, low)
        );
    }
}
";
