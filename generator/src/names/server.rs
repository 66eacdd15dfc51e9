//! Names of servers: what the description calls them, else their host.

use crate::ir;

use super::ladder::{FIELD, SERVER, TYPE, specified, wish};
use super::members::{TypeNames, assign_setters, assign_values, literal_text};
use super::scope::{Sameness, Taken, assign};
use super::wish::Wish;
use super::{Identifier, reserved};

/// The module that all of it stands in.
const MODULE: &str = "server";

/// Words that say nothing about a server.
const FILLERS: &[&str] = &["api", "endpoint", "environment", "host", "server", "the", "url"];

/// The longest description that is taken for a name, in words.
const MOST_WORDS: usize = 3;

/// The names of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerNames {
    /// The variant.
    pub variant: Identifier,
    /// Those of its variables, if it has any.
    pub variables: Option<VariablesNames>,
}

/// The names of what a server's variables are set with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariablesNames {
    /// The struct of them.
    pub name: Identifier,
    /// In the order of [`ir::Server::variables`].
    pub variables: Vec<VariableNames>,
}

/// The names of a variable of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableNames {
    /// The field.
    pub field: Identifier,
    /// The setter.
    pub setter: Identifier,
    /// The enum of its values, if those are known.
    pub values: Option<TypeNames>,
}

impl ServerNames {
    /// All of them.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = &Identifier> {
        let variables = self.variables.iter().flat_map(|names| &names.variables);
        let values = variables.clone().filter_map(|names| names.values.as_ref());
        let fields = variables.map(|names| &names.field);
        [&self.variant]
            .into_iter()
            .chain(fields)
            .chain(values.flat_map(|names| names.members.iter().chain([&names.name])))
    }
}

/// Names for the servers of the API and those of operations, whose types share a module.
pub(super) fn assign_servers(api: &ir::Api) -> [Vec<ServerNames>; 2] {
    let lists = [&api.servers, &api.operation_servers].map(|servers| {
        let variants = assign_variants(servers);
        servers.iter().zip(variants).collect::<Vec<_>>()
    });
    let mut types = assign_types(&lists).into_iter();
    lists.map(|servers| {
        let named = |(server, variant)| ServerNames { variables: assign_variables(server, &mut types), variant };
        servers.into_iter().map(named).collect()
    })
}

/// The struct of each server that has variables, followed by the enums of those whose values are known.
fn assign_types(lists: &[Vec<(&ir::Server, Identifier)>; 2]) -> Vec<Identifier> {
    let mut wishes = Vec::new();
    for (servers, detail) in lists.iter().zip(["variables", "operation variables"]) {
        for (server, variant) in servers {
            let variables = server.variables();
            if !variables.is_empty() {
                wishes.push(specified(variant.as_str(), &[detail], TYPE));
            }
            for variable in variables.into_iter().filter(|variable| variable.values.is_some()) {
                wishes.push(specified(&format!("{variant} {}", variable.name), &["value", detail], TYPE));
            }
        }
    }
    assign(&wishes, &Taken::new(Sameness::Exact, reserved::ITEMS.iter().copied()))
}

fn assign_variables(server: &ir::Server, types: &mut impl Iterator<Item = Identifier>) -> Option<VariablesNames> {
    let variables = server.variables();
    let name = if variables.is_empty() { None } else { types.next() }?;
    let wishes: Vec<Wish> = variables.iter().map(|variable| wish(&variable.name, FIELD)).collect();
    let fields = assign(&wishes, &Taken::default());
    let methods = Taken::new(Sameness::Exact, reserved::TYPE_METHODS.iter().copied().chain(["url"]));
    let setters = assign_setters(fields.iter(), &methods);
    let named = variables.into_iter().zip(fields).zip(setters).map(|((variable, field), setter)| {
        let values = variable.values.as_ref().and_then(|values| {
            let name = types.next()?;
            Some(assign_values(values, name, Identifier::new(MODULE)))
        });
        VariableNames { field, setter, values }
    });
    Some(VariablesNames { name, variables: named.collect() })
}

/// The variant of each server, in their order.
fn assign_variants(servers: &[ir::Server]) -> Vec<Identifier> {
    let wishes: Vec<Wish> = servers
        .iter()
        .map(|server| {
            let address = address(&server.url);
            let called = server.name.clone().or_else(|| server.description.as_deref().and_then(short));
            let [initial, values] = values_text(server);
            match called {
                Some(called) => specified(&called, &[&address, &initial, &values], SERVER),
                None => specified(&address, &[&initial, &values], SERVER),
            }
        })
        .collect();
    assign(&wishes, &Taken::default())
}

/// What tells servers of one address apart: what their variables are at first, and what they may be.
fn values_text(server: &ir::Server) -> [String; 2] {
    let variables = server.variables();
    let initial: Vec<_> = variables.iter().map(|variable| variable.initial()).collect();
    let values = variables.iter().flat_map(|variable| variable.values.iter().flat_map(|values| &values.variants));
    let values: Vec<String> = values.map(|variant| literal_text(&variant.value)).collect();
    [initial.join(" "), values.join(" ")]
}

/// The words of a description that name a server; none when it is a sentence or says nothing.
fn short(description: &str) -> Option<String> {
    let telling = |word: &&str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        !bare.is_empty() && !FILLERS.contains(&bare.to_lowercase().as_str())
    };
    let words: Vec<&str> = description.split_whitespace().filter(telling).collect();
    (1..=MOST_WORDS).contains(&words.len()).then(|| words.join(" "))
}

/// Host and path, without scheme.
fn address(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.trim_matches('/');
    if rest.is_empty() { "default".to_owned() } else { rest.to_owned() }
}
