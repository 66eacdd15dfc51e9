//! The program that calls every operation with values made up from a seed.
//!
//! It has no types and no values of its own: it says which arguments there are, and the runtime makes values up by walking over their types.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{
    BodyContent, Operation, Parameter, ParameterLocation, RequestBody, SecurityScheme, SecuritySchemeKind, TagId,
};
use crate::names::{Identifier, OperationNames};
use crate::output::{GeneratedFile, MARK};

use super::check::checks;
use super::context::{Context, ident};
use super::exception::long_functions;
use super::piece::format_program;
use super::type_expression::{Place, expression};

/// What stands in every credential.
const CREDENTIAL: &str = "exercise";

/// The program, an example of the crate.
pub(super) fn render_exercise(cx: Context<'_>) -> GeneratedFile {
    let groups = groups(cx);
    let calls: Vec<Ident> = groups.iter().map(|(name, _)| name.clone()).collect();
    let items = head(cx, &calls).into_iter().chain(groups.into_iter().map(|(_, function)| function));
    let text = format_program(items, &cx.options.name);
    GeneratedFile { path: "examples/exercise.rs".to_owned(), text: format!("// {MARK}\n\n{}{text}", docs(cx)) }
}

fn docs(cx: Context<'_>) -> String {
    let deprecated = "#![allow(deprecated, reason = \"every operation is called\")]\n\n";
    let name = &cx.options.name;
    format!(
        "//! Calls every operation of `{name}` with values made up from a seed, and says what came of each call.\n\
         //!\n\
         //! ```console\n\
         //! cargo run --features exercise --example exercise -- http://localhost:4010 --seed 1 --calls 3\n\
         //! ```\n\n{deprecated}"
    )
}

fn head(cx: Context<'_>, calls: &[Ident]) -> [TokenStream; 2] {
    let client = if calls.is_empty() {
        quote! { exercise.built(settings.build())?; }
    } else {
        quote! { let client = exercise.built(settings.build())?; }
    };
    let mutable = (!calls.is_empty()).then(|| quote! { mut });
    let credentials = cx.api.security_schemes.iter().zip(&cx.names.security);
    let credentials = credentials.filter_map(|(scheme, setter)| credential(scheme, setter));
    [
        quote! {
            fn main() -> ExitCode {
                run().unwrap_or_else(|code| code)
            }
        },
        quote! {
            fn run() -> ::std::result::Result<ExitCode, ExitCode> {
                let #mutable exercise = Exercise::from_arguments()?;
                let settings = Client::builder()
                    .base_url(exercise.address())
                    .transport(exercise.transport()?)
                    .timeout(Exercise::PATIENCE);
                #(let settings = settings #credentials;)*
                #client
                #(#calls(&mut exercise, &client);)*
                ::std::result::Result::Ok(exercise.finish())
            }
        },
    ]
}

