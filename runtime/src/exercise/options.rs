//! What the program is told on its command line.

use url::Url;

/// What to call, how often, with which values.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) address: Url,
    pub(super) seed: u64,
    pub(super) calls: u64,
    pub(super) only: Option<String>,
}

/// How it is called.
pub(super) const USAGE: &str = "ADDRESS [--seed N] [--calls N] [--only TEXT]: calls each operation (whose name has TEXT in it) so many times (once, unless set) with values made up from the seed (1, unless set)";

impl Options {
    /// Reads the arguments; what is wrong in them otherwise.
    pub(super) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let address = arguments.next().ok_or("an address is missing")?;
        let address = Url::parse(&address).map_err(|error| format!("`{address}` is no address: {error}"))?;
        if address.host_str().is_none() {
            return Err(format!("`{address}` has no host"));
        }
        let mut options = Self { address, seed: 1, calls: 1, only: None };
        while let Some(flag) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("`{flag}` has no value"))?;
            let number = || value.parse().map_err(|_| format!("`{value}` is no number"));
            match flag.as_str() {
                "--seed" => options.seed = number()?,
                "--calls" => options.calls = number()?,
                "--only" => options.only = Some(value),
                _ => return Err(format!("`{flag}` is unknown")),
            }
        }
        Ok(options)
    }
}
