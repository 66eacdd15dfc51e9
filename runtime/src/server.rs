//! The address that paths are joined to.

use url::{Origin, Url};

use crate::error::BuildError;

/// A checked base address: scheme, host, port and base path, without a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    prefix: String,
    origin: Origin,
}

impl Base {
    /// Reads an address. Query, fragment and credentials have no place in it.
    pub(crate) fn read(text: &str) -> Result<Self, BuildError> {
        let url = Url::parse(text).map_err(|error| invalid(&error.to_string()))?;
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

fn invalid(why: &str) -> BuildError {
    BuildError::new(format!("base address is not usable: {why}"))
}
