//! The judges.

use std::path::Path;
use std::process::Command;

use crate::request::Request;
use crate::{prism, steady};

/// A mock server that judges requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judge {
    /// Steady: says of each request whether the client or the description is at fault.
    Steady,
    /// Prism: validates each request, formats and patterns included; reads Swagger 2.0, too.
    Prism,
}

/// What a judge says of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// The request.
    pub(crate) request: Request,
    /// The operation that the judge takes it for, where it tells: `GET /pets/{id}`.
    pub(crate) route: Option<String>,
    /// What it holds against the client.
    pub(crate) complaints: Vec<Complaint>,
}

/// What is held against a client.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Complaint {
    /// The kind, in the judge's own terms.
    pub(crate) kind: String,
    /// What it says.
    pub(crate) text: String,
}

impl Heard {
    /// Whether the judge takes the request for one of that operation.
    pub(crate) fn is_of(&self, route: &str) -> bool {
        self.route.as_deref().map_or_else(|| self.request.is_of(route), |known| known == route)
    }
}

impl Judge {
    pub(crate) const ALL: [Self; 2] = [Self::Steady, Self::Prism];

    /// The judge of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|judge| judge.name() == name)
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::Prism => "prism",
        }
    }

    /// The command that serves a description on a port of this machine alone; `packages` is where the judges are installed.
    pub(crate) fn command(self, packages: &Path, entry: &Path, port: u16) -> Command {
        let mut command = Command::new(packages.join("node_modules/.bin").join(self.name()));
        let port = port.to_string();
        match self {
            Self::Steady => command.args(["--host", "127.0.0.1", "--log-format", "json", "--port", &port]),
            Self::Prism => command.args(["mock", "--host", "127.0.0.1", "--port", &port]),
        };
        command.arg(entry);
        command
    }

    /// What it said of each request, in order, from what it printed.
    pub(crate) fn hear(self, log: &str) -> Vec<Heard> {
        match self {
            Self::Steady => steady::hear(log),
            Self::Prism => prism::hear(log),
        }
    }
}
