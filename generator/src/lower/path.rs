//! Path templates.

use crate::diagnostics::{Code, Diagnostic, Location, Severity};
use crate::hash::HashSet;
use crate::ir::{self, ParameterLocation, PathSegment, PathTemplate};

use super::context::{Context, member};
use super::server::{Piece, split_template};

/// The template, its names bound to the parameters in `path`. A name that no parameter describes becomes a required string; a parameter that the
/// template does not name is dropped, since nothing could send it.
pub(super) fn lower_path(
    cx: &mut Context<'_>,
    text: &str,
    parameters: &mut Vec<ir::Parameter>,
    location: &Location,
) -> PathTemplate {
    let sent = sent_part(cx, text, parameters, location);
    let pieces = split_template(&sent);
    drop_unnamed(cx, &pieces, parameters);
    let mut segments = Vec::with_capacity(pieces.len());
    for piece in pieces {
        segments.push(match piece {
            Piece::Text(text) => PathSegment::Literal(text.to_owned()),
            Piece::Name(name) => PathSegment::Parameter(match position(parameters, name) {
                Some(index) => index,
                None => add_undescribed(cx, name, parameters, location),
            }),
        });
    }
    PathTemplate { text: text.to_owned(), segments }
}

/// OpenAPI 3.2, section Path Templating: braces come in pairs, and a template names a variable once.
pub(super) fn report_templates(cx: &mut Context<'_>) {
    let document = cx.document;
    for path in document.paths.keys() {
        let location = member(&member(&document.root.location, "paths"), path);
        let mut names = HashSet::default();
        for piece in split_template(path) {
            let message = match piece {
                Piece::Text(text) if text.contains(['{', '}']) => {
                    format!("the path template `{path}` has a brace without its partner; it is sent as it is written")
                }
                Piece::Name(name) if !names.insert(name) => {
                    format!("the path template `{path}` names `{name}` twice; one value is sent in both places")
                }
                Piece::Text(_) | Piece::Name(_) => continue,
            };
            let diagnostic = Diagnostic::new(Code::PathMismatch, location.clone(), message);
            cx.push(Diagnostic { severity: Severity::Warning, ..diagnostic });
        }
    }
}

/// OpenAPI 3.2, section Path Templating: a template has neither query nor fragment. A query is sent as it is written, but for pairs that a
/// query parameter sends; a fragment, which some descriptions tell operations of one path apart by, never is.
fn sent_part(cx: &mut Context<'_>, text: &str, parameters: &[ir::Parameter], location: &Location) -> String {
    let (sent, fragment) = text.split_once('#').map_or((text, None), |(sent, fragment)| (sent, Some(fragment)));
    let Some((path, query)) = sent.split_once('?') else {
        if fragment.is_some() {
            warn(cx, location, "a path template has no fragment; it is not sent");
        }
        return sent.to_owned();
    };
    let message = match fragment {
        None => "a path template has no query; it is sent as it is written",
        Some(_) => {
            "a path template has neither query nor fragment; the query is sent as it is written, the fragment is not"
        }
    };
    warn(cx, location, message);
    let is_sent = |pair: &&str| !is_parameter(pair, parameters);
    let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).filter(is_sent).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Whether a query parameter sends a pair of a template's query: `name={name}`, or `name=value` where the parameter is in every call.
fn is_parameter(pair: &str, parameters: &[ir::Parameter]) -> bool {
    let (key, _) = pair.split_once('=').unwrap_or((pair, ""));
    parameters.iter().filter(|parameter| parameter.location_in == ParameterLocation::Query).any(|parameter| {
        let name = &parameter.name;
        pair == format!("{name}={{{name}}}") || pair == format!("{{{name}}}") || (parameter.required && key == name)
    })
}

fn warn(cx: &mut Context<'_>, location: &Location, message: &str) {
    let diagnostic = Diagnostic::new(Code::UnknownValue, location.clone(), message);
    cx.push(Diagnostic { severity: Severity::Warning, ..diagnostic });
}

fn position(parameters: &[ir::Parameter], name: &str) -> Option<usize> {
    parameters.iter().position(|parameter| parameter.location_in == ParameterLocation::Path && parameter.name == name)
}

fn drop_unnamed(cx: &mut Context<'_>, pieces: &[Piece<'_>], parameters: &mut Vec<ir::Parameter>) {
    parameters.retain(|parameter| {
        let is_named = pieces.contains(&Piece::Name(&parameter.name));
        let stays = parameter.location_in != ParameterLocation::Path || is_named;
        if !stays {
            let message = format!("the path template does not name the parameter `{}`", parameter.name);
            cx.report(Code::PathMismatch, &member(&parameter.location, "name"), message.clone());
            cx.leave_out("parameter", &parameter.name, (Code::PathMismatch, &message), &parameter.location);
        }
        stays
    });
}

fn add_undescribed(
    cx: &mut Context<'_>,
    name: &str,
    parameters: &mut Vec<ir::Parameter>,
    location: &Location,
) -> usize {
    let message = format!("no parameter describes `{name}` of the path template; it is sent as a string");
    let mut diagnostic = Diagnostic::new(Code::PathMismatch, location.clone(), message);
    diagnostic.severity = Severity::Warning;
    cx.push(diagnostic);
    parameters.push(ir::Parameter {
        name: name.to_owned(),
        location_in: ParameterLocation::Path,
        ty: ir::TypeExpression::Scalar(ir::Scalar::String),
        required: true,
        style: ir::Style::Simple,
        explode: false,
        allow_reserved: false,
        allow_empty: false,
        content: None,
        constraints: ir::Constraints::default(),
        default: None,
        docs: ir::Docs::default(),
        deprecated: false,
        location: location.clone(),
    });
    parameters.len() - 1
}