fn credential(scheme: &SecurityScheme, setter: &Identifier) -> Option<TokenStream> {
    let setter = ident(setter);
    match scheme.kind {
        SecuritySchemeKind::Bearer { .. } | SecuritySchemeKind::ApiKey { .. } | SecuritySchemeKind::OAuth { .. } => {
            Some(quote! { .#setter(#CREDENTIAL) })
        }
        SecuritySchemeKind::Basic => Some(quote! { .#setter(#CREDENTIAL, #CREDENTIAL) }),
        SecuritySchemeKind::MutualTls => None,
    }
}

/// A function for the operations of each tag, and for those without.
fn groups(cx: Context<'_>) -> Vec<(Ident, TokenStream)> {
    let tags = (0..cx.api.tags.len()).map(|index| Some(TagId::from_index(index))).chain([None]);
    tags.filter_map(|tag| group(cx, tag)).collect()
}

fn group(cx: Context<'_>, tag: Option<TagId>) -> Option<(Ident, TokenStream)> {
    let names = tag.and_then(|tag| cx.names.tags.get(tag.index()));
    let module = names.map_or("operations", |names| names.module.as_str());
    let name = format_ident!("call_{}", module);
    let receiver = names.map(|names| ident(&names.accessor));
    let all = cx.api.operations.iter().zip(&cx.names.operations);
    let own = all.filter(|(operation, _)| operation.tags.first().copied() == tag);
    let calls: Vec<TokenStream> =
        own.flat_map(|(operation, names)| calls(cx, operation, names, module, receiver.as_ref())).collect();
    let long = long_functions(if calls.len() > 10 { usize::MAX } else { 0 });
    (!calls.is_empty()).then(|| {
        let function = quote! {
            #long
            fn #name(exercise: &mut Exercise, client: &Client) {
                #(#calls)*
            }
        };
        (name, function)
    })
}

/// A call of an operation; a second one where its answer can be read as it arrives.
fn calls(
    cx: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    module: &str,
    accessor: Option<&Ident>,
) -> Vec<TokenStream> {
    let label = format!("{module}.{}", names.method);
    let route = format!("{} {}", operation.method.as_str(), operation.path.text);
    let start = start(cx, operation, names, accessor);
    let is_bare = operation.parameters.is_empty() && operation.request_body.is_none();
    let sampler = if is_bare {
        quote! { _ }
    } else {
        quote! { sampler }
    };
    let streams = operation.responses.iter().any(|response| response.stream.is_some());
    let mut calls = vec![quote! {
        exercise.call(#label, #route, |#sampler| { #start call.response() });
    }];
    if streams {
        calls.push(quote! {
            exercise.stream(#label, #route, |#sampler| { #start call.stream() });
        });
    }
    calls
}

/// `let call = …;` for each step.
fn start(cx: Context<'_>, operation: &Operation, names: &OperationNames, accessor: Option<&Ident>) -> TokenStream {
    let method = ident(&names.method);
    let accessor = accessor.map(|accessor| quote! { .#accessor() });
    let parameters = operation.parameters.iter().zip(&names.setters);
    let required = parameters.clone().filter(|(parameter, _)| parameter.required);
    let arguments = required.map(|(parameter, _)| argument(cx, parameter));
    let body = operation.request_body.as_ref();
    let arguments = arguments.chain(body.filter(|body| body.required).map(|body| body_argument(cx, body)));
    let optional = parameters.filter(|(parameter, _)| !parameter.required).map(|(parameter, setter)| {
        let (setter, value) = (ident(setter), argument(cx, parameter));
        quote! { .#setter(#value) }
    });
    let optional_body = body.filter(|body| !body.required).map(|body| {
        let (setter, value) = (ident(&names.body_setter), body_argument(cx, body));
        quote! { .#setter(#value) }
    });
    let steps = optional.chain(optional_body);
    let media_type = body.and_then(|body| body.choices.iter().find_map(|choice| concrete(choice))).map(|media_type| {
        quote! { let call = call.header("content-type", #media_type); }
    });
    quote! {
        let call = client #accessor.#method(#(#arguments),*);
        #(let call = if sampler.chance() { call #steps } else { call };)*
        #media_type
    }
}

fn argument(cx: Context<'_>, parameter: &Parameter) -> TokenStream {
    let ty = expression(cx, Place::Tag, &parameter.ty);
    let checks = checks(cx, &parameter.ty, &parameter.constraints);
    let method = match parameter.location_in {
        ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::QueryString => quote! { parameter },
        ParameterLocation::Header | ParameterLocation::Cookie => quote! { header },
    };
    quote! { sampler.#method::<#ty>(&[#(#checks),*]) }
}

fn body_argument(cx: Context<'_>, body: &RequestBody) -> TokenStream {
    let method = match body.body.content {
        BodyContent::Text => return quote! { sampler.text() },
        BodyContent::Bytes => return quote! { sampler.upload() },
        BodyContent::Sequence(..) => quote! { sequence },
        BodyContent::Form(_) | BodyContent::Multipart(_) => quote! { form },
        BodyContent::Json(_) | BodyContent::Xml(_) => quote! { body },
    };
    let ty = body.body.content.ty();
    let checks = ty.map(|ty| checks(cx, ty, &body.constraints)).unwrap_or_default();
    let ty = ty.map(|ty| expression(cx, Place::Tag, ty));
    quote! { sampler.#method::<#ty>(&[#(#checks),*]) }
}

/// A media type for a range of them, which a caller has to name.
fn concrete(range: &str) -> Option<&'static str> {
    match range.split('/').next().filter(|_| range.contains('*'))? {
        "audio" => Some("audio/mpeg"),
        "image" => Some("image/png"),
        "text" => Some("text/plain"),
        "video" => Some("video/mp4"),
        _ => Some("application/octet-stream"),
    }
}
