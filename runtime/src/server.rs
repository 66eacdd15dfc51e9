//! The addresses that paths are joined to: that of the client, and those that operations name.

use std::borrow::Cow;

use url::{Origin, Url};

use crate::descriptor::Operation;
use crate::error::BuildError;

/// A checked base address: scheme, host, port and base path, without a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    prefix: String,
    origin: Origin,
}

/// The settings of a builder that tell where calls go.
#[derive(Debug)]
pub(crate) struct Addresses {
    /// The server of the description or the address that was set, whichever came last.
    url: String,
    /// A relative server that was chosen.
    relative: String,
    /// Whether the address is one that was set.
    replaced: bool,
    /// Addresses that stand in for servers of operations.
    own: Vec<(&'static str, String)>,
}

/// Where calls go.
#[derive(Debug)]
pub(crate) struct Bases {
    base: Base,
    /// Whether the address stands in for every server of the description.
    replaced: bool,
    own: Vec<(&'static str, Base)>,
}

impl Addresses {
    pub(crate) fn new(server: &str) -> Self {
        Self { url: server.to_owned(), relative: String::new(), replaced: false, own: Vec::new() }
    }

    pub(crate) fn set_server(&mut self, server: &str) {
        if is_relative(server) {
            server.clone_into(&mut self.relative);
        } else {
            *self = Self { own: std::mem::take(&mut self.own), ..Self::new(server) };
        }
    }

    pub(crate) fn set_base(&mut self, url: &str) {
        url.clone_into(&mut self.url);
        self.replaced = true;
    }

    pub(crate) fn set_own(&mut self, server: &'static str, url: &str) {
        self.own.retain(|(known, _)| *known != server);
        self.own.push((server, url.to_owned()));
    }

    /// Checks all of them.
    pub(crate) fn read(&self) -> Result<Bases, BuildError> {
        check_variables(&self.url)?;
        if is_relative(&self.url) {
            return Err(invalid("it is relative, and nothing says to what: set the base address"));
        }
        let mut base = Base::read(&self.url)?;
        if !self.relative.is_empty() {
            base = base.join(&self.relative)?;
        }
        let own = self.own.iter().map(|(server, url)| Ok((*server, Base::read(url)?)));
        Ok(Bases { own: own.collect::<Result<_, BuildError>>()?, base, replaced: self.replaced })
    }
}

impl Bases {
    /// The address of the client.
    pub(crate) fn client(&self) -> &Base {
        &self.base
    }

    /// The address that an operation is called at. Once an address was set, none of the description's is called.
    pub(crate) fn of(&self, operation: &'static Operation) -> Result<Cow<'_, Base>, BuildError> {
        let server = operation.server();
        if let Some((_, base)) = self.own.iter().find(|(known, _)| *known == server) {
            return Ok(Cow::Borrowed(base));
        }
        match (server.is_empty(), is_relative(server)) {
            (true, _) => Ok(Cow::Borrowed(&self.base)),
            (false, true) => self.base.join(server).map(Cow::Owned),
            (false, false) if self.replaced => Ok(Cow::Borrowed(&self.base)),
            (false, false) => Base::read(server).map(Cow::Owned),
        }
    }
}

impl Base {
    /// Reads an address. Query, fragment and credentials have no place in it.
    pub(crate) fn read(text: &str) -> Result<Self, BuildError> {
        check_variables(text)?;
        Self::check(&Url::parse(text).map_err(|error| invalid(&error.to_string()))?)
    }

    /// The address that a relative one stands for (RFC 3986, section 5.2).
    fn join(&self, relative: &str) -> Result<Self, BuildError> {
        check_variables(relative)?;
        let base = Url::parse(&format!("{}/", self.prefix)).map_err(|error| invalid(&error.to_string()))?;
        Self::check(&base.join(relative).map_err(|error| invalid(&error.to_string()))?)
    }

    fn check(url: &Url) -> Result<Self, BuildError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(invalid("its scheme is neither http nor https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("it holds credentials"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("it has a query or a fragment"));
        }
        let prefix = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { prefix, origin: url.origin() })
    }

    /// The address up to where an operation's path begins.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether an address has this scheme, host and port.
    pub(crate) fn is_origin_of(&self, url: &Url) -> bool {
        url.origin() == self.origin
    }
}

/// A variable without a value stands in an address by its name in braces, which no address can hold.
fn check_variables(text: &str) -> Result<(), BuildError> {
    match text.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
        Some((name, _)) => Err(invalid(&format!("its variable `{name}` has no default and is not set"))),
        None => Ok(()),
    }
}

/// Whether an address has no scheme and host of its own.
fn is_relative(url: &str) -> bool {
    !url.contains("://")
}

fn invalid(why: &str) -> BuildError {
    BuildError::new(format!("base address is not usable: {why}"))
}
