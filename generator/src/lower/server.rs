//! Servers and their variables.

use indexmap::IndexSet;
use openapiv3::{Server, ServerVariable};

use crate::diagnostics::{Code, Diagnostic, Location, Severity};
use crate::ir::{self, ServerSegment};
use crate::load::Node;
use crate::spec::Extras;

use super::context::{Context, member};

/// The servers of the object at `location`, whose extras hold the `name` of each that has one (OpenAPI 3.2).
pub(super) fn lower_servers(
    cx: &mut Context<'_>,
    servers: &[Server],
    extras: &Extras,
    location: &Location,
) -> Vec<ir::Server> {
    let list = member(location, "servers");
    let mut lowered = Vec::with_capacity(servers.len());
    for (index, server) in servers.iter().enumerate() {
        let location = Location { pointer: list.pointer.index(index), ..list.clone() };
        let mut server = lower_server(cx, server, location);
        server.name = extras.get(&name_path(index)).and_then(Node::as_str).map(str::to_owned);
        lowered.push(server);
    }
    lowered
}

/// The extras that [`lower_servers`] uses.
pub(super) fn used_extras(servers: &[Server]) -> Vec<String> {
    (0..servers.len()).map(name_path).collect()
}

fn name_path(index: usize) -> String {
    format!("servers/{index}/name")
}

/// What stands for an API without servers: the place that the description comes from.
pub(super) fn default_server(location: &Location) -> ir::Server {
    ir::Server {
        url: "/".to_owned(),
        segments: vec![ServerSegment::Literal("/".to_owned())],
        name: None,
        description: None,
        location: location.clone(),
    }
}

fn lower_server(cx: &mut Context<'_>, server: &Server, location: Location) -> ir::Server {
    let Server { url, description, variables, extensions: _ } = server;
    let segments = split_template(url)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => ServerSegment::Literal(text.to_owned()),
            Piece::Name(name) => {
                if let Some(variable) = variables.as_ref().and_then(|variables| variables.get(name)) {
                    let location = member(&member(&location, "variables"), name);
                    return ServerSegment::Variable(lower_variable(cx, name, variable, &location));
                }
                let message = format!("the URL names the variable `{name}`, which `variables` does not describe");
                cx.report(Code::MissingField, &member(&location, "variables"), message);
                ServerSegment::Variable(ir::ServerVariable { name: name.to_owned(), ..ir::ServerVariable::default() })
            }
        })
        .collect();
    for name in variables.iter().flat_map(|variables| variables.keys()) {
        if !url.contains(&format!("{{{name}}}")) {
            let location = member(&member(&location, "variables"), name);
            cx.report(Code::NoEffect, &location, format!("the URL does not name the variable `{name}`"));
        }
    }
    ir::Server { url: url.clone(), segments, name: None, description: description.clone(), location }
}

fn lower_variable(
    cx: &mut Context<'_>,
    name: &str,
    variable: &ServerVariable,
    location: &Location,
) -> ir::ServerVariable {
    let ServerVariable { enumeration, default, description, extensions: _ } = variable;
    let mut values = IndexSet::new();
    for (index, value) in enumeration.iter().enumerate() {
        if !values.insert(value) {
            let list = member(location, "enum");
            let location = Location { pointer: list.pointer.index(index), ..list };
            cx.report(Code::NoEffect, &location, format!("the value `{value}` stands twice"));
        }
    }
    if !values.is_empty() && values.insert(default) {
        let message = format!("the default `{default}` is not among the values of the variable `{name}`");
        let diagnostic = Diagnostic::new(Code::UnknownValue, member(location, "default"), message);
        cx.push(Diagnostic { severity: Severity::Warning, ..diagnostic });
    }
    ir::ServerVariable {
        name: name.to_owned(),
        default: Some(default.clone()),
        values: (!values.is_empty()).then(|| known_values(&values, default)),
        description: description.clone(),
    }
}

fn known_values(values: &IndexSet<&String>, default: &String) -> ir::Enum {
    let variant = |value: &&String| ir::EnumVariant {
        value: ir::Literal::String((*value).clone()),
        name: None,
        docs: ir::Docs::default(),
    };
    ir::Enum {
        repr: ir::Scalar::String,
        variants: values.iter().map(variant).collect(),
        default: values.get_index_of(default),
    }
}

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// The name between braces.
    Name(&'a str),
}

/// Takes `text{name}text` apart; a brace without its partner is text.
pub(super) fn split_template(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}').filter(|(name, _)| !name.contains('{')) else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Name(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::Piece::{Name, Text};
    use super::split_template;

    #[test]
    fn templates_split_at_their_braces() {
        assert_eq!(split_template("/a/{b}/c"), [Text("/a/"), Name("b"), Text("/c")]);
        assert_eq!(split_template("{a}{b}"), [Name("a"), Name("b")]);
        assert_eq!(split_template("/a{"), [Text("/a{")]);
        assert_eq!(split_template("/{a{b}"), [Text("/{a{b}")]);
        assert_eq!(split_template(""), []);
    }
}
