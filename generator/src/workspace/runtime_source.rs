//! Where a generated crate takes the runtime from.

use std::path::PathBuf;
use std::str::FromStr;

/// Where a generated crate takes `clientwright-runtime` from: `path:P` or a version requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeSource {
    /// The registry, by a version requirement.
    Version(String),
    /// A folder.
    Path(PathBuf),
}

impl FromStr for RuntimeSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("path:") {
            Some("") => Err("the path is missing behind `path:`".to_owned()),
            Some(path) => Ok(Self::Path(PathBuf::from(path))),
            None if text.starts_with(|first: char| first.is_ascii_digit() || "^=~<>*".contains(first)) => {
                Ok(Self::Version(text.to_owned()))
            }
            None => Err(format!("`{text}` is neither `path:P` nor a version")),
        }
    }
}
