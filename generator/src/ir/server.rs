//! Servers.

use std::borrow::Cow;

use crate::diagnostics::Location;

use super::Enum;

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL as written; `/` when the description has none.
    pub url: String,
    /// The URL, taken apart.
    pub segments: Vec<ServerSegment>,
    /// `name` (OpenAPI 3.2).
    pub name: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// Where; the document when it has none.
    pub location: Location,
}

impl Server {
    /// Its variables, each once.
    pub fn variables(&self) -> Vec<&ServerVariable> {
        let mut variables: Vec<&ServerVariable> = Vec::new();
        for segment in &self.segments {
            match segment {
                ServerSegment::Variable(variable) if variables.iter().all(|known| known.name != variable.name) => {
                    variables.push(variable);
                }
                ServerSegment::Variable(_) | ServerSegment::Literal(_) => {}
            }
        }
        variables
    }

    /// Whether its address depends on where the description comes from (OpenAPI 3.2, section Server Object, `url`).
    pub fn is_relative(&self) -> bool {
        !self.default_url().contains("://")
    }

    /// The URL with the defaults of its variables.
    pub fn default_url(&self) -> String {
        let parts = self.segments.iter().map(|segment| match segment {
            ServerSegment::Literal(text) => Cow::Borrowed(text.as_str()),
            ServerSegment::Variable(variable) => variable.initial(),
        });
        if self.segments.is_empty() { self.url.clone() } else { parts.collect() }
    }
}

/// A part of a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerSegment {
    /// Text as it stands.
    Literal(String),
    /// A variable.
    Variable(ServerVariable),
}

/// A variable of a server's URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// What it is unless set; `None` when the description does not say.
    pub default: Option<String>,
    /// What it may be, the default among it; `None` when that is anything.
    pub values: Option<Enum>,
    /// `description`.
    pub description: Option<String>,
}

impl ServerVariable {
    /// The default; without one its name in braces, which no address can hold, so that it has to be set.
    pub fn initial(&self) -> Cow<'_, str> {
        self.default.as_deref().map_or_else(|| Cow::Owned(format!("{{{}}}", self.name)), Cow::Borrowed)
    }
}
