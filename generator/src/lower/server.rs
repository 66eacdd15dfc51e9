//! Servers and their variables.

use openapiv3::{Server, ServerVariable};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, ServerSegment};

use super::context::{Context, member};

/// The servers of a list that stands at `location`; `names` holds the `name` of each, where a later version gives one.
pub(super) fn lower_servers(cx: &mut Context<'_>, servers: &[Server], location: &Location) -> Vec<ir::Server> {
    let list = member(location, "servers");
    servers
        .iter()
        .enumerate()
        .map(|(index, server)| {
            let location = Location { pointer: list.pointer.index(index), ..list.clone() };
            lower_server(cx, server, location)
        })
        .collect()
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
                    return ServerSegment::Variable(lower_variable(name, variable));
                }
                let message = format!("the URL names the variable `{name}`, which `variables` does not describe");
                cx.report(Code::MissingField, &member(&location, "variables"), message);
                ServerSegment::Literal(format!("{{{name}}}"))
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

fn lower_variable(name: &str, variable: &ServerVariable) -> ir::ServerVariable {
    let ServerVariable { enumeration, default, description, extensions: _ } = variable;
    ir::ServerVariable {
        name: name.to_owned(),
        default: default.clone(),
        values: enumeration.clone(),
        description: description.clone(),
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
