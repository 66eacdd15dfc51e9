//! The constant that describes an operation to the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{
    Body, BodyContent, Constraints, ContentFormat, Encoding, Method, Operation, Parameter, ParameterLocation,
    PathSegment, RequestBody, Response, StatusPattern, Style, TypeExpression,
};
use crate::names::OperationNames;

use super::check::checks;
use super::context::{Context, ident};
use super::security::scheme_name;
use super::type_expression::Place;
use super::xml::element;

/// `static`: id, method, path, parameters, body, responses, security.
pub(super) fn render_descriptor(cx: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let name = ident(&names.descriptor);
    let id = operation.id.as_deref().unwrap_or_else(|| names.method.as_str());
    let method = method(&operation.method);
    let path = operation.path.segments.iter().map(segment);
    let parameters = list("with_parameters", operation.parameters.iter().map(|item| parameter(cx, item)));
    let body = list("with_body", operation.request_body.iter().map(|body| sent(cx, body)));
    let responses = list("with_responses", operation.responses.iter().map(|item| response(cx, item)));
    let security = list("with_security", alternatives(cx, operation).into_iter());
    let server = operation.server.and_then(|id| cx.api.operation_servers.get(id.index())).map(|server| {
        let url = server.default_url();
        quote! { .with_server(#url) }
    });
    let deprecated = operation.deprecated.then(|| quote! { .deprecated() });
    quote! {
        static #name: rt::Operation = rt::Operation::new(#id, #method, &[#(#path),*])
            #parameters #body #responses #security #server #deprecated;
    }
}

/// `.name(&[…])`, nothing for an empty list.
fn list(name: &str, items: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let items: Vec<TokenStream> = items.collect();
    let name = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
    (!items.is_empty()).then(|| quote! { .#name(&[#(#items),*]) })
}

fn method(method: &Method) -> TokenStream {
    match method {
        Method::Get => quote! { rt::Method::GET },
        Method::Put => quote! { rt::Method::PUT },
        Method::Post => quote! { rt::Method::POST },
        Method::Delete => quote! { rt::Method::DELETE },
        Method::Options => quote! { rt::Method::OPTIONS },
        Method::Head => quote! { rt::Method::HEAD },
        Method::Patch => quote! { rt::Method::PATCH },
        Method::Trace => quote! { rt::Method::TRACE },
        Method::Other(token) => quote! { rt::method(#token) },
    }
}

fn segment(segment: &PathSegment) -> TokenStream {
    match segment {
        PathSegment::Literal(text) => quote! { rt::Segment::Literal(#text) },
        PathSegment::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote! { rt::Segment::Parameter(#index) }
        }
    }
}

/// A parameter; only what differs from its location's defaults is said.
fn parameter(cx: Context<'_>, parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let (start, default_style) = match parameter.location_in {
        ParameterLocation::Path => (quote! { rt::Parameter::path(#name) }, Style::Simple),
        ParameterLocation::Query => (quote! { rt::Parameter::query(#name) }, Style::Form),
        ParameterLocation::QueryString => (quote! { rt::Parameter::query_string(#name) }, Style::Form),
        ParameterLocation::Header => (quote! { rt::Parameter::header(#name) }, Style::Simple),
        ParameterLocation::Cookie => (quote! { rt::Parameter::cookie(#name) }, Style::Form),
    };
    if let Some(content) = &parameter.content {
        let style = match content.format {
            ContentFormat::Json => quote! { rt::Style::JsonContent },
            ContentFormat::Form => quote! { rt::Style::FormContent },
            ContentFormat::Text => quote! { rt::Style::TextContent },
        };
        // A text that its caller writes is not what the schema speaks of.
        let checked =
            (content.format != ContentFormat::Text).then(|| checked(cx, &parameter.ty, &parameter.constraints));
        return quote! { #start.styled(#style) #checked };
    }
    let style = (parameter.style != default_style).then(|| {
        let style = style(parameter.style);
        quote! { .styled(#style) }
    });
    let explode = match (parameter.style == Style::Form, parameter.explode) {
        (false, true) => Some(quote! { .exploded() }),
        (true, false) => Some(quote! { .joined() }),
        _ => None,
    };
    let reserved = parameter.allow_reserved.then(|| quote! { .allow_reserved() });
    let empty = parameter.allow_empty.then(|| quote! { .allow_empty() });
    let checked = checked(cx, &parameter.ty, &parameter.constraints);
    quote! { #start #style #explode #reserved #empty #checked }
}

/// What is sent as a body, and what it must fulfil beside what its type says.
fn sent(cx: Context<'_>, RequestBody { body, constraints, .. }: &RequestBody) -> TokenStream {
    let content = content(cx, body);
    let checked = body.content.ty().map(|ty| checked(cx, ty, constraints));
    quote! { #content #checked }
}

fn checked(cx: Context<'_>, ty: &TypeExpression, limits: &Constraints) -> Option<TokenStream> {
    list("checked", checks(cx, ty, limits).into_iter())
}

fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote! { rt::Style::Simple },
        Style::Label => quote! { rt::Style::Label },
        Style::Matrix => quote! { rt::Style::Matrix },
        Style::Form => quote! { rt::Style::Form },
        Style::SpaceDelimited => quote! { rt::Style::SpaceDelimited },
        Style::PipeDelimited => quote! { rt::Style::PipeDelimited },
        Style::TabDelimited => quote! { rt::Style::TabDelimited },
        Style::DeepObject => quote! { rt::Style::DeepObject },
        Style::Cookie => quote! { rt::Style::Cookie },
    }
}

fn content(cx: Context<'_>, body: &Body) -> TokenStream {
    let media_type = &body.media_type;
    match &body.content {
        BodyContent::Json(_) if media_type == "application/json" => quote! { rt::Content::JSON },
        BodyContent::Json(_) => quote! { rt::Content::json(#media_type) },
        BodyContent::Form(_) | BodyContent::Multipart(_) => {
            let encodings = list("with_encodings", body.encodings.iter().map(|item| encoding(cx, item)));
            quote! { rt::Content::raw(#media_type) #encodings }
        }
        BodyContent::Xml(body) => {
            let element = element(cx, Place::Tag, &body.element);
            quote! { rt::Content::xml(#media_type, &#element) }
        }
        BodyContent::Sequence(..) | BodyContent::Text | BodyContent::Bytes => quote! { rt::Content::raw(#media_type) },
    }
}

fn encoding(
    cx: Context<'_>,
    Encoding { property, media_type, style: written, element: in_xml, headers }: &Encoding,
) -> TokenStream {
    let media_type = media_type.as_ref().map(|media_type| quote! { .media_type(#media_type) });
    let written = written.map(|(written, explode)| {
        let style = style(written);
        let joined = (!explode).then(|| quote! { .joined() });
        quote! { .styled(#style) #joined }
    });
    let in_xml = in_xml.as_ref().map(|in_xml| {
        let in_xml = element(cx, Place::Tag, in_xml);
        quote! { .xml(&#in_xml) }
    });
    let headers = headers.iter().filter_map(|header| {
        let (name, value) = (&header.name, header.value.as_ref()?.text());
        Some(quote! { (#name, #value) })
    });
    let headers = list("headers", headers);
    quote! { rt::Encoding::new(#property) #media_type #written #in_xml #headers }
}

fn response(cx: Context<'_>, response: &Response) -> TokenStream {
    let status = status(response.status);
    let content = response.body.iter().map(|body| content(cx, body));
    quote! { rt::DocumentedResponse::new(#status, &[#(#content),*]) }
}

/// The key of a response.
pub(super) fn status(pattern: StatusPattern) -> TokenStream {
    match pattern {
        StatusPattern::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { rt::Status::Code(#code) }
        }
        StatusPattern::Range(class) => {
            let class = Literal::u8_unsuffixed(class);
            quote! { rt::Status::Range(#class) }
        }
        StatusPattern::Default => quote! { rt::Status::Default },
    }
}

fn alternatives(cx: Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let alternatives = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter().filter_map(|(id, _)| scheme_name(cx, *id));
        quote! { &[#(&security::#schemes),*] }
    });
    alternatives.collect()
}
